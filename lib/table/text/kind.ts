import type { ColumnType } from '../column';

/** What one cell looks like. `marker`: a word that stands for "no value" (NA, null, NaN …) in a typed column and is plain text in a text column. */
export const KIND = {
	empty: 0,
	marker: 1,
	integer: 2,
	number: 3,
	boolean: 4,
	date: 5,
	text: 6,
	json: 7,
} as const;

export type Kind = (typeof KIND)[keyof typeof KIND];

/** How many cells of a column looked like each kind, by Kind number. */
export type KindCounts = Float64Array;

export const createKindCounts = (): KindCounts => new Float64Array(Object.keys(KIND).length);

/**
 * The type that holds every value without loss. It depends on the counts alone, so it is the same for any row order.
 * Numbers and whole numbers join to `number`; any other mixture, and a column without a value, is text.
 */
export function decideType(counts: KindCounts): ColumnType {
	const has = (kind: Kind) => (counts[kind] ?? 0) > 0;
	if (has(KIND.text) || has(KIND.json)) return 'string';
	const families = [
		has(KIND.integer) || has(KIND.number),
		has(KIND.boolean),
		has(KIND.date),
	].filter(Boolean).length;
	if (families !== 1) return 'string';
	if (has(KIND.boolean)) return 'boolean';
	if (has(KIND.date)) return 'date';
	return has(KIND.number) ? 'number' : 'integer';
}

/** True when every value is a nested one: the column then holds JSON text. */
export function isJsonOnly(counts: KindCounts): boolean {
	const others = counts.reduce(
		(sum, n, kind) => (kind === KIND.json || kind < 2 ? sum : sum + n),
		0,
	);
	return (counts[KIND.json] ?? 0) > 0 && others === 0 && (counts[KIND.marker] ?? 0) === 0;
}
