import { LibraryError } from '../../errors';

/**
 * What learns. `ials`: taste vectors, for any number of products (the fused path); `ease`: all products against all, up to
 * 10,000; `autoencoder`: a neural network that fills in histories; `itemKnn`: neighbours of products; `bpr`: taste vectors trained on pairs; `popularity`: bestsellers for
 * everybody; `blend`: a weighted mean of several; `auto`: what is best on hidden events, a blend in doubt.
 */
export const ALGORITHMS = [
	'auto',
	'ials',
	'autoencoder',
	'ease',
	'itemKnn',
	'bpr',
	'popularity',
	'blend',
] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export const DEFAULT_ALGORITHM: Algorithm = 'ials';

/** Throws INVALID_PARAMETER for another word. */
export function checkAlgorithm(given: string = DEFAULT_ALGORITHM): Algorithm {
	const found = ALGORITHMS.find((algorithm) => algorithm === given);
	if (found) return found;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`algorithm must be one of ${ALGORITHMS.join(', ')}, got ${String(given)}.`,
		'Set it to one of them.',
	);
}
