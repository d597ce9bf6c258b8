import { LibraryError } from '../../errors';
import { uniqueNames, type Table } from '../../table';
import { DATE_PARTS, type ColumnRecipe, type DatePart, type LeftOut } from './columnRecipe';
import { fitColumn } from './fitColumn';
import { FrameRecipe } from './recipe';

export interface FitFrameOptions {
	/** Columns to use, kept even when they look like identifiers or free text. Default: all that can be used. */
	readonly columns?: readonly string[] | undefined;
	/** Columns never to use: the target, weights, ids. */
	readonly exclude?: readonly string[] | undefined;
	/** Most categories of a text column, the rest included; 2..1000, default 64. */
	readonly maxCategories?: number | undefined;
	/** What is read off a date. Default: `days`. */
	readonly dateParts?: readonly DatePart[] | undefined;
	/**
	 * UTC ms. With it, `days` are days before this date and later dates are missing (they were not known then); without it, days
	 * since 1970-01-01.
	 */
	readonly asOf?: number | undefined;
}

/**
 * Learns from a table how its columns become features: numbers, whole numbers, booleans and dates become numbers, texts become
 * categories; columns that cannot help (constant, empty, identifiers, prose, nested values) are left out with the reason.
 * Throws EMPTY_INPUT without rows, MISSING_COLUMN, INVALID_PARAMETER for options out of range or when no column is left.
 */
export function fitFrame(table: Table, options: FitFrameOptions = {}): FrameRecipe {
	check(table, options);
	const { maxCategories = 64, dateParts = ['days'], asOf } = options;
	const excluded = new Set(options.exclude);
	const keep = options.columns !== undefined;
	const columns: ColumnRecipe[] = [];
	const leftOut: LeftOut[] = [];
	for (const name of new Set(options.columns ?? table.names)) {
		const column = table.column(name);
		const fitted = excluded.has(name)
			? 'excluded'
			: fitColumn(name, column, { maxCategories, dateParts, keep });
		if (typeof fitted === 'string') leftOut.push({ column: name, reason: fitted });
		else columns.push(fitted);
	}
	if (columns.length === 0) throw nothingLeft(leftOut);
	return new FrameRecipe(named(columns), leftOut, asOf ?? null);
}

/** A part of a date may be called like another column: then it gets a number. */
function named(columns: readonly ColumnRecipe[]): ColumnRecipe[] {
	const { names } = uniqueNames(columns.flatMap(({ features }) => features));
	let at = 0;
	return columns.map((recipe) => {
		const features = names.slice(at, at + recipe.features.length);
		at += features.length;
		return { ...recipe, features };
	});
}

function check(table: Table, options: FitFrameOptions): void {
	const { maxCategories = 64, dateParts = ['days'], asOf = 0 } = options;
	if (table.numRows === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no rows to learn from.',
			'Check the step before: it passed no rows on.',
		);
	}
	if (!Number.isInteger(maxCategories) || maxCategories < 2 || maxCategories > 1000) {
		throw invalid(`maxCategories must be a whole number 2..1000, got ${maxCategories}.`);
	}
	if (dateParts.length === 0 || new Set(dateParts).size !== dateParts.length) {
		throw invalid(`dateParts must be different parts of ${DATE_PARTS.join(', ')}.`);
	}
	if (!Number.isFinite(asOf)) throw invalid(`asOf must be a date in UTC ms, got ${asOf}.`);
}

const invalid = (message: string) =>
	new LibraryError('INVALID_PARAMETER', message, 'Leave it out to use the default.');

function nothingLeft(leftOut: readonly LeftOut[]): LibraryError {
	const reasons = leftOut
		.slice(0, 10)
		.map(({ column, reason }) => `${column} (${reason})`)
		.join(', ');
	return new LibraryError(
		'INVALID_PARAMETER',
		`No column can be used to learn from: ${reasons || 'the table has no columns'}.`,
		'Pick the columns yourself, or add columns that describe the rows.',
	);
}
