/** How this room uses ImplicitALS. */
import type { CsrMatrix } from '../math';
import type { JobContext } from '../ports';
import { ImplicitALS } from './ials';
import type { IalsOptions } from './options';

/** Item factors (row-major, products × factors) from a customers × products matrix of strengths > 0. */
export function fitFactors(
	matrix: CsrMatrix,
	parameters: Required<IalsOptions>,
	{ signal, progress, threads }: JobContext,
): Float32Array {
	return new ImplicitALS({ ...parameters, threads }).fit(matrix, { signal, progress }).itemFactors;
}
