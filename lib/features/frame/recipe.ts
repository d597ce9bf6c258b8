import { LibraryError } from '../../errors';
import { float64, type Json, type Table } from '../../table';
import { applyColumn, type AsOf } from './applyColumn';
import {
	DATE_PARTS,
	featuresOf,
	type ColumnRecipe,
	type DatePart,
	type LeftOut,
	type LeftOutReason,
} from './columnRecipe';
import type { Feature, Frame, FrameColumn } from './frame';
import { ColumnNotes, type FrameReport } from './report';

const VERSION = 1;

export interface ApplyFrameOptions {
	/**
	 * For recipes with an as-of date: the date (UTC ms) as of which these rows are to be seen. Default: that of fitting. Dates
	 * after it are missing, because they were not known then.
	 */
	readonly asOf?: number | undefined;
}

/** How a table becomes a frame, learnt from one table and used on others. Made by `fitFrame` or read by `fromJSON`. */
export class FrameRecipe {
	readonly features: readonly Feature[];

	constructor(
		readonly columns: readonly ColumnRecipe[],
		/** Columns of the fitted table that give no feature, with the reason. */
		readonly leftOut: readonly LeftOut[],
		/** UTC ms; null: dates count days since 1970-01-01. */
		readonly asOf: AsOf,
	) {
		this.features = columns.flatMap(featuresOf);
	}

	/**
	 * The frame of a table, columns matched by name: missing ones are all NaN, others are ignored, new categories are NaN,
	 * another type is read where that is possible. All of it is told in the report. Columns of numbers without missing values
	 * are shared with the table.
	 */
	apply(
		table: Table,
		{ asOf = this.asOf ?? undefined }: ApplyFrameOptions = {},
	): { frame: Frame; report: FrameReport } {
		const reference = this.asOf === null ? null : (asOf ?? null);
		const notes = this.columns.map(({ column }) => new ColumnNotes(column));
		const columns = this.columns.flatMap((recipe, i) =>
			applyOne(table, recipe, reference, notes[i] ?? new ColumnNotes(recipe.column)),
		);
		const used = new Set(this.columns.map(({ column }) => column));
		const report = {
			rows: table.numRows,
			missingColumns: [...used].filter((name) => !table.has(name)),
			extraColumns: table.names.filter((name) => !used.has(name)),
			asOf: reference,
			columns: notes.flatMap((note) => note.result() ?? []),
		};
		return { frame: { nRows: table.numRows, features: this.features, columns }, report };
	}

	toJSON(): { readonly [key: string]: Json } {
		const columns = this.columns.map((recipe) => ({ ...recipe }));
		const leftOut = this.leftOut.map((entry) => ({ ...entry }));
		return { version: VERSION, asOf: this.asOf, columns, leftOut };
	}

	/** Reads what `toJSON` gave. Throws CORRUPT_FILE for anything else. */
	static fromJSON(json: unknown): FrameRecipe {
		if (!isRecord(json)) throw corrupt('it is no object');
		if (json['version'] !== VERSION) throw corrupt(`its version is ${String(json['version'])}`);
		const { asOf, columns, leftOut } = json;
		if (asOf !== null && !(typeof asOf === 'number' && Number.isFinite(asOf)))
			throw corrupt('its as-of date is no date');
		if (!Array.isArray(columns) || !columns.every(isColumnRecipe))
			throw corrupt('its columns are damaged');
		if (!Array.isArray(leftOut) || !leftOut.every(isLeftOut))
			throw corrupt('its list of columns left out is damaged');
		const names = columns.flatMap(({ features }) => features);
		if (new Set(names).size !== names.length) throw corrupt('two features have one name');
		return new FrameRecipe(columns, leftOut, asOf);
	}
}

function applyOne(
	table: Table,
	recipe: ColumnRecipe,
	asOf: AsOf,
	notes: ColumnNotes,
): FrameColumn[] {
	if (table.has(recipe.column))
		return applyColumn(recipe, table.column(recipe.column), asOf, notes);
	return recipe.features.map(() => float64(table.numRows).fill(NaN));
}

function corrupt(what: string): LibraryError {
	return new LibraryError(
		'CORRUPT_FILE',
		`The saved column recipe cannot be used: ${what}.`,
		'Train the model again, or pick another saved version.',
	);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');
const isDatePart = (value: unknown): value is DatePart => DATE_PARTS.some((part) => part === value);

function isColumnRecipe(value: unknown): value is ColumnRecipe {
	if (!isRecord(value)) return false;
	const { kind, column, features, parts, categories, other } = value;
	if (typeof column !== 'string' || !areTexts(features)) return false;
	if (kind === 'number') return features.length === 1;
	if (kind === 'date')
		return Array.isArray(parts) && parts.every(isDatePart) && parts.length === features.length;
	return (
		kind === 'category' &&
		features.length === 1 &&
		areTexts(categories) &&
		categories.length > 0 &&
		new Set(categories).size === categories.length &&
		typeof other === 'boolean'
	);
}

const REASONS: readonly LeftOutReason[] = [
	'excluded',
	'empty',
	'constant',
	'identifier',
	'free text',
	'nested values',
];

function isLeftOut(value: unknown): value is LeftOut {
	return (
		isRecord(value) &&
		typeof value['column'] === 'string' &&
		REASONS.some((reason) => reason === value['reason'])
	);
}
