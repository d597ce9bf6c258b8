import { dateText, isMissing, isWholeDays, type Column } from '../../table';
import type { Blocks } from './blocks';
import type { GroupReport } from './report';
import { SummaryTally } from './summary';

const MOST_GROUPS = 50;

interface JudgedSet {
	readonly scores: Float64Array;
	readonly classes: Uint8Array;
	hasText(row: number): boolean;
}

/** What each group of the column says, most texts first. */
export function groupsOf(blocks: Blocks, groupColumn: string, rows: JudgedSet): GroupReport {
	const tallies = new Map<string, SummaryTally>();
	let without = 0;
	blocks.each(groupColumn, (column, start) => {
		const tallyAt = tallyFinder(tallies, column);
		for (let row = 0; row < column.length; row++) {
			if (!rows.hasText(start + row)) continue;
			if (isMissing(column, row)) without++;
			else tallyAt(row).add(rows.classes[start + row] ?? 0, rows.scores[start + row] ?? 0);
		}
	});
	const groups = [...tallies]
		.map(([group, tally]) => ({ group, ...tally.finish() }))
		.sort((a, b) => b.texts - a.texts || (a.group < b.group ? -1 : 1));
	const listed = groups.slice(0, MOST_GROUPS);
	return { column: groupColumn, groups: listed, further: groups.length - listed.length, without };
}

/** The tally of a row's group. Values of the column (codes of texts) are looked up by number, so that no string is made a row. */
function tallyFinder(tallies: Map<string, SummaryTally>, column: Column) {
	const known = new Map<number, SummaryTally>();
	return (row: number): SummaryTally => {
		const value = column.values[row] ?? 0;
		const before = known.get(value);
		if (before) return before;
		const name = nameOf(column, value);
		const tally = tallies.get(name) ?? new SummaryTally();
		tallies.set(name, tally);
		known.set(value, tally);
		return tally;
	};
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
