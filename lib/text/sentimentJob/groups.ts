import { dateText, isMissing, isWholeDays, type Column, type Table } from '../../table';
import type { GroupReport } from './report';
import { SummaryTally } from './summary';

const MOST_GROUPS = 50;

/** What each group of the column says, most texts first. */
export function groupsOf(
	table: Table,
	groupColumn: string,
	rows: {
		readonly scores: Float64Array;
		readonly classes: Uint8Array;
		hasText(row: number): boolean;
	},
): GroupReport {
	const column = table.column(groupColumn);
	const tallies = new Map<number, SummaryTally>();
	let without = 0;
	for (let row = 0; row < column.length; row++) {
		if (!rows.hasText(row)) continue;
		if (isMissing(column, row)) {
			without++;
			continue;
		}
		// Codes of texts, and numbers themselves, tell groups apart without making a string a row.
		const key = column.values[row] ?? 0;
		let tally = tallies.get(key);
		if (!tally) tallies.set(key, (tally = new SummaryTally()));
		tally.add(rows.classes[row] ?? 0, rows.scores[row] ?? 0);
	}
	const groups = [...tallies]
		.map(([key, tally]) => ({ group: nameOf(column, key), ...tally.finish() }))
		.sort((a, b) => b.texts - a.texts || (a.group < b.group ? -1 : 1));
	const listed = groups.slice(0, MOST_GROUPS);
	return { column: groupColumn, groups: listed, further: groups.length - listed.length, without };
}

function nameOf(column: Column, key: number): string {
	switch (column.type) {
		case 'string':
			return column.dictionary.get(key);
		case 'boolean':
			return key === 1 ? 'true' : 'false';
		case 'date':
			return dateText(key, isWholeDays(column)) ?? '';
		default:
			return String(key);
	}
}
