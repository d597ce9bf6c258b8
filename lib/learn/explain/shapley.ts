/**
 * Shapley values of any estimator by sampling (Štrumbelj and Kononenko 2014) with antithetic permutations (Mitchell et al. 2022):
 * a row turns feature by feature from a background row into the row to explain, in a random order and in its reverse; what each
 * step changes in the prediction is credited to its feature. Each background row is used equally often, so the credits add up to the
 * prediction less the mean prediction of the background, exactly. Cost a row: permutations × features predictions.
 */
import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import { Random, sampleIndices, shuffle } from '../../math';
import type { CancelSignal } from '../../ports';
import type { Estimator } from '../estimator';
import { takeFrame } from '../validate/takeRows';

export interface ShapleyOptions {
	/** Orders tried a row, rounded up to pairs and to equal use of the background; default 64. */
	readonly permutations?: number | undefined;
	/** Most background rows, drawn at random; default 32. */
	readonly maxBackground?: number | undefined;
	/** Class whose probability is explained, default 1; regression: 0. */
	readonly output?: number | undefined;
	readonly seed?: number | undefined;
	readonly threads?: number | undefined;
	readonly signal?: CancelSignal | undefined;
}

export interface Contributions {
	/** nRows × nFeatures, row-major, in units of the prediction. */
	readonly values: Float64Array;
	readonly nFeatures: number;
	/** Mean prediction of the background: what is said of somebody of whom nothing is known. */
	readonly base: number;
	/** nRows; each is base + the sum of the row's contributions. */
	readonly predictions: Float64Array;
}

/** Rows predicted at once, about. */
const BATCH = 16384;

/** Contributions of every feature to the prediction of every row of `frame`. Throws EMPTY_INPUT without background rows. */
export async function sampledShapley(
	estimator: Estimator,
	frame: Frame,
	background: Frame,
	options: ShapleyOptions = {},
): Promise<Contributions> {
	const { permutations = 64, maxBackground = 32, seed = 42, signal } = options;
	if (background.nRows === 0) {
		throw new LibraryError('EMPTY_INPUT', 'There are no background rows.', 'Give training rows.');
	}
	if (!(permutations >= 1 && maxBackground >= 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`permutations and maxBackground must be at least 1, got ${permutations} and ${maxBackground}.`,
			'Leave them out to use the defaults.',
		);
	}
	const random = new Random(seed);
	const size = Math.min(Math.floor(maxBackground), background.nRows);
	const base = takeFrame(background, sampleIndices(background.nRows, size, random));
	const walks = walksOf(frame.features.length, size, permutations, random);
	const predictOne = predictor(estimator, frame, options);
	const own = await predictOne(frame);
	const start = await predictOne(base);
	const nFeatures = frame.features.length;
	const values = new Float64Array(frame.nRows * nFeatures);
	const rowsAtOnce = Math.max(1, Math.floor(BATCH / (walks.length * Math.max(1, nFeatures - 1))));
	for (let from = 0; from < frame.nRows; from += rowsAtOnce) {
		signal?.throwIfCancelled();
		const until = Math.min(frame.nRows, from + rowsAtOnce);
		const steps = await predictOne(mixedRows(frame, base, walks, from, until));
		credit(values, { steps, own, start, walks, nFeatures, from, until });
	}
	const mean = start.reduce((sum, value) => sum + value, 0) / size;
	return { values, nFeatures, base: mean, predictions: own };
}

interface Walk {
	readonly order: Int32Array;
	/** Row of the background where it starts. */
	readonly from: number;
}

/** Pairs of an order and its reverse, the background rows taking turns. */
function walksOf(nFeatures: number, size: number, permutations: number, random: Random): Walk[] {
	const rounds = Math.ceil(permutations / 2 / size);
	return Array.from({ length: rounds * size }, (_, i) => {
		const order = shuffle(
			Int32Array.from({ length: nFeatures }, (_, f) => f),
			random,
		);
		return [order, order.slice().reverse()].map((o) => ({ order: o, from: i % size }));
	}).flat();
}

/** The one output of each row that is explained. */
function predictor(estimator: Estimator, frame: Frame, options: ShapleyOptions) {
	const { output = estimator.task === 'classification' ? 1 : 0, threads, signal } = options;
	return async (some: Frame): Promise<Float64Array> => {
		if (some.nRows === 0) return new Float64Array(0);
		const predicted = await estimator.predict(
			{ ...some, features: frame.features },
			{ threads, signal },
		);
		const width = predicted.length / some.nRows;
		if (!(Number.isInteger(output) && output >= 0 && output < width)) {
			throw new LibraryError(
				'INVALID_PARAMETER',
				`output must be 0..${width - 1}, got ${output}.`,
				'Name the number of the class to explain.',
			);
		}
		return Float64Array.from(
			{ length: some.nRows },
			(_, row) => predicted[row * width + output] ?? 0,
		);
	};
}

/** The rows between background row and own row, of every walk: with the first 1 .. nFeatures − 1 features of the order replaced. */
function mixedRows(
	frame: Frame,
	base: Frame,
	walks: readonly Walk[],
	from: number,
	until: number,
): Frame {
	const nFeatures = frame.features.length;
	const between = Math.max(0, nFeatures - 1);
	const nRows = (until - from) * walks.length * between;
	const columns = frame.columns.map(() => new Float64Array(nRows));
	let at = 0;
	for (let row = from; row < until; row++) {
		for (const walk of walks) {
			for (let place = 0; place < nFeatures; place++) {
				const f = walk.order[place] ?? 0;
				const column = columns[f];
				const old = base.columns[f]?.[walk.from] ?? Number.NaN;
				column?.fill(old, at, at + place);
				column?.fill(frame.columns[f]?.[row] ?? Number.NaN, at + place, at + between);
			}
			at += between;
		}
	}
	return { nRows, features: frame.features, columns };
}

interface Walked {
	readonly steps: Float64Array;
	readonly own: Float64Array;
	readonly start: Float64Array;
	readonly walks: readonly Walk[];
	readonly nFeatures: number;
	readonly from: number;
	readonly until: number;
}

function credit(values: Float64Array, walked: Walked): void {
	const { steps, own, start, walks, nFeatures, from, until } = walked;
	let at = 0;
	for (let row = from; row < until; row++) {
		for (const { order, from: origin } of walks) {
			let before = start[origin] ?? 0;
			for (let place = 0; place < nFeatures; place++) {
				const last = place === nFeatures - 1;
				const after = last ? (own[row] ?? 0) : (steps[at++] ?? 0);
				const cell = row * nFeatures + (order[place] ?? 0);
				values[cell] = (values[cell] ?? 0) + (after - before) / walks.length;
				before = after;
			}
		}
	}
}
