import { nameHints } from '../../clean';
import { isSet, type Column, type StringColumn } from '../../table';
import type { ColumnRecipe, DatePart, LeftOutReason } from './columnRecipe';

export interface FitColumnOptions {
	readonly maxCategories: number;
	readonly dateParts: readonly DatePart[];
	/** Keeps a column that would be left out as identifier or free text. */
	readonly keep: boolean;
}

/** Fewer values than this cannot show that a column is an identifier or free text. */
const ENOUGH = 20;
/** From this share of different texts on, a column names its rows. */
const IDENTIFIER_SHARE = 0.9;
/** A text column with more words a value than this, and mostly different values, is prose. */
const PROSE_WORDS = 3.5;
const PROSE_SHARE = 0.5;

export type Fitted = ColumnRecipe | LeftOutReason;

/** How one column becomes features, or why it does not. Looks at no other column. */
export function fitColumn(name: string, column: Column, options: FitColumnOptions): Fitted {
	if (column.type === 'string') return fitText(name, column, options);
	const seen = rangeOf(column);
	if (seen.present === 0) return 'empty';
	if (seen.constant && seen.present === column.length) return 'constant';
	if (column.type === 'date') {
		const features = options.dateParts.map((part) => `${name}.${part}`);
		return { kind: 'date', column: name, parts: options.dateParts, features };
	}
	if (!options.keep && isNumberedId(name, column, seen.present)) return 'identifier';
	return { kind: 'number', column: name, features: [name] };
}

const isThere = (column: Column, row: number) =>
	(!column.validity || isSet(column.validity, row)) && Number.isFinite(column.values[row]);

function rangeOf(column: Column): { present: number; constant: boolean } {
	let present = 0;
	let first: number | undefined;
	let constant = true;
	for (let row = 0; row < column.length; row++) {
		if (!isThere(column, row)) continue;
		const value = column.values[row];
		if (present++ === 0) first = value;
		else if (value !== first) constant = false;
	}
	return { present, constant };
}

/** Whole numbers that are all different, in a column that is called an id. */
function isNumberedId(name: string, column: Column, present: number): boolean {
	if (column.type !== 'integer' || present < ENOUGH || !nameHints(name).has('id')) return false;
	const different = new Set<number>();
	for (let row = 0; row < column.length; row++) {
		if (isThere(column, row)) different.add(column.values[row] ?? 0);
	}
	return different.size >= IDENTIFIER_SHARE * present;
}

function fitText(name: string, column: StringColumn, options: FitColumnOptions): Fitted {
	if (column.json) return 'nested values';
	const counts = countTexts(column);
	const present = counts.reduce((sum, { count }) => sum + count, 0);
	if (present === 0) return 'empty';
	if (counts.length === 1 && present === column.length) return 'constant';
	const share = counts.length / present;
	if (!options.keep && present >= ENOUGH) {
		if (share > PROSE_SHARE && meanWords(counts) > PROSE_WORDS) return 'free text';
		if (share >= IDENTIFIER_SHARE) return 'identifier';
	}
	const other = counts.length > options.maxCategories;
	const kept = counts.slice(0, other ? options.maxCategories - 1 : counts.length);
	const texts = kept.map(({ text }) => text);
	const categories = other ? [...texts, otherName(texts)] : texts;
	return { kind: 'category', column: name, categories, other, features: [name] };
}

interface TextCount {
	readonly text: string;
	readonly count: number;
}

/** Texts that occur, most frequent first; ties by UTF-16 order, so that the order of rows does not matter. */
function countTexts({ values, validity, dictionary, length }: StringColumn): TextCount[] {
	const byCode = new Uint32Array(dictionary.size);
	for (let row = 0; row < length; row++) {
		if (validity && !isSet(validity, row)) continue;
		const code = values[row] ?? 0;
		byCode[code] = (byCode[code] ?? 0) + 1;
	}
	const counts = new Map<string, number>();
	byCode.forEach((count, code) => {
		if (count === 0) return;
		const text = dictionary.get(code);
		counts.set(text, (counts.get(text) ?? 0) + count);
	});
	return Array.from(counts, ([text, count]) => ({ text, count })).sort(
		(a, b) => b.count - a.count || (a.text < b.text ? -1 : 1),
	);
}

function meanWords(counts: readonly TextCount[]): number {
	const sample = counts.slice(0, 1000);
	const words = sample.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);
	return words / sample.length;
}

/** A name for the rest that is not itself a category. */
function otherName(texts: readonly string[]): string {
	let name = 'other';
	while (texts.includes(name)) name = `(${name})`;
	return name;
}
