import type { Ledger, LedgerRow } from '../../ports';

const PAGE = 5_000;

/** What the ledger already knows of this campaign's step when a run starts, so that a second run does not claim in vain. */
export type LedgerIndex = ReadonlyMap<string, LedgerRow>;

/** Reads the step's rows page by page; empty for a new campaign. The claim itself remains the authority. */
export async function readLedger(
	ledger: Ledger,
	campaign: string,
	step: string,
): Promise<LedgerIndex> {
	const index = new Map<string, LedgerRow>();
	let after: string | undefined;
	for (;;) {
		const page = await ledger.list(campaign, {
			step,
			limit: PAGE,
			...(after !== undefined && { after }),
		});
		for (const row of page) index.set(row.recipient, row);
		after = page.at(-1)?.recipient;
		if (page.length < PAGE || after === undefined) return index;
	}
}
