import { LibraryError } from '../errors';
import { toFloat64, type Table } from '../table';

/** Larger values would overflow when squared; they are treated as missing. */
const LARGEST = 1e150;

/** One column as an estimator reads it: NaN = missing. */
export interface Feature {
	readonly column: string;
	readonly values: Float64Array;
	readonly missing: number;
	/** Cells that were NaN, infinite or beyond ±1e150; they count as missing too. */
	readonly infinite: number;
}

const looksLikeId = (name: string) => /(^|[_\s.-])id$/i.test(name) || /[a-z0-9]Id$/.test(name);

/** The columns to use: the picked ones without repeats, or every number column that is not an id. */
export function featureNames(table: Table, picked: readonly string[] | undefined): string[] {
	if (picked && picked.length > 0) return [...new Set(picked)];
	const numeric = table.schema.filter(({ type }) => type === 'number' || type === 'integer');
	const names = numeric.map(({ name }) => name).filter((name) => !looksLikeId(name));
	if (names.length > 0) return names;
	throw new LibraryError(
		'WRONG_TYPE',
		`The table has no number column to group customers by. It has: ${table.names.slice(0, 20).join(', ') || 'no columns'}.`,
		'Add the Extract Features node before this one, or pick number columns.',
	);
}

/** Reads a number, integer or boolean column. Throws MISSING_COLUMN or WRONG_TYPE. */
export function readFeature(table: Table, column: string): Feature {
	const values = toFloat64(table.typed(column, 'number', 'integer', 'boolean'));
	const validity = table.column(column).validity;
	let missing = 0;
	let infinite = 0;
	for (let row = 0; row < values.length; row++) {
		const value = values[row] ?? NaN;
		if (Math.abs(value) <= LARGEST) continue;
		const isNull = validity !== null && ((validity[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
		if (isNull) missing++;
		else infinite++;
		values[row] = NaN;
	}
	return { column, values, missing, infinite };
}
