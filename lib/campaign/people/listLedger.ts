import { LibraryError } from '../../errors';
import type { JobContext, Ledger, LedgerFilter, LedgerRow, LedgerState } from '../../ports';
import { dateColumn, stringColumn, Table } from '../../table';
import { checkKey, checkRange } from '../run/check';
import { readTime } from '../run/pace/sendTimeOptions';
import { readPages } from './pages';
import { recipientReader } from './recipientKey';

export interface ListLedgerOptions {
	/** Empty = all campaigns, only together with a recipient. */
	readonly campaign?: string;
	/** Only the messages to this address or number (E.164, or of `country`); empty = of everybody. */
	readonly recipient?: string;
	/** ISO code or name of the country of a number without "+". */
	readonly country?: string;
	/** Empty = all steps. */
	readonly step?: string;
	/** Only rows in this state. */
	readonly state?: LedgerState;
	/** Only messages whose sending began at this time or later (2027-03-01T08:00, with or without an offset); empty = any time. */
	readonly since?: string;
	/** … and before that one. */
	readonly until?: string;
	/** Of times without an offset; default UTC. */
	readonly timeZone?: string;
	/** Most rows; 0 = all, up to a million. */
	readonly limit?: number;
	/** The last recipient of the list before. */
	readonly after?: string;
}

export interface LedgerList {
	/** One row a message: by recipient, then step; of one recipient by time. */
	readonly messages: Table;
	/** All rows of the campaign (and step) by state, whatever the filter; of the list where it is about one recipient. */
	readonly counts: Readonly<Record<LedgerState, number>>;
	/** The last recipient of a list that may go on; '' = it is at its end. */
	readonly next: string;
}

const MOST = 1_000_000;

/** Who got what of a campaign, or what one person got, from the send ledger. Throws INVALID_PARAMETER, STORE_FAILED, CANCELLED. */
export async function listLedger(
	options: ListLedgerOptions,
	{ ledger }: { readonly ledger: Ledger },
	context: JobContext,
): Promise<LedgerList> {
	const { recipient = '', after = '' } = options;
	const filter = filterOf(options);
	const limit = checkRange('Limit', options.limit ?? 0, 0, 1e7) || MOST;
	if (recipient.trim() !== '')
		return await listPerson(recipient, options, filter, { ledger, limit });
	const campaign = checkKey('Campaign', options.campaign ?? '');
	const read = async (page: { limit: number; after?: string }) =>
		await ledger.list(campaign, { ...page, ...filter });
	const rows = await readPages(read, { limit, after }, context);
	const next = rows.length < limit ? '' : (rows.at(-1)?.recipient ?? '');
	const counts = await ledger.count(campaign, filter.step);
	return { messages: tableOf(rows), counts, next };
}

async function listPerson(
	recipient: string,
	{ campaign = '', country = '' }: ListLedgerOptions,
	filter: LedgerFilter,
	{ ledger, limit }: { readonly ledger: Ledger; readonly limit: number },
): Promise<LedgerList> {
	const read = await recipientReader(stringColumn([recipient]), country);
	const person = read(recipient);
	if (!person.ok) throw wrong(`Recipient: ${person.reason}.`, 'Enter one address or number.');
	const own = campaign.trim() === '' ? {} : { campaign: checkKey('Campaign', campaign) };
	const rows = await ledger.ofRecipient(person.key, {
		...{ ...filter, ...own, limit: Math.min(limit, MOST) },
	});
	const counts = { claimed: 0, sent: 0, failed: 0, uncertain: 0, suppressed: 0, held: 0 };
	for (const { state } of rows) counts[state]++;
	return { messages: tableOf(rows), counts, next: '' };
}

function filterOf({
	step = '',
	state,
	timeZone = 'UTC',
	...times
}: ListLedgerOptions): LedgerFilter {
	const [since, until] = [
		['Since', times.since],
		['Until', times.until],
	].map(([label = '', text = '']) => (text.trim() === '' ? null : readTime(label, text, timeZone)));
	if (typeof since === 'number' && typeof until === 'number' && until <= since) {
		throw wrong('"Until" is not after "Since".', 'Correct one of the two times.');
	}
	return {
		...(step.trim() !== '' && { step: checkKey('Step', step) }),
		...(state !== undefined && { state }),
		...(typeof since === 'number' && { since }),
		...(typeof until === 'number' && { until }),
	};
}

const wrong = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);

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
