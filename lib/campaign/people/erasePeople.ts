import type { Clock, Erased, Erasure, JobContext, Store } from '../../ports';
import { cellAt, type Table } from '../../table';
import { deleteModels, modelsThatHold, type HoldingModel } from './modelsThatHold';
import { peopleBatches } from './peopleRows';
import { RowOutcomes } from './rowOutcomes';
import type { PeopleResult } from './suppressPeople';

export interface ErasePeopleOptions {
	readonly columns: {
		readonly recipient: string;
		/** The person's id in other data, such as the customer number: profiles of that id go too. */
		readonly id?: string;
	};
	/** What to do about saved models in which an address or id stands; default `report`. */
	readonly models?: 'report' | 'delete' | 'off';
	/** ISO code or name of the country of phone numbers without "+". */
	readonly country?: string;
}

export interface ErasureSummary {
	readonly rows: number;
	readonly counts: Readonly<Record<string, number>>;
	/** Rows that went, by place. */
	readonly erased: Erased;
	/** Saved models that hold (or, deleted, held) an address or id; null = not looked for. */
	readonly models: readonly HoldingModel[] | null;
}

/** People erased in one transaction. */
const BATCH = 1_000;
const NOBODY: Erased = {
	...{ people: 0, ledger: 0, suppression: 0, consents: 0, events: 0, profiles: 0 },
};

/**
 * Takes people out of the store (GDPR article 17): ledger, suppression list, consents, events, profiles, and their bytes out of its files.
 * What stays is a keyed hash in the suppression list, so that the next import of an old list still mails them nothing. Saved models are
 * looked through for the address and the id. Throws INVALID_PARAMETER, MISSING_COLUMN, STORE_FAILED, CANCELLED.
 */
export async function erasePeople(
	table: Table,
	options: ErasePeopleOptions,
	{ store, clock }: { store: Pick<Store, 'erase' | 'models'>; clock: Clock },
	context: JobContext,
): Promise<PeopleResult & { readonly summary: ErasureSummary & Record<string, unknown> }> {
	const outcomes = new RowOutcomes();
	const { columns, models: about = 'report', country = '' } = options;
	const idOf = ids(table, columns.id);
	const rows = { column: columns.recipient, country, batch: BATCH };
	const people: (Erasure & { readonly row: number })[] = [];
	for await (const batch of peopleBatches(table, rows, outcomes, context)) {
		for (const { row, key } of batch) people.push({ row, recipient: key, profileIds: idOf(row) });
	}
	const models = about === 'off' ? null : await modelsThatHold(people, store.models, context);
	// Before the erasure, which empties the files of deleted bytes.
	if (models && about === 'delete') await deleteModels(models, store.models);
	let erased = NOBODY;
	for (let from = 0; from < people.length; from += BATCH) {
		context.signal.throwIfCancelled();
		const batch = people.slice(from, from + BATCH);
		erased = sum(erased, await store.erase(batch, clock.now()));
		for (const { row, recipient } of batch) outcomes.done(row, 'erased', recipient);
	}
	const summary = { rows: table.numRows, counts: outcomes.counts(), erased, models };
	return { outcomes: outcomes.toTable(), summary };
}

function ids(table: Table, name: string | undefined): (row: number) => string[] {
	const column = name ? table.column(name) : null;
	return (row) => {
		const id = String((column && cellAt(column, row)) ?? '').trim();
		return id === '' ? [] : [id];
	};
}

function sum(a: Erased, b: Erased): Erased {
	return {
		people: a.people + b.people,
		ledger: a.ledger + b.ledger,
		suppression: a.suppression + b.suppression,
		consents: a.consents + b.consents,
		events: a.events + b.events,
		profiles: a.profiles + b.profiles,
	};
}
