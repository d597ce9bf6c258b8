/** The groups of a column: its values, or bands of its numbers. Rows without a value are a group of their own. */
import { LibraryError } from '../../errors';
import { quantileSorted } from '../../math';
import { isMissing, type Column, type Table } from '../../table';

export interface GroupColumn {
	readonly column: string;
	/** Numbers: the first band lies below the first edge; null: each value is a group. */
	readonly edges: readonly number[] | null;
	/** Bands by rising number, values by the alphabet; rows without a value last, if there are any. */
	readonly names: readonly string[];
}

export const MISSING_GROUP = '(missing)';
/** More groups have too few rows each, and their greatest gap is chance. */
const MOST_GROUPS = 100;
/** Numbers with at most so many different values are groups as they are. */
const MOST_VALUES = 10;
const USUAL_BANDS = 4;

/**
 * Finds the groups. `bandEdges`: for numbers, instead of quarters. Throws MISSING_COLUMN, WRONG_TYPE for dates and nested
 * values, INVALID_PARAMETER for fewer than two groups, more than 100 and edges that do not rise.
 */
export function findGroups(
	table: Table,
	name: string,
	bandEdges?: readonly number[],
): { spec: GroupColumn; groups: Int32Array } {
	const column = table.column(name);
	const edges = edgesOf(name, column, bandEdges);
	const texts = edges === null ? valuesOf(column) : bandNames(edges);
	const hasMissing = rowsMissing(column);
	const found = { column: name, edges, names: [...texts, ...(hasMissing ? [MISSING_GROUP] : [])] };
	const { spec, groups } = withoutEmpty(found, groupsOf(found, table));
	if (spec.names.length < 2) throw oneGroup(name, spec.names[0] ?? MISSING_GROUP);
	if (spec.names.length > MOST_GROUPS) throw tooMany(name, spec.names.length);
	return { spec, groups };
}

/** The group number of each row, −1 for a value that training had not. Throws MISSING_COLUMN. */
export function groupsOf({ column: name, edges, names }: GroupColumn, table: Table): Int32Array {
	const column = table.column(name);
	const numbers = new Map(names.map((text, at) => [text, at]));
	const bands = edges === null ? null : bandNames(edges);
	const groupOf = (value: number) => {
		const text = textOf(column, value);
		if (text === '') return numbers.get(MISSING_GROUP) ?? -1;
		return numbers.get(bands && edges ? (bands[bandOf(edges, Number(text))] ?? '') : text) ?? -1;
	};
	const known = new Map<number, number>();
	const missing = numbers.get(MISSING_GROUP) ?? -1;
	return Int32Array.from({ length: column.length }, (_, row) => {
		if (isMissing(column, row)) return missing;
		const value = column.values[row] ?? 0;
		const old = known.get(value);
		if (old !== undefined) return old;
		const group = groupOf(value);
		known.set(value, group);
		return group;
	});
}

function textOf(column: Column, value: number): string {
	if (column.type === 'string') return column.dictionary.get(value).trim();
	return column.type === 'boolean' ? String(value === 1) : String(value);
}

const bandOf = (edges: readonly number[], value: number): number =>
	Number.isNaN(value) ? -1 : edges.filter((edge) => edge <= value).length;

function bandNames(edges: readonly number[]): string[] {
	return Array.from({ length: edges.length + 1 }, (_, band) => {
		if (band === 0) return `below ${edges[0]}`;
		if (band === edges.length) return `${edges[band - 1]} and above`;
		return `${edges[band - 1]} to below ${edges[band]}`;
	});
}

function valuesOf(column: Column): string[] {
	const texts = new Set<string>();
	const seen = new Set<number>();
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const value = column.values[row] ?? 0;
		if (seen.has(value)) continue;
		seen.add(value);
		texts.add(textOf(column, value));
	}
	texts.delete('');
	texts.delete(MISSING_GROUP);
	const numbers = column.type === 'number' || column.type === 'integer';
	return [...texts].sort(numbers ? (a, b) => Number(a) - Number(b) : undefined);
}

function rowsMissing(column: Column): boolean {
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) return true;
		const text = column.type === 'string' ? textOf(column, column.values[row] ?? 0) : 'there';
		if (text === '' || text === MISSING_GROUP) return true;
	}
	return false;
}

function edgesOf(
	name: string,
	column: Column,
	given: readonly number[] | undefined,
): readonly number[] | null {
	if (column.type === 'date' || (column.type === 'string' && column.json))
		throw new LibraryError(
			'WRONG_TYPE',
			`Column "${name}" (${column.type === 'date' ? 'date' : 'nested values'}) makes no groups.`,
			'Use texts, yes/no or numbers, e.g. the age instead of the birthday.',
		);
	if (column.type === 'string' || column.type === 'boolean') return null;
	if (given && given.length > 0) return checkedEdges(given);
	const numbers = Float64Array.from(column.values)
		.filter((_, row) => !isMissing(column, row))
		.sort();
	const different = new Set<number>();
	for (const value of numbers) if (different.add(value).size > MOST_VALUES) break;
	if (different.size <= MOST_VALUES) return null;
	const least = numbers[0] ?? 0;
	const cuts = Array.from({ length: USUAL_BANDS - 1 }, (_, i) =>
		quantileSorted(numbers, (i + 1) / USUAL_BANDS),
	);
	const above = [...new Set(cuts)].filter((edge) => edge > least);
	// Most rows share the least number (e.g. 0): those against all others.
	return above.length > 0 ? above : [numbers.find((value) => value > least) ?? least];
}

function checkedEdges(edges: readonly number[]): readonly number[] {
	const wrong = edges.some(
		(edge, i) => !Number.isFinite(edge) || edge <= (edges[i - 1] ?? -Infinity),
	);
	if (!wrong && edges.length < MOST_GROUPS) return edges;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The edges of the bands must be rising numbers, got ${edges.slice(0, 20).join(', ')}.`,
		'Write e.g. 25, 40, 60.',
	);
}

/** Bands that hold no row are not groups. */
function withoutEmpty(spec: GroupColumn, groups: Int32Array) {
	const rows = new Float64Array(spec.names.length);
	for (const group of groups) rows[group] = (rows[group] ?? 0) + 1;
	const kept = spec.names.flatMap((_, at) => ((rows[at] ?? 0) > 0 ? [at] : []));
	const moved = new Map(kept.map((old, at) => [old, at]));
	const names = kept.map((at) => spec.names[at] ?? '');
	return { spec: { ...spec, names }, groups: groups.map((group) => moved.get(group) ?? -1) };
}

const oneGroup = (name: string, only: string) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Column "${name}" holds one group only, "${only.slice(0, 50)}": there is nothing to compare.`,
		'Pick a column with two or more values, or leave it out of the audit.',
	);

const tooMany = (name: string, count: number) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`Column "${name}" holds ${count} groups; at most ${MOST_GROUPS} can be compared.`,
		'Pick a coarser column, e.g. the region instead of the postcode, or bands of a number.',
	);
