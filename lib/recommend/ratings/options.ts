import { LibraryError } from '../../errors';
import { checkNumber } from '../options';
import type { RatingSettings } from './state';

export type RatingMethod = 'baseline' | 'sgd' | 'als' | 'svdpp';

export interface RatingFactorizationOptions {
	/** `svdpp` (default) is the most exact, `sgd` and `als` plain matrix factorisation, `baseline` biases alone. */
	readonly method?: RatingMethod;
	/** Length of the taste vectors, 1 … 500; default 20 (svdpp), 50 (sgd), 10 (als). */
	readonly factors?: number;
	/** Passes over the ratings, 1 … 1,000; default 30 (svdpp), 80 (sgd), 15 (als). */
	readonly epochs?: number;
	/** Step length, above 0 … 1, for ratings of deviation 1; default 0.008 (svdpp), 0.006 (sgd). */
	readonly learningRate?: number;
	/** Pull towards 0 for each rating, 0 … 10; default 0.09. */
	readonly regularization?: number;
	/** Any integer; default 1. */
	readonly seed?: number;
	/** Least and largest possible rating; default: those of the training. */
	readonly scale?: readonly [number, number];
}

const DEFAULTS = {
	baseline: { factors: 1, epochs: 1, learningRate: 1, regularization: 0.09 },
	sgd: { factors: 50, epochs: 80, learningRate: 0.006, regularization: 0.09 },
	als: { factors: 10, epochs: 15, learningRate: 1, regularization: 0.09 },
	svdpp: { factors: 20, epochs: 30, learningRate: 0.008, regularization: 0.09 },
} as const;

export function checkMethod(method: string = 'svdpp'): RatingMethod {
	if (method === 'baseline' || method === 'sgd' || method === 'als' || method === 'svdpp') {
		return method;
	}
	throw new LibraryError(
		'INVALID_PARAMETER',
		`method must be baseline, sgd, als or svdpp, got ${method}.`,
		'Set it to one of them.',
	);
}

/** The settings with the method's defaults filled in. Throws INVALID_PARAMETER. */
export function checkSettings(options: RatingFactorizationOptions): RatingSettings {
	const fallback = DEFAULTS[checkMethod(options.method)];
	const {
		factors = fallback.factors,
		epochs = fallback.epochs,
		learningRate = fallback.learningRate,
		regularization = fallback.regularization,
	} = options;
	checkNumber('factors', factors, 1, 500);
	checkNumber('epochs', epochs, 1, 1000);
	checkNumber('learningRate', learningRate, 1e-6, 1, false);
	checkNumber('regularization', regularization, 0, 10, false);
	checkNumber('seed', options.seed ?? 1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	checkScale(options.scale);
	return { factors, epochs, learningRate, regularization };
}

function checkScale(scale: readonly [number, number] | undefined): void {
	if (scale === undefined) return;
	const [low, high] = scale;
	if (Number.isFinite(low) && Number.isFinite(high) && low <= high) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`scale must be the least and the largest rating, got ${low} and ${high}.`,
		'Set it to e.g. [1, 5].',
	);
}
