import type { Fold } from './fold';
import { hashWord, firstStep, secondStep } from './hash';
import type { LanguagePack } from './pack';

export const VALUE = 1;
export const NEGATOR = 2;
export const BOOSTER = 4;
export const CONTRAST = 8;
/** A longer entry begins with it. */
const PREFIX = 16;
/** An emoji or emoticon: said beside the sentence, so nothing turns it. */
export const SYMBOL = 32;

/** Numbers of a place in the table: two hashes, the kind, and one that is free. */
const SECOND = 1;
const KIND = 2;
const CELLS = 4;
/** Of the sieve, for each place of the table. */
const BITS_A_PLACE = 4;

/** Words and phrases by their hashes: an open hash table in typed arrays. */
export class WordTable {
	private readonly mask: number;
	/** A bit for each of many hashes tells of most unknown words at once, and stays in the fastest memory. */
	private readonly sieve: Int32Array;
	private readonly sieveMask: number;
	/** Of each place both hashes and the kind, which is 0 where there is no entry. */
	private readonly cells: Int32Array;
	private readonly values: Float32Array;
	private readonly boosts: Float32Array;

	constructor(pack: LanguagePack) {
		const entries = entriesOf(pack);
		let size = 16;
		while (size < entries.size * 1.5) size *= 2;
		this.mask = size - 1;
		this.sieve = new Int32Array((size * BITS_A_PLACE) / 32);
		this.sieveMask = size * BITS_A_PLACE - 1;
		this.cells = new Int32Array(size * CELLS);
		this.values = new Float32Array(size);
		this.boosts = new Float32Array(size);
		for (const [entry, { kind, value, boost }] of entries) {
			const [first, second] = pack.spaced ? hashPhrase(entry) : hashWord(entry);
			let at = this.home(first, second);
			while (this.cells[at * CELLS + KIND] !== 0) at = (at + 1) & this.mask;
			this.cells.set([first, second, kind], at * CELLS);
			this.values[at] = value;
			this.boosts[at] = boost;
			const bit = (first ^ (second >>> 7)) & this.sieveMask;
			this.sieve[bit >>> 5] = (this.sieve[bit >>> 5] ?? 0) | (1 << bit);
		}
	}

	/** The place of an entry, −1 = unknown. */
	find(first: number, second: number): number {
		const { cells, mask, sieve } = this;
		const bit = (first ^ (second >>> 7)) & this.sieveMask;
		if ((((sieve[bit >>> 5] ?? 0) >>> bit) & 1) === 0) return -1;
		for (let at = this.home(first, second); ; at = (at + 1) & mask) {
			const from = at * CELLS;
			if (cells[from + KIND] === 0) return -1;
			if (cells[from] === first && cells[from + SECOND] === second) return at;
		}
	}

	kind(at: number): number {
		return at < 0 ? 0 : (this.cells[at * CELLS + KIND] ?? 0);
	}

	/** Whether a word or phrase stands there, not only the beginning of one. */
	isEntry(at: number): boolean {
		return (this.kind(at) & ~PREFIX) !== 0;
	}

	/** Whether a longer entry begins with what stands there. */
	isPrefix(at: number): boolean {
		return (this.kind(at) & PREFIX) !== 0;
	}

	value(at: number): number {
		return this.values[at] ?? 0;
	}

	boost(at: number): number {
		return this.boosts[at] ?? 0;
	}

	private home(first: number, second: number): number {
		return (first ^ (second >>> 7)) & this.mask;
	}
}

/** The hashes of a phrase from those of what stands before its next word. */
export const joinFirst = (before: number, word: number) => firstStep(before, word);
export const joinSecond = (before: number, word: number) => secondStep(before, word);

function hashPhrase(phrase: string): readonly [number, number] {
	const [head = '', ...rest] = phrase.split(' ');
	let [first, second] = hashWord(head);
	for (const word of rest) {
		const [one, two] = hashWord(word);
		first = joinFirst(first, one);
		second = joinSecond(second, two);
	}
	return [first, second];
}

interface Entry {
	kind: number;
	value: number;
	boost: number;
}

function entriesOf(pack: LanguagePack): Map<string, Entry> {
	const entries = new Map<string, Entry>();
	const add = (spelt: string, kind: number, { value = 0, boost = 0 } = {}) => {
		const word = pack.fold ? folded(spelt, pack.fold) : spelt;
		const entry = entries.get(word) ?? { kind: 0, value: 0, boost: 0 };
		entry.kind |= kind;
		if (kind === VALUE) entry.value = value;
		if (kind === BOOSTER) entry.boost = boost;
		entries.set(word, entry);
	};
	for (const [word, value] of pack.values) add(word, VALUE, { value });
	for (const word of pack.negators) add(word, NEGATOR);
	for (const [word, boost] of pack.boosters) add(word, BOOSTER, { boost });
	for (const word of pack.contrasts) add(word, CONTRAST);
	for (const word of [...entries.keys()])
		for (const prefix of prefixesOf(word, pack.spaced)) add(prefix, PREFIX);
	return entries;
}

function prefixesOf(entry: string, spaced: boolean): string[] {
	if (!spaced) return Array.from({ length: entry.length - 1 }, (_, i) => entry.slice(0, i + 1));
	const words = entry.split(' ');
	return words.slice(1).map((_, i) => words.slice(0, i + 1).join(' '));
}

const folded = (word: string, fold: Fold) =>
	String.fromCharCode(
		...Array.from({ length: word.length }, (_, i) => fold(word.charCodeAt(i))).filter(
			(unit) => unit !== 0,
		),
	);
