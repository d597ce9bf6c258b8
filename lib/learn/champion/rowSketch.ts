/**
 * What a model remembers of the rows that it learnt from, so that it can later be told whether it has seen a row: the k smallest
 * hashes of all rows (bottom-k sketch, Cohen and Kaplan 2007). A row is hashed as the model sees it (its features after the
 * recipe, not the outcome), with a salt of the model's own. Hashes are cut to so few bits that about one of 128 to 256 rows
 * never seen fits by chance: whoever tries out rows finds mostly wrong ones (docs/decisions/0013). Cost: one pass over the columns.
 */
import { createHash } from 'node:crypto';
import type { Frame, FrameColumn } from '../../features';
import { LibraryError } from '../../errors';
import type { Json } from '../../table';

export interface RowSketch {
	/** Rows learnt from. */
	readonly rows: number;
	/** Bits of a hash that are kept. */
	readonly bits: number;
	/** The smallest different hashes, ascending; fewer than `MOST_KEPT`: all there are. */
	readonly hashes: readonly number[];
}

/** At most this many rows are remembered. */
export const MOST_KEPT = 4096;
/** Bits beyond those that number the rows: chance hits are at most one in 2^7. */
const SPARE_BITS = 7;
const MOST_BITS = 32;
const HASH_BITS = 48;

/**
 * Hashes of the rows of a frame as whole numbers below 2^48: two lanes of MurmurHash3 (Appleby 2011) with seeds from the salt, which
 * may be any text. Rows of equal values have equal hashes; every NaN counts as one value, and both zeros do.
 */
export function rowHashes(frame: Frame, salt: string): Float64Array {
	const seeds = createHash('sha256').update(salt).digest();
	const high = new Uint32Array(frame.nRows).fill(seeds.readUInt32LE(0));
	const low = new Uint32Array(frame.nRows).fill(seeds.readUInt32LE(4));
	for (const column of frame.columns) addColumn(column, high, low);
	return Float64Array.from(
		high,
		(value, row) => finish(value) * 2 ** 16 + (finish(low[row] ?? 0) >>> 16),
	);
}

function addColumn(column: FrameColumn, high: Uint32Array, low: Uint32Array): void {
	const value = new Float64Array(1);
	const words = new Uint32Array(value.buffer);
	for (let row = 0; row < high.length; row++) {
		const cell = column[row] ?? Number.NaN;
		value[0] = Number.isNaN(cell) ? Number.NaN : cell + 0;
		const first = words[0] ?? 0;
		const second = words[1] ?? 0;
		high[row] = mix(mix(high[row] ?? 0, first), second);
		low[row] = mix(mix(low[row] ?? 0, second), first);
	}
}

function mix(state: number, word: number): number {
	const scattered = Math.imul(word, 0xcc9e2d51);
	const turned = Math.imul((scattered << 15) | (scattered >>> 17), 0x1b873593);
	const joined = state ^ turned;
	return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe6546b64) >>> 0;
}

function finish(state: number): number {
	const first = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
	return (second ^ (second >>> 16)) >>> 0;
}

/** The sketch of all rows of a frame. The order of rows does not matter. */
export function sketchRows(frame: Frame, salt: string): RowSketch {
	const bits = Math.min(MOST_BITS, Math.ceil(Math.log2(Math.max(2, frame.nRows))) + SPARE_BITS);
	const kept = cut(rowHashes(frame, salt), bits).slice(0, MOST_KEPT);
	return { rows: frame.nRows, bits, hashes: [...kept] };
}

/** The highest bits of the hashes, each once, ascending. */
function cut(hashes: Float64Array, bits: number): Float64Array {
	const scale = 2 ** (bits - HASH_BITS);
	const sorted = hashes.map((value) => Math.floor(value * scale)).sort();
	return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

export interface SeenRows {
	/** Different rows for which the sketch can tell. */
	readonly asked: number;
	/** Of these, the ones that the sketch holds. */
	readonly hits: number;
	/** Best estimate of the share of rows that were learnt from, chance hits taken off. */
	readonly share: number;
	/** Upper 95 % bound of that share. */
	readonly atMost: number;
}

/** How many rows of this frame the model has learnt from, as far as its sketch can tell. `salt`: that of the sketch. */
export function seenRows(sketch: RowSketch, frame: Frame, salt: string): SeenRows {
	const { hashes, bits } = sketch;
	const complete = hashes.length < MOST_KEPT;
	const last = complete ? 2 ** bits : (hashes.at(-1) ?? 0) + 1;
	const known = new Set(hashes);
	const candidates = cut(rowHashes(frame, salt), bits).filter((value) => value < last);
	const asked = candidates.length;
	const hits = candidates.filter((value) => known.has(value)).length;
	if (asked === 0) return { asked, hits, share: 0, atMost: 1 };
	const chance = (asked * hashes.length) / last;
	const shareOf = (count: number) => Math.min(1, Math.max(0, (count - chance) / (asked - chance)));
	return { asked, hits, share: shareOf(hits), atMost: shareOf(poissonUpper(hits)) };
}

/** Upper 95 % bound of a count's mean (one-sided); Wilson and Hilferty's chi-square approximation, within 2 %. */
function poissonUpper(count: number): number {
	const k = count + 1;
	return k * (1 - 1 / (9 * k) + 1.6449 / (3 * Math.sqrt(k))) ** 3;
}

export const sketchJson = ({ rows, bits, hashes }: RowSketch): Json => ({ rows, bits, hashes });

/** Reads what `sketchJson` gave; null stays null. Throws CORRUPT_FILE. */
export function readSketch(value: unknown): RowSketch | null {
	if (value === null || value === undefined) return null;
	if (typeof value === 'object' && 'rows' in value && 'bits' in value && 'hashes' in value) {
		const { rows, bits, hashes } = value;
		if (isWhole(rows, 2 ** 53) && isWhole(bits, MOST_BITS + 1) && areHashes(hashes, bits))
			return { rows, bits, hashes };
	}
	throw new LibraryError(
		'CORRUPT_FILE',
		'The saved model cannot be used: its memory of the rows it learnt from is damaged.',
		'Train the model again, or pick another saved version.',
	);
}

const isWhole = (value: unknown, below: number): value is number =>
	Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) < below;

const areHashes = (value: unknown, bits: number): value is number[] =>
	Array.isArray(value) &&
	value.length <= MOST_KEPT &&
	value.every(
		(one, i) =>
			Number.isSafeInteger(one) && one >= 0 && one < 2 ** bits && (i === 0 || one > value[i - 1]),
	);
