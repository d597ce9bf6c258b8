import { readBoolean, readDate, readNumber } from '../../clean';
import { float64, isSet, type Column, type StringColumn } from '../../table';
import type { CategoryRecipe, ColumnRecipe, DatePart, DateRecipe } from './columnRecipe';
import type { FrameColumn } from './frame';
import type { ColumnNotes } from './report';

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday, weekday 4. */
const EPOCH_WEEKDAY = 3;

/** What `days` are counted from: before `asOf` (UTC ms), or since 1970-01-01 when it is null. */
export type AsOf = number | null;

/** The feature columns of one table column. A type that differs from fitting is read as far as it can be; `notes` says how it went. */
export function applyColumn(
	recipe: ColumnRecipe,
	column: Column,
	asOf: AsOf,
	notes: ColumnNotes,
): FrameColumn[] {
	switch (recipe.kind) {
		case 'number':
			return [readNumbers(column, notes)];
		case 'date':
			return readDates(recipe, column, asOf, notes);
		case 'category':
			return [
				column.type === 'string' ? codes(recipe, column, notes) : cast(recipe, column, notes),
			];
	}
}

const isThere = ({ validity }: Column, row: number) => validity === null || isSet(validity, row);

function readNumbers(column: Column, notes: ColumnNotes): FrameColumn {
	if (column.type === 'date') return notes.wrongType(column);
	if (column.type === 'string') return readTexts(column, textToNumber, notes);
	const { values } = column;
	const asTheyAre = values instanceof Float64Array || values instanceof Float32Array;
	if (asTheyAre && !column.validity && !values.includes(Infinity) && !values.includes(-Infinity)) {
		return values;
	}
	const out = float64(column.length);
	for (let row = 0; row < out.length; row++) {
		const value = isThere(column, row) ? (values[row] ?? NaN) : NaN;
		if (Math.abs(value) === Infinity) notes.infinite++;
		out[row] = Math.abs(value) === Infinity ? NaN : value;
	}
	return out;
}

function textToNumber(text: string): number {
	const { point, comma } = readNumber(text.trim());
	if (!Number.isNaN(point)) return Number.isNaN(comma) || comma === point ? point : NaN;
	if (!Number.isNaN(comma)) return comma;
	const flag = readBoolean(text.trim());
	return flag === undefined ? NaN : Number(flag);
}

/** A date that can be read in two ways counts as unreadable. */
function textToDate(text: string): number {
	const { dayFirst, monthFirst } = readDate(text.trim());
	if (Number.isNaN(dayFirst)) return monthFirst;
	return Number.isNaN(monthFirst) || monthFirst === dayFirst ? dayFirst : NaN;
}

/** Each text once. Texts that cannot be read are missing and counted. */
function readTexts(
	column: StringColumn,
	read: (text: string) => number,
	notes: ColumnNotes,
): Float64Array {
	notes.readAs(column);
	const known = new Map<number, number>();
	const out = float64(column.length).fill(NaN);
	for (let row = 0; row < out.length; row++) {
		if (!isThere(column, row)) continue;
		const code = column.values[row] ?? 0;
		let value = known.get(code);
		if (value === undefined) known.set(code, (value = read(column.dictionary.get(code))));
		if (Number.isFinite(value)) out[row] = value;
		else notes.unreadable++;
	}
	return out;
}

function readDates(
	{ parts }: DateRecipe,
	column: Column,
	asOf: AsOf,
	notes: ColumnNotes,
): FrameColumn[] {
	const times = timesOf(column, notes);
	if (asOf !== null) hideFuture(times, asOf, notes);
	return parts.map((part) => {
		const out = float64(column.length);
		for (let row = 0; row < out.length; row++) out[row] = partOf(times[row] ?? NaN, part, asOf);
		return out;
	});
}

function timesOf(column: Column, notes: ColumnNotes): Float64Array {
	if (column.type === 'string') return readTexts(column, textToDate, notes);
	if (column.type !== 'date') return notes.wrongType(column);
	const times = new Float64Array(column.length);
	for (let row = 0; row < times.length; row++) {
		times[row] = isThere(column, row) ? (column.values[row] ?? NaN) : NaN;
	}
	return times;
}

/** What happened after the as-of date was not known then. */
function hideFuture(times: Float64Array, asOf: number, notes: ColumnNotes): void {
	for (let row = 0; row < times.length; row++) {
		if (!((times[row] ?? NaN) > asOf)) continue;
		times[row] = NaN;
		notes.afterAsOf++;
	}
}

function partOf(time: number, part: DatePart, asOf: AsOf): number {
	if (part === 'days') return (asOf === null ? time : asOf - time) / DAY_MS;
	const day = Math.floor(time / DAY_MS);
	if (part === 'weekday') return ((((day + EPOCH_WEEKDAY) % 7) + 7) % 7) + 1;
	if (part === 'hour') return Math.floor((time - day * DAY_MS) / 3_600_000);
	const date = new Date(time);
	return part === 'month' ? date.getUTCMonth() + 1 : date.getUTCDate();
}

/** The code of a text: its place, the place of the rest, or NaN. */
function coder({ categories, other }: CategoryRecipe) {
	const listed = other ? categories.slice(0, -1) : categories;
	const places = new Map(listed.map((text, code) => [text, code]));
	const rest = other ? categories.length - 1 : NaN;
	return (text: string) => ({ code: places.get(text) ?? rest, listed: places.has(text) });
}

function codes(recipe: CategoryRecipe, column: StringColumn, notes: ColumnNotes): Float64Array {
	const codeOf = coder(recipe);
	const known = Array.from({ length: column.dictionary.size }, (): number | undefined => undefined);
	const unlisted = new Set<number>();
	const out = float64(column.length).fill(NaN);
	for (let row = 0; row < out.length; row++) {
		if (!isThere(column, row)) continue;
		const value = column.values[row] ?? 0;
		let code = known[value];
		if (code === undefined) {
			const found = codeOf(column.dictionary.get(value));
			known[value] = code = found.code;
			if (!found.listed) unlisted.add(value);
		}
		out[row] = code;
		if (unlisted.has(value)) notes.unlisted(column.dictionary.get(value), recipe.other);
	}
	return out;
}

/** Numbers and booleans in place of texts: 3 is "3", true is "true". */
function cast(
	recipe: CategoryRecipe,
	column: Exclude<Column, StringColumn>,
	notes: ColumnNotes,
): Float64Array {
	if (column.type === 'date') return notes.wrongType(column);
	notes.readAs(column);
	const codeOf = coder(recipe);
	const out = float64(column.length).fill(NaN);
	for (let row = 0; row < out.length; row++) {
		if (!isThere(column, row)) continue;
		const value = column.values[row] ?? 0;
		const text = column.type === 'boolean' ? String(value === 1) : String(value);
		const { code, listed } = codeOf(text);
		out[row] = code;
		if (!listed) notes.unlisted(text, recipe.other);
	}
	return out;
}
