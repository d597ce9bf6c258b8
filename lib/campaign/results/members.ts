import type { Ledger, LedgerRow, LedgerState } from '../../ports';
import { readDecision, type Decision, type DecisionStore } from '../run/variants/winner/decisions';
import { isInTestShare } from '../run/variants/winner/winnerOptions';

/** Everybody of a campaign who was to be mailed or was held out on purpose, in one step of it or in any. */
export interface Members {
	/** Row of each normalised address. */
	readonly rowOf: ReadonlyMap<string, number>;
	readonly variants: readonly string[];
	readonly heldOut: readonly boolean[];
	/** Whether a message was handed over. */
	readonly sent: readonly boolean[];
	/** Who did not test the variants and got, or was held out from, the one that had won. */
	readonly rest: readonly boolean[];
	/** UTC ms at which the person's time began to run: the first claim, or when he was held out. */
	readonly since: readonly number[];
	/** People who are in none of the above, because over the steps they were in several variants, or mailed and held out too. */
	readonly mixed: number;
	/** Whether anybody's variant had won before. */
	readonly hasRest: boolean;
}

interface Member {
	variant: string;
	heldOut: boolean;
	sent: boolean;
	rest: boolean;
	since: number;
	mixed: boolean;
}

export interface MemberStore {
	readonly ledger: Ledger;
	readonly profiles: DecisionStore;
}

const PAGE = 10_000;
const MAILED: readonly LedgerState[] = ['sent', 'uncertain', 'failed', 'claimed'];
const SENT: readonly LedgerState[] = ['sent', 'uncertain'];
/** Steps of the node's own: messages to the seed list and to test inboxes. */
const OWN_STEP = /^(?:seed|test) /;

/** Whether a row or an event of this step counts; `step`: null = all of the series. */
export const isOfStep = (step: string | null, own: string): boolean =>
	step === null ? !OWN_STEP.test(own) : own === step;

/** Reads the ledger page by page. Refused messages count as mailed: else the groups would no longer be alike. `step`: null = all steps. */
export async function readMembers(
	store: MemberStore,
	campaign: string,
	step: string | null,
): Promise<Members> {
	const found = new Map<string, Member>();
	const decisions = new Decisions(store.profiles, campaign);
	for (let after = ''; ;) {
		const options = { ...(step !== null && { step }), limit: PAGE, after };
		const page = await store.ledger.list(campaign, options);
		for (const row of page) {
			if (row.state !== 'held' && !MAILED.includes(row.state)) continue;
			if (isOfStep(step, row.step)) add(found, row, await decisions.isRest(row));
		}
		const last = page.at(-1);
		if (!last || page.length < PAGE) return membersOf(found);
		after = last.recipient;
	}
}

function add(found: Map<string, Member>, row: LedgerRow, rest: boolean): void {
	const { recipient, variant, claimedAt: since } = row;
	const heldOut = row.state === 'held';
	const sent = SENT.includes(row.state);
	const known = found.get(recipient);
	if (!known) {
		found.set(recipient, { variant, heldOut, sent, rest, since, mixed: false });
		return;
	}
	known.mixed ||= known.heldOut !== heldOut || (!heldOut && known.variant !== variant);
	known.sent ||= sent;
	known.rest ||= rest;
	known.since = Math.min(known.since, since);
}

function membersOf(found: ReadonlyMap<string, Member>): Members {
	const own = [...found].filter(([, { mixed }]) => !mixed);
	const all = own.map(([, member]) => member);
	return {
		rowOf: new Map(own.map(([recipient], row) => [recipient, row])),
		variants: all.map(({ variant }) => variant),
		heldOut: all.map(({ heldOut }) => heldOut),
		sent: all.map(({ sent }) => sent),
		rest: all.map(({ rest }) => rest),
		since: all.map(({ since }) => since),
		mixed: found.size - own.length,
		hasRest: all.some(({ rest }) => rest),
	};
}

/** The decisions of a campaign's steps, each read once. */
class Decisions {
	private readonly known = new Map<string, Decision | null>();

	constructor(
		private readonly store: DecisionStore,
		private readonly campaign: string,
	) {}

	async isRest({ step, recipient }: LedgerRow): Promise<boolean> {
		let decision = this.known.get(step);
		if (decision === undefined) {
			decision = await readDecision(this.store, { campaign: this.campaign, step });
			this.known.set(step, decision);
		}
		return decision !== null && !isInTestShare(decision, recipient);
	}
}
