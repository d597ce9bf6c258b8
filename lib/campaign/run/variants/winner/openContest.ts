/**
 * The contest of the variants: a part of the people tests them, the rest waits and gets the winner in a later run. The winner is decided
 * once, by the run that comes first after the wait; all others find it in the store.
 */
import { LibraryError } from '../../../../errors';
import type { Store } from '../../../../ports';
import type { Campaign } from '../../campaign';
import type { LedgerIndex } from '../../ledgerIndex';
import { Contest, type ContestFacts } from './contest';
import {
	decideOnce,
	readDecision,
	writePlan,
	type Decision,
	type DecisionStore,
} from './decisions';
import { judge } from './judge';
import { standingsOf, TestGroup } from './standings';
import type { WinnerRules } from './winnerOptions';

export interface ContestStore {
	readonly events: Pick<Store['events'], 'list'>;
	readonly profiles: DecisionStore;
}

/**
 * The campaign with its contest as it stands at `now`; as it is where the rest does not wait for a winner. `rows`: the ledger of this step.
 * `writes`: false in a dry run, which tells what would be decided and decides nothing. Throws INVALID_PARAMETER when another winner is
 * named by hand than the one that was decided, STORE_FAILED.
 */
export async function openContest(
	campaign: Campaign,
	store: ContestStore,
	rows: LedgerIndex,
	now: number,
	writes: boolean,
): Promise<Campaign> {
	const { winner: rules } = campaign.test.rules;
	if (!rules) return campaign;
	const { names } = campaign.test;
	const known = await readDecision(store.profiles, campaign);
	if (known) return withContest(campaign, settled(rules, known, names, now));
	const group = new TestGroup(rows.values(), rules);
	const standings = await standingsOf(group, names, rules.by, store.events, campaign);
	const verdict = judge(rules, standings, now);
	if (writes) await writePlan(store.profiles, campaign, rules, names, now);
	if (verdict.kind === 'open') {
		const until = verdict.until ?? (standings.since === null ? now + rules.wait : null);
		const waiting = { reason: `waits for the winner of the test: ${verdict.reason}`, until };
		return withContest(campaign, { rules, standings, decision: null, waiting, now });
	}
	const { winner, how, against } = verdict;
	const { by, share, key } = rules;
	const made: Decision = {
		...{ version: 1, winner, how, by, decidedAt: now, since: standings.since, share, key },
		...{ standings: standings.variants, against },
	};
	const decision = writes ? await decideOnce(store.profiles, campaign, made) : made;
	return withContest(campaign, settled(rules, decision, names, now));
}

const withContest = (campaign: Campaign, facts: ContestFacts): Campaign => ({
	...campaign,
	test: campaign.test.with(new Contest(facts)),
});

function settled(
	rules: WinnerRules,
	decision: Decision,
	names: readonly string[],
	now: number,
): ContestFacts {
	const { winner, standings, since } = decision;
	if (rules.name !== null && rules.name !== winner) throw otherWinner(rules.name, decision);
	const reason = `waits: the winner of the test is "${winner}", and no variant is called that any more`;
	return {
		...{ rules, decision, now, standings: { since, variants: standings } },
		waiting: names.includes(winner) ? null : { reason, until: null },
	};
}

function otherWinner(name: string, { winner, decidedAt }: Decision): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		`"Winner by Hand" names "${name}", but "${winner}" was decided at ${new Date(decidedAt).toISOString()} and may have been sent already.`,
		'A campaign step has one winner. Clear the field, or send the rest under another step.',
	);
}
