import type { Fold } from './fold';
import { FIRST_SEED, firstStep, SECOND_SEED, secondStep } from './hash';
import type { Affixes } from './pack';
import type { WordTable } from './wordTable';

/** Letters that are left at least where something is taken off. */
const FEWEST_LEFT = 3;
/** Longer runs of letters are no words. */
const MOST_LETTERS = 40;

/** Finds the known word behind an unknown one: "soooo" is "so"; "والجميلة" is "جميل" with what stands around it taken off. */
export class WordForms {
	/** Hashes of the word found last, and its place in the table. */
	first = 0;
	second = 0;
	place = -1;
	/** By their first letters and by their last ones. */
	private readonly before: ReadonlyMap<number, readonly string[]>;
	private readonly after: ReadonlyMap<number, readonly string[]>;

	constructor(
		private readonly table: WordTable,
		private readonly fold: Fold | undefined,
		affixes: Affixes | undefined,
	) {
		this.before = grouped(affixes?.before ?? [], 0);
		this.after = grouped(affixes?.after ?? [], -1);
	}

	/** Whether the word at these places without its repeated letters is known: as "soo", then as "so". */
	shorten(lower: string, from: number, to: number): boolean {
		return this.withRuns(lower, from, to, 2) || this.withRuns(lower, from, to, 1);
	}

	/** Whether the word at these places is known without what is written together with it. */
	strip(lower: string, from: number, to: number): boolean {
		if (to - from > MOST_LETTERS) return false;
		if (this.stripAfter(lower, from, to)) return true;
		const heads = this.before.get(lower.charCodeAt(from)) ?? [];
		return heads.some(
			(head) => lower.startsWith(head, from) && this.stripAfter(lower, from + head.length, to),
		);
	}

	private stripAfter(lower: string, from: number, to: number): boolean {
		if (to - from < FEWEST_LEFT) return false;
		if (this.withRuns(lower, from, to, Infinity)) return true;
		const tails = this.after.get(lower.charCodeAt(to - 1)) ?? [];
		return tails.some((tail) => {
			const end = to - tail.length;
			if (end - from < FEWEST_LEFT || !lower.startsWith(tail, end)) return false;
			return this.withRuns(lower, from, end, Infinity);
		});
	}

	private withRuns(lower: string, from: number, to: number, most: number): boolean {
		let [first, second, run, last] = [FIRST_SEED, SECOND_SEED, 0, 0];
		for (let at = from; at < to; at++) {
			const spelt = lower.charCodeAt(at);
			const unit = this.fold ? this.fold(spelt) : spelt;
			if (unit === 0) continue;
			run = unit === last ? run + 1 : 1;
			last = unit;
			if (run > most) continue;
			first = firstStep(first, unit);
			second = secondStep(second, unit);
		}
		[this.first, this.second] = [first, second];
		this.place = this.table.find(first, second);
		return this.place >= 0;
	}
}

/** Affixes by one of their letters, in their order. */
function grouped(affixes: readonly string[], at: number): ReadonlyMap<number, readonly string[]> {
	const groups = new Map<number, string[]>();
	for (const affix of affixes) {
		const key = affix.at(at)?.charCodeAt(0) ?? 0;
		groups.set(key, [...(groups.get(key) ?? []), affix]);
	}
	return groups;
}
