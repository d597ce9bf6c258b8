import { tokensOf } from './words';

export interface NgramOptions {
	/** What is counted: 'words' = runs of tokens, 'characters' = runs of characters that cross no word border. */
	readonly of: 'words' | 'characters';
	/** Shortest and longest run, 1..8. */
	readonly lengths: readonly [number, number];
}

/** Hashes are numbers below this. */
export const HASH_SPACE = 2 ** 22;

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const SPACE = 32;
/** Between the words of a run; no token holds it. */
const BORDER = 1;

/** One step of FNV-1a over a UTF-16 unit (two bytes at once). */
const step = (hash: number, unit: number) => Math.imul(hash ^ unit, PRIME);

/** Spreads the low bits, which FNV leaves weak, and cuts to the space. */
function finish(hash: number): number {
	let h = hash ^ (hash >>> 16);
	h = Math.imul(h, 0x45d9f3b);
	h ^= h >>> 15;
	return (h >>> 0) % HASH_SPACE;
}

function eachCharacters(
	text: string,
	[shortest, longest]: readonly [number, number],
	use: (hash: number) => void,
): void {
	const padded = ` ${text} `;
	for (let start = 0; start < padded.length; start++) {
		let hash = OFFSET;
		const last = Math.min(padded.length, start + longest);
		for (let end = start; end < last; end++) {
			const unit = padded.charCodeAt(end);
			hash = step(hash, unit);
			if (end - start + 1 >= shortest) use(finish(hash));
			if (unit === SPACE && end > start) break;
		}
	}
}

/** The hash of each n-gram of a text that `normaliseText` gave, as often as it stands there. */
export function eachNgram(
	normalised: string,
	{ of, lengths }: NgramOptions,
	use: (hash: number) => void,
): void {
	if (of === 'words') eachRun(tokensOf(normalised), lengths, use);
	else eachCharacters(normalised, lengths, use);
}

/** The runs of words of a text that `normaliseText` gave, by their hashes: to show people what a hash stands for. */
export function wordRuns(
	normalised: string,
	lengths: readonly [number, number],
): Map<number, string> {
	const tokens = tokensOf(normalised);
	const runs = new Map<number, string>();
	eachRun(tokens, lengths, (hash, from, to) => {
		if (!runs.has(hash)) runs.set(hash, shown(tokens.slice(from, to)));
	});
	return runs;
}

const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u;

/** Words with spaces between, signs of writing without spaces one behind the other. */
const shown = (tokens: readonly string[]) =>
	tokens.join(tokens.every((token) => SPACELESS.test(token)) ? '' : ' ');

function eachRun(
	tokens: readonly string[],
	[shortest, longest]: readonly [number, number],
	use: (hash: number, from: number, to: number) => void,
): void {
	for (let start = 0; start < tokens.length; start++) {
		let hash = OFFSET;
		for (let end = start; end < tokens.length && end - start < longest; end++) {
			const token = tokens[end] ?? '';
			for (let i = 0; i < token.length; i++) hash = step(hash, token.charCodeAt(i));
			hash = step(hash, BORDER);
			if (end - start + 1 >= shortest) use(finish(hash), start, end + 1);
		}
	}
}

/** Hashed n-grams of a text that `normaliseText` gave, with how often each occurs; hashes ascending. */
export function countNgrams(
	normalised: string,
	options: NgramOptions,
): { hashes: Uint32Array; counts: Uint32Array } {
	const all: number[] = [];
	eachNgram(normalised, options, (hash) => all.push(hash));
	const sorted = Uint32Array.from(all).sort();
	const counts = new Uint32Array(sorted.length);
	let distinct = 0;
	for (let i = 0; i < sorted.length; i++) {
		if (i > 0 && sorted[i] === sorted[i - 1])
			counts[distinct - 1] = (counts[distinct - 1] ?? 0) + 1;
		else {
			sorted[distinct] = sorted[i] ?? 0;
			counts[distinct++] = 1;
		}
	}
	return { hashes: sorted.slice(0, distinct), counts: counts.slice(0, distinct) };
}
