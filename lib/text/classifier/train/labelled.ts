import { LibraryError } from '../../../errors';
import { stratifiedFolds } from '../../../math';
import type { Table } from '../../../table';
import { LONGEST_LABEL } from '../saved';
import { MOST_CLASSES, MOST_ROWS, type CheckedTrainOptions } from './options';
import { cellText, textsOf } from './textColumns';

/** Texts to learn from, with what was left out and why. */
export interface Labelled {
	/** Row of the table behind each text. */
	readonly rows: Uint32Array;
	readonly texts: readonly string[];
	/** Class number of each text. */
	readonly labels: Uint16Array;
	/** Names of the classes, by code unit. */
	readonly classes: readonly string[];
	readonly leftOut: LeftOutRows;
	/** Spellings that were taken for the same label. */
	readonly spellings: readonly Spelling[];
}

export interface LeftOutRows {
	readonly withoutText: number;
	readonly withoutLabel: number;
	/** Beyond the most rows that are learned from. */
	readonly beyondLimit: number;
	readonly rareClasses: readonly RareClass[];
}

export interface RareClass {
	readonly label: string;
	readonly examples: number;
	/** Its first rows, from 0. */
	readonly rows: readonly number[];
}

export interface Spelling {
	readonly label: string;
	readonly also: readonly { readonly spelling: string; readonly rows: number }[];
}

const SHOWN_ROWS = 5;

/** Throws EMPTY_INPUT when fewer than two classes have examples enough, INVALID_PARAMETER for a column with too many classes. */
export function labelledTexts(table: Table, options: CheckedTrainOptions): Labelled {
	const { textColumn, furtherTextColumns = [], labelColumn, fewestExamples } = options;
	const texts = textsOf(table, [textColumn, ...furtherTextColumns]);
	const column = table.column(labelColumn);
	const given = texts.map((_, row) => cellText(column, row).replace(/\s+/gu, ' '));
	const usable = [...texts.keys()].filter((row) => texts[row] !== '' && given[row] !== '');
	const { nameOf, spellings } = joinSpellings(usable.map((row) => given[row] ?? ''));
	const byClass = Map.groupBy(usable, (row) => nameOf.get(given[row] ?? '') ?? '');
	const rare = [...byClass].filter(([, rows]) => rows.length < fewestExamples);
	const classes = [...byClass.keys()].filter((name) => !rare.some(([own]) => own === name)).sort();
	checkClasses(classes, labelColumn, fewestExamples);
	const number = new Map(classes.map((name, i) => [name, i]));
	const labelOf = (row: number) => number.get(nameOf.get(given[row] ?? '') ?? '');
	const all = usable.filter((row) => labelOf(row) !== undefined);
	const rows = atMost(all, (row) => labelOf(row) ?? 0, options.seed);
	return {
		rows: Uint32Array.from(rows),
		texts: rows.map((row) => texts[row] ?? ''),
		labels: Uint16Array.from(rows, (row) => labelOf(row) ?? 0),
		classes,
		leftOut: {
			withoutText: texts.filter((text) => text === '').length,
			withoutLabel: texts.filter((text, row) => text !== '' && given[row] === '').length,
			beyondLimit: all.length - rows.length,
			rareClasses: rare
				.map(([label, own]) => {
					return { label, examples: own.length, rows: own.slice(0, SHOWN_ROWS) };
				})
				.sort((a, b) => (a.label < b.label ? -1 : 1)),
		},
		spellings,
	};
}

/** The same letters in other case or width are one label, named as it is written most often. */
function joinSpellings(given: readonly string[]): {
	nameOf: Map<string, string>;
	spellings: Spelling[];
} {
	const counts = new Map<string, number>();
	for (const name of given) counts.set(name, (counts.get(name) ?? 0) + 1);
	const nameOf = new Map<string, string>();
	const spellings: Spelling[] = [];
	const twins = Map.groupBy(counts, ([name]) => name.normalize('NFKC').toLowerCase());
	for (const list of twins.values()) {
		list.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
		const [[label] = [''], ...others] = list;
		for (const [name] of list) nameOf.set(name, label);
		const also = others.map(([spelling, rows]) => ({ spelling, rows }));
		if (also.length > 0) spellings.push({ label, also });
	}
	return { nameOf, spellings };
}

function checkClasses(classes: readonly string[], column: string, fewest: number): void {
	if (classes.length > MOST_CLASSES)
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Column "${column}" holds ${classes.length} different labels; at most ${MOST_CLASSES} can be learned.`,
			'Pick the column with the labels, not one of free text or ids.',
		);
	if (classes.some((name) => name.length > LONGEST_LABEL))
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Column "${column}" holds labels of more than ${LONGEST_LABEL} characters.`,
			'Pick the column with the labels, not one of free text.',
		);
	if (classes.length >= 2) return;
	throw new LibraryError(
		'EMPTY_INPUT',
		`Column "${column}" has ${classes.length} label with ${fewest} examples or more; two are needed.`,
		'Label more texts of each kind, or lower "Fewest Examples of a Label".',
	);
}

/** Of too many rows a part that keeps the shares of the classes. */
function atMost(rows: readonly number[], labelOf: (row: number) => number, seed: number) {
	if (rows.length <= MOST_ROWS) return rows;
	const parts = Math.ceil(rows.length / MOST_ROWS);
	const folds = stratifiedFolds(rows.map(labelOf), parts, seed);
	return rows.filter((_, i) => folds[i] === 0);
}
