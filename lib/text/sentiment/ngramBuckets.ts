/**
 * The n-grams of a text as buckets of a hash: each word, each pair of neighbours, the first four and the first six letters of
 * longer words, and marks. Training and reading go the same way. Words that name people and groups are left out, so that
 * nobody's name makes a text better or worse.
 */
import type { Tokens } from '../rules/tokens';
import type { GroupWords } from './groupWords';

const BITS = 16;
export const BUCKETS = 2 ** BITS;

/** Beginnings of the hashes of each kind. */
const [PAIR, FOUR_LETTERS, SIX_LETTERS] = [0x5bd1e995, 0x1b873593, 0x2c1b3c6d];
const [EDGE, NOBODY] = [0x3c6ef372, 0x78dde6e4];
/** Buckets of marks, at the end; words may share them. */
const MARKS = { question: 1, exclamation: 2, dots: 3, tag: 4, link: 5, name: 6, quote: 7, loud: 8 };
const LENGTHS = 16;
/** A text has at most so many steps of length, of five words each. */
const MOST_LENGTHS = 5;

/** Fills `buckets` again for each text. */
export class NgramBuckets {
	count = 0;
	buckets = new Uint32Array(1024);

	constructor(private readonly groups: GroupWords) {}

	/** From tokens as `Tokens.read` left them. A bucket stands as often as its n-grams do. */
	read(tokens: Tokens): void {
		const most = tokens.count * 4 + 64;
		if (most > this.buckets.length) this.buckets = new Uint32Array(2 * most);
		const { buckets, groups } = this;
		let [count, before] = [0, EDGE];
		for (let i = 0; i < tokens.count; i++) {
			const word = tokens.firstOf(i);
			const pair = Math.imul(before, PAIR);
			if (groups.has(word, tokens.secondOf(i))) {
				buckets[count++] = bucketOf(pair ^ NOBODY);
				before = NOBODY;
				continue;
			}
			buckets[count++] = bucketOf(word);
			buckets[count++] = bucketOf(pair ^ word);
			const [four, six] = [tokens.fourOf(i), tokens.sixOf(i)];
			if (four !== 0) buckets[count++] = bucketOf(four ^ FOUR_LETTERS);
			if (six !== 0) buckets[count++] = bucketOf(six ^ SIX_LETTERS);
			before = word;
		}
		buckets[count++] = bucketOf(Math.imul(before, PAIR) ^ EDGE);
		this.count = count;
		this.marks(tokens);
	}

	private marks({ marks, exclamations, mixed, count }: Tokens): void {
		this.repeat(MARKS.question, Math.min(3, marks.questions));
		this.repeat(MARKS.exclamation, Math.min(3, exclamations));
		this.repeat(MARKS.dots, Math.min(2, marks.dots));
		this.repeat(MARKS.tag, Math.min(3, marks.tags));
		this.repeat(MARKS.link, Math.min(2, marks.links));
		this.repeat(MARKS.name, Math.min(2, marks.names));
		this.repeat(MARKS.quote, Math.min(2, marks.quotes));
		this.repeat(MARKS.loud, mixed ? 1 : 0);
		const lengths = Math.min(MOST_LENGTHS, Math.floor(count / 5));
		for (let i = 0; i < lengths; i++) this.repeat(LENGTHS + i, 1);
	}

	private repeat(mark: number, times: number): void {
		for (let i = 0; i < times; i++) this.buckets[this.count++] = BUCKETS - mark;
	}
}

/** FNV leaves the low bits weak: they are spread before the hash is cut. */
function bucketOf(hash: number): number {
	let h = hash ^ (hash >>> 16);
	h = Math.imul(h, 0x45d9f3b);
	h ^= h >>> 15;
	return Math.imul(h, 0x9e3779b1) >>> (32 - BITS);
}
