import type { Store } from '../../../../ports';
import { readLedger } from '../../ledgerIndex';
import { contestReport, type ContestReport } from './contestReport';
import { readDecision, readPlan, type DecisionStore } from './decisions';
import { judge } from './judge';
import { standingsOf, TestGroup } from './standings';

export interface ContestStateStore {
	readonly ledger: Pick<Store, 'ledger'>['ledger'];
	readonly events: Pick<Store['events'], 'list'>;
	readonly profiles: DecisionStore;
}

/** How far the test of a campaign's step is, by what its runs left in the store; null = there is none. Decides nothing. Throws STORE_FAILED. */
export async function contestState(
	store: ContestStateStore,
	key: { readonly campaign: string; readonly step: string },
	now: number,
): Promise<ContestReport | null> {
	const plan = await readPlan(store.profiles, key);
	const decision = await readDecision(store.profiles, key);
	if (!plan) return null;
	const rules = { ...plan, name: null };
	if (decision) {
		const standings = { since: decision.since, variants: decision.standings };
		return contestReport({ rules, standings, decision, waiting: null, now });
	}
	const rows = await readLedger(store.ledger, key.campaign, key.step);
	const group = new TestGroup(rows.values(), rules);
	const standings = await standingsOf(group, plan.names, plan.by, store.events, key);
	const verdict = judge(rules, standings, now);
	const reason =
		verdict.kind === 'open' ? verdict.reason : 'the next run of Send Campaign decides and mails it';
	const waiting = {
		reason: `waits: ${reason}`,
		until: verdict.kind === 'open' ? verdict.until : null,
	};
	return contestReport({ rules, standings, decision: null, waiting, now });
}
