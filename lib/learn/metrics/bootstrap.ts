/**
 * Percentile bootstrap intervals (Efron and Tibshirani 1993, chapter 13): rows are drawn with replacement, metrics are
 * worked out anew from how often each row was drawn. Statistics keep what they need sorted, so a replicate costs one pass and
 * no sort. All statistics of one call see the same draws, which makes differences between models paired.
 */
import { LibraryError } from '../../errors';
import { quantileSorted, Random } from '../../math';
import type { CancelSignal } from '../../ports';
import type { Counts } from './ranking';

/** Several metrics that one pass gives together. NaN: undefined for these rows. */
export interface Statistic {
	readonly names: readonly string[];
	values(counts: Counts): readonly number[];
}

export interface BootstrapOptions {
	/** 0..100,000, default 200; 0: no intervals. */
	readonly replicates?: number | undefined;
	/** 0 < confidence < 1, default .95. */
	readonly confidence?: number | undefined;
	/** Default 42. */
	readonly seed?: number | undefined;
	readonly signal?: CancelSignal | undefined;
}

export interface Interval {
	/** NaN when the metric was undefined in more than half of the replicates. */
	readonly low: number;
	readonly high: number;
	readonly standardError: number;
	/** Replicates in which the metric was defined. */
	readonly replicates: number;
}

/** One interval a name. Same seed, same draws. Throws INVALID_PARAMETER. */
export function bootstrap(
	nRows: number,
	statistics: readonly Statistic[],
	options: BootstrapOptions = {},
): Map<string, Interval> {
	const { replicates = 200, confidence = 0.95, seed = 42, signal } = options;
	checkOptions(replicates, confidence);
	const random = new Random(seed);
	const drawn = new Map<string, number[]>();
	for (const { names } of statistics) for (const name of names) drawn.set(name, []);
	const counts = new Uint16Array(nRows);
	for (let replicate = 0; replicate < replicates; replicate++) {
		signal?.throwIfCancelled();
		drawCounts(counts, random);
		for (const statistic of statistics) {
			const values = statistic.values(counts);
			statistic.names.forEach((name, i) => drawn.get(name)?.push(values[i] ?? Number.NaN));
		}
	}
	return new Map([...drawn].map(([name, values]) => [name, intervalOf(values, confidence)]));
}

/** How often each row is drawn when as many rows are drawn as there are. */
function drawCounts(counts: Counts, random: Random): void {
	counts.fill(0);
	const n = counts.length;
	const scale = n / 2 ** 32;
	for (let i = 0; i < n; i++) {
		const row = Math.floor(random.uint32() * scale);
		counts[row] = (counts[row] ?? 0) + 1;
	}
}

/** Percentile interval of the defined values. */
export function intervalOf(values: readonly number[], confidence: number): Interval {
	const defined = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
	const n = defined.length;
	if (n === 0 || n * 2 < values.length) {
		return { low: Number.NaN, high: Number.NaN, standardError: Number.NaN, replicates: n };
	}
	const mean = defined.reduce((sum, value) => sum + value, 0) / n;
	const squares = defined.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		low: quantileSorted(defined, (1 - confidence) / 2),
		high: quantileSorted(defined, (1 + confidence) / 2),
		standardError: Math.sqrt(squares / Math.max(1, n - 1)),
		replicates: n,
	};
}

function checkOptions(replicates: number, confidence: number): void {
	if (!(Number.isInteger(replicates) && replicates >= 0 && replicates <= 100_000)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`replicates must be a whole number 0..100000, got ${replicates}.`,
			'Use e.g. 200.',
		);
	}
	if (confidence > 0 && confidence < 1) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`confidence must lie between 0 and 1, got ${confidence}.`,
		'Use e.g. 0.95.',
	);
}
