import type { Ledger, LedgerState } from '../../ports';

/** Everybody of a campaign's step who was to be mailed or was held out on purpose. */
export interface Members {
	/** Row of each normalised address. */
	readonly rowOf: ReadonlyMap<string, number>;
	readonly variants: readonly string[];
	readonly heldOut: readonly boolean[];
	/** UTC ms at which the person's time began to run: the claim, or when he was held out. */
	readonly since: readonly number[];
}

const PAGE = 10_000;
const MAILED: readonly LedgerState[] = ['sent', 'uncertain', 'failed', 'claimed'];

/** Reads the ledger page by page. Refused messages count as mailed: else the groups would no longer be alike. */
export async function readMembers(
	ledger: Ledger,
	campaign: string,
	step: string,
): Promise<Members> {
	const rowOf = new Map<string, number>();
	const [variants, heldOut, since]: [string[], boolean[], number[]] = [[], [], []];
	for (let after = ''; ;) {
		const page = await ledger.list(campaign, { step, limit: PAGE, after });
		for (const { recipient, state, variant, claimedAt } of page) {
			if (state !== 'held' && !MAILED.includes(state)) continue;
			rowOf.set(recipient, since.length);
			variants.push(variant);
			heldOut.push(state === 'held');
			since.push(claimedAt);
		}
		const last = page.at(-1);
		if (!last || page.length < PAGE) return { rowOf, variants, heldOut, since };
		after = last.recipient;
	}
}
