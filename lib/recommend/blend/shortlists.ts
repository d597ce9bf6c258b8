/**
 * What the members of a blend think of the products that at least one of them would put forward: a few dozen products a
 * customer instead of the whole range, so that weights can be tried quickly.
 */
import { topOfRow } from '../models/topOfRow';
import { barredOf, type Panel } from '../protocol/judge';

export interface Shortlists {
	/** The products of customer i stand from starts[i] to starts[i + 1] − 1, ascending. */
	readonly starts: Uint32Array;
	readonly items: Uint32Array;
	/** One list a model: its standardised scores of these products. */
	readonly scores: readonly Float32Array[];
	readonly hidden: readonly ReadonlySet<number>[];
}

/** The `length` best unbought products of each customer by each model. `scores`: customers × products a model. */
export function shortlistsOf(
	scores: readonly Float32Array[],
	panel: Panel,
	length: number,
): Shortlists {
	const { histories, hidden } = panel;
	const width = histories.nCols;
	const starts = new Uint32Array(hidden.length + 1);
	const items: number[] = [];
	for (let row = 0; row < hidden.length; row++) {
		const barred = barredOf(panel, row);
		const wanted = new Set<number>();
		for (const all of scores) {
			const own = all.subarray(row * width, (row + 1) * width);
			for (const item of topOfRow(own, length, barred)) wanted.add(item);
		}
		for (const item of [...wanted].sort((a, b) => a - b)) items.push(item);
		starts[row + 1] = items.length;
	}
	const row = new Uint32Array(items.length);
	for (let i = 0; i < hidden.length; i++) row.fill(i, starts[i], starts[i + 1]);
	const pick = (all: Float32Array) =>
		Float32Array.from(items, (item, at) => all[(row[at] ?? 0) * width + item] ?? 0);
	return { starts, items: Uint32Array.from(items), scores: scores.map(pick), hidden };
}

/** Each customer's best k products by these scores of the short-listed products. */
export function listsOfShortlists(
	{ starts, items, hidden }: Omit<Shortlists, 'scores'>,
	scores: Float32Array,
	k: number,
): number[][] {
	return hidden.map((_, row) => {
		const from = starts[row] ?? 0;
		const best = topOfRow(scores.subarray(from, starts[row + 1]), k);
		return best.map((place) => items[from + place] ?? 0);
	});
}

/** Short lists of customers, one after the other. */
export function joinShortlists(parts: readonly Shortlists[]): Shortlists {
	const starts = [0];
	for (const part of parts) {
		const before = starts.at(-1) ?? 0;
		for (const end of part.starts.subarray(1)) starts.push(before + end);
	}
	const length = starts.at(-1) ?? 0;
	const items = new Uint32Array(length);
	const scores = (parts[0]?.scores ?? []).map(() => new Float32Array(length));
	let at = 0;
	for (const part of parts) {
		items.set(part.items, at);
		part.scores.forEach((own, i) => scores[i]?.set(own, at));
		at += part.items.length;
	}
	const hidden = parts.flatMap((part) => part.hidden);
	return { starts: Uint32Array.from(starts), items, scores, hidden };
}

/** The customers for whom `keep` is true. */
export function someShortlists(lists: Shortlists, keep: (row: number) => boolean): Shortlists {
	const rows = lists.hidden.map((_, row) => row).filter(keep);
	const starts = new Uint32Array(rows.length + 1);
	const range = (row: number) => [lists.starts[row] ?? 0, lists.starts[row + 1] ?? 0] as const;
	rows.forEach((row, i) => {
		const [from, to] = range(row);
		starts[i + 1] = (starts[i] ?? 0) + to - from;
	});
	const places = new Uint32Array(starts[rows.length] ?? 0);
	rows.forEach((row, i) => {
		const [from, to] = range(row);
		for (let at = from; at < to; at++) places[(starts[i] ?? 0) + at - from] = at;
	});
	return {
		starts,
		items: places.map((at) => lists.items[at] ?? 0),
		scores: lists.scores.map((all) => Float32Array.from(places, (at) => all[at] ?? 0)),
		hidden: rows.map((row) => lists.hidden[row] ?? new Set<number>()),
	};
}
