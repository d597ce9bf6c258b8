import { LibraryError } from '../../../errors';
import { stratifiedFolds } from '../../../math';
import type { Table } from '../../../table';
import { normaliseText } from '../../normalise';
import type { Labelled } from './labelled';
import { cellText } from './textColumns';
import type { CheckedTrainOptions } from './options';

/** Places of texts (not rows) that are learned from and judged. */
export interface Part {
	readonly train: Uint32Array;
	readonly test: Uint32Array;
}

export interface Plan {
	readonly parts: readonly Part[];
	/** In a sentence. */
	readonly how: string;
	/** Texts that stand more than once. */
	readonly duplicates: number;
}

const FOLDS = 5;
const FOLDS_OF_MANY = 3;
const MANY = 5_000;

/** Which texts judge which: equal texts, and rows of one group, are never on both sides. */
export function planOf(table: Table, labelled: Labelled, options: CheckedTrainOptions): Plan {
	const { rows, texts, labels } = labelled;
	const { of: group, duplicates } = groupsOf(table, labelled, options.groupColumn);
	if (options.dateColumn)
		return byTime(timesOf(table, rows, options.dateColumn), group, duplicates);
	const heads = [...group.keys()].filter((place) => group[place] === place);
	const folds = texts.length > MANY ? FOLDS_OF_MANY : FOLDS;
	const foldOfHead = stratifiedFolds(
		heads.map((place) => labels[place] ?? 0),
		folds,
		options.seed,
	);
	const headAt = new Map(heads.map((place, i) => [place, i]));
	const foldOf = Array.from(group, (head) => foldOfHead[headAt.get(head) ?? 0] ?? 0);
	const parts = Array.from({ length: folds }, (_, fold) => ({
		train: placesWhere(foldOf, (own) => own !== fold),
		test: placesWhere(foldOf, (own) => own === fold),
	}));
	const together = options.groupColumn ? ` and rows of one "${options.groupColumn}"` : '';
	const how = `Each text was judged by a model that had not seen it: ${folds} parts, equal texts${together} kept together.`;
	return { parts, how, duplicates };
}

const placesWhere = (list: readonly number[], keep: (own: number) => boolean) =>
	Uint32Array.from([...list.keys()].filter((place) => keep(list[place] ?? 0)));

/** The first text of each group: those that read the same, and those of one value of the group column. */
function groupsOf(table: Table, { rows, texts }: Labelled, groupColumn: string | undefined) {
	const of = Uint32Array.from(texts.keys());
	const headOf = (place: number): number => {
		let head = place;
		while (of[head] !== head) head = of[head] = of[of[head] ?? 0] ?? 0;
		return head;
	};
	const join = (a: number, b: number) => {
		const [one, other] = [headOf(a), headOf(b)];
		of[Math.max(one, other)] = Math.min(one, other);
	};
	const seen = new Map<string, number>();
	let duplicates = 0;
	texts.forEach((text, place) => {
		const key = normaliseText(text);
		const first = seen.get(key);
		if (first === undefined) seen.set(key, place);
		else {
			duplicates++;
			join(first, place);
		}
	});
	if (groupColumn) joinColumn(table, rows, groupColumn, join);
	return { of: of.map((_, place) => headOf(place)), duplicates };
}

function joinColumn(
	table: Table,
	rows: Uint32Array,
	name: string,
	join: (a: number, b: number) => void,
): void {
	const column = table.column(name);
	const seen = new Map<string, number>();
	rows.forEach((row, place) => {
		const key = cellText(column, row);
		if (key === '') return;
		const first = seen.get(key);
		if (first === undefined) seen.set(key, place);
		else join(first, place);
	});
}

function timesOf(table: Table, rows: Uint32Array, name: string): Float64Array {
	const column = table.column(name);
	if (column.type === 'string' || column.type === 'boolean')
		throw new LibraryError(
			'WRONG_TYPE',
			`Column "${name}" (${column.type}) cannot put rows in order of time.`,
			'Pick a date column (Clean Data reads dates).',
		);
	return Float64Array.from(rows, (row) => Number(column.values[row] ?? 0));
}

/** Five spans of time with as many texts each: every one but the first is judged by a model of those before it. */
function byTime(times: Float64Array, group: Uint32Array, duplicates: number): Plan {
	const order = Uint32Array.from(times.keys()).sort(
		(a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b,
	);
	const edge = (i: number) => times[order[Math.floor((i * order.length) / FOLDS)] ?? 0] ?? 0;
	const parts = Array.from({ length: FOLDS - 1 }, (_, i): Part => {
		const [from, to] = [edge(i + 1), i + 2 < FOLDS ? edge(i + 2) : Infinity];
		const test = order.filter((place) => (times[place] ?? 0) >= from && (times[place] ?? 0) < to);
		const heads = new Set(Array.from(test, (place) => group[place] ?? 0));
		const train = order.filter(
			(place) => (times[place] ?? 0) < from && !heads.has(group[place] ?? 0),
		);
		return { train, test };
	}).filter(({ train, test }) => train.length > 0 && test.length > 0);
	const how = 'Each text was judged by a model of earlier texts only, equal texts left out.';
	if (parts.length > 0) return { parts, how, duplicates };
	throw new LibraryError(
		'INVALID_PARAMETER',
		'All texts are of the same time.',
		'Pick another date column, or leave it empty.',
	);
}
