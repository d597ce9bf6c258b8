import { LibraryError } from '../../errors';

/**
 * The conformal quantile: the ceil((n + 1) × coverage)-th least score. A new row of the same kind stays at or below it with at
 * least this probability (Vovk, Gammerman and Shafer 2005), whatever the model. `sorted` ascending. Throws INVALID_PARAMETER
 * when there are too few scores to promise the coverage.
 */
export function conformalQuantile(sorted: Float64Array, coverage: number, of = 'rows'): number {
	if (!(coverage > 0 && coverage < 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`coverage must lie between 0 and 1, got ${coverage}.`,
			'Use e.g. 0.9.',
		);
	}
	const rank = Math.ceil((sorted.length + 1) * coverage - 1e-9);
	const value = sorted[rank - 1];
	if (value !== undefined) return value;
	const needed = Math.ceil(coverage / (1 - coverage) - 1e-9);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`A coverage of ${coverage} needs at least ${needed} hold-out ${of}, there are ${sorted.length}.`,
		'Ask for less coverage or hold out more rows.',
	);
}
