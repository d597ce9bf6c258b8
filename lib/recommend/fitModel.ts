import type { JobContext } from '../ports';
import type { Interactions } from './events';
import { SortedIds } from './ids';
import { ImplicitALS } from './ials';
import { positiveOnly } from './interactions';
import type { FusedModel, LearnedFacts } from './model';
import { checkNumber, type IalsOptions, type IalsParameters } from './options';
import { NO_SEGMENTS, popularity, segmentPopularity } from './popularity';
import { confidenceMass } from './userSystem';

/** The options with their defaults, checked; regularization stays open when it is to be chosen. Throws INVALID_PARAMETER. */
export function checkIals({
	factors = 32,
	alpha = 4,
	iterations = 15,
	seed = 1,
	regularization,
}: IalsOptions): Omit<IalsParameters, 'regularization'> & { regularization: number | undefined } {
	checkNumber('factors', factors, 1, 512);
	checkNumber('iterations', iterations, 1, 200);
	checkNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	checkNumber('alpha', alpha, 1e-6, 1e6, false);
	if (regularization !== undefined) {
		checkNumber('regularization', regularization, 1e-6, 1e9, false);
	}
	return { factors, alpha, iterations, seed, regularization };
}

/** Mean confidence of a customer's row: what a customer's own regularisation is measured against. */
function meanMass(matrix: Interactions['matrix'], alpha: number): number {
	let sum = 0;
	for (const value of matrix.values) sum += value;
	return confidenceMass(matrix.nCols, alpha, sum / Math.max(1, matrix.nRows));
}

/** What a model knows whatever scores it. `segmentOf`: the segment name of a customer id, where segments are known. */
export function factsOf(
	interactions: Interactions,
	segmentOf?: (customer: string) => string | null,
): LearnedFacts {
	return {
		products: SortedIds.from(interactions.products),
		customers: SortedIds.from(interactions.customers),
		history: interactions.matrix,
		popularity: popularity(interactions),
		segments: segmentOf ? segmentPopularity(interactions, segmentOf) : NO_SEGMENTS,
	};
}

/** Trains iALS and popularity. `segmentOf` gives the segment name of a customer id, where segments are known. */
export function fitModel(
	interactions: Interactions,
	parameters: IalsParameters,
	{ signal, progress, threads }: JobContext,
	segmentOf?: (customer: string) => string | null,
): FusedModel {
	const { factors, alpha, regularization } = parameters;
	const positive = positiveOnly(interactions.matrix);
	const als = new ImplicitALS({ ...parameters, frequencyScaling: 1, threads });
	return {
		recommender: null,
		factors,
		alpha,
		regularization,
		meanMass: meanMass(positive, alpha),
		itemFactors: als.fit(positive, { signal, progress }).itemFactors,
		...factsOf(interactions, segmentOf),
	};
}
