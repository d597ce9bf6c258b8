import type { Clock, JobContext, Ledger } from '../../ports';
import type { Table } from '../../table';
import { checkKey } from '../run/check';
import { peopleBatches, type PersonRow } from './peopleRows';
import { readPages } from './pages';
import { RowOutcomes } from './rowOutcomes';
import type { PeopleResult } from './suppressPeople';

export interface ResendUncertainOptions {
	readonly campaign: string;
	/** Default `1`. */
	readonly step?: string;
	/** Column of the people who may be sent it again; none = everybody whose message is uncertain, and the table is not looked at. */
	readonly column?: string | null;
	/** ISO code or name of the country of phone numbers without "+". */
	readonly country?: string;
	/** True changes nothing and tells who it would be. */
	readonly dryRun: boolean;
	/** How long a run may be silent before its claims count as uncertain, in ms; default 60,000. */
	readonly lease?: number;
}

const BATCH = 2_000;

/**
 * Allows another attempt for people whose message may have arrived, by the user's own decision: they may get it twice. Nothing is sent
 * here; the next run of the campaign's step does that. Outcomes have `row` −1 where everybody is meant, else the row of the table.
 */
export async function resendUncertain(
	table: Table,
	options: ResendUncertainOptions,
	{ store, clock }: { store: { readonly ledger: Ledger }; clock: Clock },
	context: JobContext,
): Promise<PeopleResult> {
	const { ledger } = store;
	const key = {
		campaign: checkKey('Campaign', options.campaign),
		step: checkKey('Step', options.step ?? '1'),
	};
	const now = clock.now();
	await ledger.markUncertain({ ...key, before: now - (options.lease ?? 60_000), now });
	const uncertain = new Set(await uncertainOf(ledger, key, context));
	const outcomes = new RowOutcomes();
	const { dryRun } = options;
	for await (const batch of batches(table, options, uncertain, outcomes, context)) {
		const found = batch.filter((person) => uncertain.has(person.key));
		const recipients = found.map((person) => person.key);
		if (!dryRun) await ledger.allowAgain({ ...key, recipients });
		for (const person of batch) tell(outcomes, person, uncertain.has(person.key), dryRun);
	}
	const counts = outcomes.counts();
	return {
		outcomes: outcomes.toTable(),
		summary: { ...key, dryRun, counts, ledger: await ledger.count(key.campaign, key.step) },
	};
}

async function uncertainOf(
	ledger: Ledger,
	{ campaign, step }: { campaign: string; step: string },
	context: JobContext,
): Promise<string[]> {
	const read = async (page: { limit: number; after?: string }) =>
		await ledger.list(campaign, { ...page, step, state: 'uncertain' });
	const rows = await readPages(read, { limit: 0, after: '' }, context);
	return rows.map(({ recipient }) => recipient);
}

/** The people of the table, or everybody who is uncertain. */
async function* batches(
	table: Table,
	{ column, country = '' }: ResendUncertainOptions,
	uncertain: ReadonlySet<string>,
	outcomes: RowOutcomes,
	context: JobContext,
): AsyncGenerator<readonly PersonRow[]> {
	if (column) {
		yield* peopleBatches(table, { column, country, batch: BATCH }, outcomes, context);
		return;
	}
	const all = [...uncertain].map((key) => ({ row: -1, key }));
	for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
}

function tell(
	outcomes: RowOutcomes,
	{ row, key }: PersonRow,
	isUncertain: boolean,
	dryRun: boolean,
): void {
	if (!isUncertain) {
		outcomes.notDone(row, 'notUncertain', 'no message to this person is uncertain', key);
	} else if (dryRun) {
		outcomes.notDone(row, 'wouldAllow', 'dry run: the next run would send it again', key);
	} else
		outcomes.done(row, 'allowed', key, 'the next run of this campaign and step sends it again');
}
