/** What a result says about recent events. */
import { counted } from '../eventNotes';
import { stringColumn, type Table } from '../../table';
import type { Recommended, Shopper } from '../pickRules';
import type { RecentReport } from './options';

/** Lists whose reasons know which products were only looked at. */
export function withLookedAt(
	lists: readonly (readonly Recommended[])[],
	shoppers: readonly Shopper[],
): (readonly Recommended[])[] {
	return lists.map((picks, row) => {
		const lookedAt = shoppers[row]?.history.lookedAt;
		return lookedAt?.size ? picks.map((pick) => ({ ...pick, lookedAt })) : picks;
	});
}

/** What a report says about the events. */
export function recentNotes(report: RecentReport): string[] {
	const notes: string[] = [];
	const say = counted(notes);
	say('Recent events of products that the model does not know, left out', report.unknownProducts);
	say('Recent events without a product, left out', report.withoutProduct);
	say('Recent events more than a day in the future, left out', report.future);
	say('Recent events whose time cannot be read, counted as of now', report.undated);
	say('Recent events whose quantity cannot be read, counted as 1', report.withoutQuantity);
	say('Recent events of a type with the weight 0, left out', report.ignored);
	say('Fresh orders that the model was trained on already, left out', report.alreadyKnown);
	say('Fresh orders of customers that were not asked for', report.ofOthers);
	return notes;
}

const NOTE = 'recommendationNote';

/** Tells in each row's note how many of its products the model does not know. */
export function withUnknown(table: Table, unknown: readonly number[]): Table {
	if (!table.has(NOTE) || unknown.every((count) => count === 0)) return table;
	const notes = unknown.map((count, row) => {
		const note = table.cell(NOTE, row);
		const told = `Recent products that the model does not know: ${count}.`;
		if (count === 0) return note === null ? null : String(note);
		return note === null ? told : `${note} ${told}`;
	});
	return table.with([[NOTE, stringColumn(notes)]]);
}
