import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';
import { checkInteractions } from '../ialsCheck';
import { positiveOnly } from '../interactions';

/**
 * What a recommender learns from: the entries above 0. Throws EMPTY_INPUT without any, INVALID_PARAMETER for negative
 * strengths, WRONG_TYPE for NaN or infinite ones.
 */
export function teachable(interactions: CsrMatrix): CsrMatrix {
	checkInteractions(interactions);
	const matrix = interactions.values.every((value) => value > 0)
		? interactions
		: positiveOnly(interactions);
	if (matrix.values.length > 0) return matrix;
	throw new LibraryError(
		'EMPTY_INPUT',
		'There are no interactions to learn from: all of it was returned.',
		'Check the step before: nobody kept any product.',
	);
}

/** Histories over the products of the model, entries of strength 0 left out. Throws INVALID_PARAMETER, WRONG_TYPE. */
export function scorable(histories: CsrMatrix, nProducts: number): CsrMatrix {
	if (histories.nCols !== nProducts) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The model knows ${nProducts} products, the histories have ${histories.nCols}.`,
			'Number the products as at fitting; leave new products out.',
		);
	}
	if (histories.values.length > 0) checkInteractions(histories);
	return histories.values.every((value) => value > 0) ? histories : positiveOnly(histories);
}

/** The model, or NOT_FITTED. */
export function fittedOr<T>(model: T | undefined): T {
	if (model !== undefined) return model;
	throw new LibraryError('NOT_FITTED', 'This recommender is not fitted.', 'Call fit first.');
}
