import type { JobContext } from '../ports';
import type { Interactions } from './events';
import { fitFactors } from './fitFactors';
import { SortedIds } from './ids';
import { positiveOnly } from './interactions';
import type { RecommendModel } from './model';
import { checkNumber, type IalsOptions } from './options';
import { NO_SEGMENTS, popularity, segmentPopularity } from './popularity';

export const IALS_DEFAULTS = {
	factors: 32,
	regularization: 0.01,
	alpha: 10,
	iterations: 15,
	seed: 1,
} as const;

/** The options with their defaults, checked. Throws INVALID_PARAMETER. */
export function checkIals(options: IalsOptions): Required<IalsOptions> {
	const checked = {
		factors: options.factors ?? IALS_DEFAULTS.factors,
		regularization: options.regularization ?? IALS_DEFAULTS.regularization,
		alpha: options.alpha ?? IALS_DEFAULTS.alpha,
		iterations: options.iterations ?? IALS_DEFAULTS.iterations,
		seed: options.seed ?? IALS_DEFAULTS.seed,
	};
	checkNumber('factors', checked.factors, 1, 512);
	checkNumber('iterations', checked.iterations, 1, 200);
	checkNumber('seed', checked.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	checkNumber('regularization', checked.regularization, 1e-6, 1e6, false);
	checkNumber('alpha', checked.alpha, 1e-6, 1e6, false);
	return checked;
}

/** Trains iALS and popularity. `segmentOf` gives the segment name of a customer id, where segments are known. */
export function fitModel(
	interactions: Interactions,
	options: IalsOptions,
	context: JobContext,
	segmentOf?: (customer: string) => string | null,
): RecommendModel {
	const ials = checkIals(options);
	const itemFactors = fitFactors(positiveOnly(interactions.matrix), ials, context);
	return {
		factors: ials.factors,
		alpha: ials.alpha,
		regularization: ials.regularization,
		products: SortedIds.from(interactions.products),
		customers: SortedIds.from(interactions.customers),
		itemFactors,
		history: interactions.matrix,
		popularity: popularity(interactions),
		segments: segmentOf ? segmentPopularity(interactions, segmentOf) : NO_SEGMENTS,
	};
}
