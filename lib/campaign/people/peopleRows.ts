import type { JobContext } from '../../ports';
import { cellAt, type Table } from '../../table';
import { recipientReader } from './recipientKey';
import type { RowOutcomes } from './rowOutcomes';

/** A row whose address could be read. */
export interface PersonRow {
	readonly row: number;
	readonly key: string;
}

export interface PeopleRowsOptions {
	/** Column of e-mail addresses or phone numbers. */
	readonly column: string;
	/** ISO code or name of the country of phone numbers without "+". */
	readonly country?: string;
	/** Rows in one batch: what is written together. */
	readonly batch: number;
}

/**
 * Goes through the people of a table batch by batch, each person once; rows without a usable address and repeated ones get their outcome
 * at once. Throws MISSING_COLUMN, CANCELLED.
 */
export async function* peopleBatches(
	table: Table,
	{ column: name, country = '', batch }: PeopleRowsOptions,
	outcomes: RowOutcomes,
	context: JobContext,
): AsyncGenerator<PersonRow[]> {
	const column = table.column(name);
	const read = await recipientReader(column, country);
	const seen = new Map<string, number>();
	let people: PersonRow[] = [];
	for (let row = 0; row < table.numRows; row++) {
		const person = read(cellAt(column, row));
		if (!person.ok) outcomes.notDone(row, 'invalid', person.reason);
		else if (seen.has(person.key)) {
			const reason = `same person as row ${(seen.get(person.key) ?? 0) + 1}`;
			outcomes.notDone(row, 'duplicate', reason, person.key);
		} else {
			seen.set(person.key, row);
			people.push({ row, key: person.key });
		}
		if (people.length < batch) continue;
		yield people;
		people = [];
		context.signal.throwIfCancelled();
		context.progress(row / table.numRows, `${row + 1} of ${table.numRows} people`);
	}
	if (people.length > 0) yield people;
}
