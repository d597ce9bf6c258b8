import type { JobContext, Ledger, LedgerRow, LedgerState } from '../../ports';
import { dateColumn, stringColumn, Table } from '../../table';
import { checkKey } from '../run/check';
import { readPages } from './pages';

export interface ListLedgerOptions {
	readonly campaign: string;
	/** Empty = all steps. */
	readonly step?: string;
	/** Only rows in this state. */
	readonly state?: LedgerState;
	/** Most rows; 0 = all. */
	readonly limit?: number;
	/** The last recipient of the list before. */
	readonly after?: string;
}

export interface LedgerList {
	/** One row a message, by recipient, then step. */
	readonly messages: Table;
	/** All rows of the campaign (and step) by state, whatever the filter. */
	readonly counts: Readonly<Record<LedgerState, number>>;
}

/** Who got what of a campaign, from the send ledger. Throws INVALID_PARAMETER, STORE_FAILED, CANCELLED. */
export async function listLedger(
	options: ListLedgerOptions,
	{ ledger }: { readonly ledger: Ledger },
	context: JobContext,
): Promise<LedgerList> {
	const campaign = checkKey('Campaign', options.campaign);
	const { step: wanted = '', state, limit = 0, after = '' } = options;
	const step = wanted.trim() === '' ? undefined : checkKey('Step', wanted);
	const filter = { ...(step !== undefined && { step }), ...(state !== undefined && { state }) };
	const read = async (page: { limit: number; after?: string }) =>
		await ledger.list(campaign, { ...page, ...filter });
	const rows = await readPages(read, { limit, after }, context);
	return { messages: tableOf(rows), counts: await ledger.count(campaign, step) };
}

function tableOf(rows: readonly LedgerRow[]): Table {
	const text = (pick: (row: LedgerRow) => string) => stringColumn(rows.map(pick));
	return new Table([
		['campaign', text(({ campaign }) => campaign)],
		['step', text(({ step }) => step)],
		['recipient', text(({ recipient }) => recipient)],
		['state', text(({ state }) => state)],
		['reason', text(({ reason }) => reason)],
		['variant', text(({ variant }) => variant)],
		['claimedAt', dateColumn(rows.map(({ claimedAt }) => claimedAt))],
		['updatedAt', dateColumn(rows.map(({ updatedAt }) => updatedAt))],
		['messageId', text(({ messageId }) => messageId)],
		['providerId', text(({ providerId }) => providerId)],
	]);
}
