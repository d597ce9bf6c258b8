import { LibraryError } from '../errors';
import type { AlsSettings, KernelOptions } from '../kernels';
import type { CsrMatrix } from '../math';

export interface ImplicitALSOptions extends KernelOptions {
	/** Length of each factor vector, 1..1024. Default 64. */
	readonly factors?: number | undefined;
	/** λ ≥ 0, weight of the squared factors in the loss. Default 0.01. */
	readonly regularization?: number | undefined;
	/** Confidence of an interaction is 1 + alpha · value, alpha > 0. Default 1. */
	readonly alpha?: number | undefined;
	/** Passes over both sides, ≥ 1. Default 15. */
	readonly iterations?: number | undefined;
	/**
	 * 0..1: how much more the factors of frequent users and items are regularised: a row's λ is
	 * regularization · (its total confidence / the mean row's)^frequencyScaling (Rendle et al., "Revisiting the performance of
	 * iALS", 2022). Default 0.
	 */
	readonly frequencyScaling?: number | undefined;
	/** `cg` (default): some conjugate gradient steps a row; `cholesky`: exact, slower. */
	readonly solver?: 'cg' | 'cholesky' | undefined;
	/** Conjugate gradient steps a pass, ≥ 1; on many rows at most, as one step is then nearly exact. Default 3. */
	readonly cgSteps?: number | undefined;
	/** Same seed and data, same result, on any number of threads. Default 0. */
	readonly seed?: number | undefined;
}

function check(name: string, value: number, good: boolean, range: string): void {
	if (good) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be ${range}, got ${value}.`,
		`Set ${name} within this range.`,
	);
}

/** Options with defaults, or INVALID_PARAMETER. */
export function checkOptions(options: ImplicitALSOptions): AlsSettings {
	const { factors = 64, regularization = 0.01, alpha = 1, iterations = 15 } = options;
	const { frequencyScaling = 0, cgSteps = 3, solver = 'cg' } = options;
	const whole = (value: number) => Number.isInteger(value) && value >= 1;
	check('factors', factors, whole(factors) && factors <= 1024, 'a whole number 1..1024');
	check('regularization', regularization, regularization >= 0 && regularization < Infinity, '≥ 0');
	check('alpha', alpha, alpha > 0 && alpha < Infinity, 'above 0');
	check('iterations', iterations, whole(iterations), 'a whole number ≥ 1');
	check('cgSteps', cgSteps, whole(cgSteps), 'a whole number ≥ 1');
	check(
		'frequencyScaling',
		frequencyScaling,
		frequencyScaling >= 0 && frequencyScaling <= 1,
		'0..1',
	);
	return {
		factors,
		regularization,
		alpha,
		frequencyScaling,
		cgSteps: solver === 'cholesky' ? 0 : cgSteps,
	};
}

/** Throws EMPTY_INPUT, WRONG_TYPE or INVALID_PARAMETER for matrices that nothing can be learnt from. */
export function checkInteractions({ values }: CsrMatrix): void {
	if (values.length === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no interactions to learn from.',
			'Check the step before: no row had a known customer and product.',
		);
	}
	for (let at = 0; at < values.length; at++) {
		const value = values[at] ?? 0;
		if (value >= 0 && value < Infinity) continue;
		throw new LibraryError(
			value < 0 ? 'INVALID_PARAMETER' : 'WRONG_TYPE',
			`Interaction ${at} has the weight ${value}.`,
			'Weights must be numbers ≥ 0: leave returns out, or set them to 0.',
		);
	}
}

/** Multiply-adds of one pass. */
export function alsCost({ nRows, nCols, values }: CsrMatrix, settings: AlsSettings): number {
	const { factors, cgSteps } = settings;
	const rows = nRows + nCols;
	if (cgSteps === 0) return values.length * factors ** 2 + (rows * factors ** 3) / 3;
	return (cgSteps + 1) * (rows * factors ** 2 + values.length * 4 * factors);
}
