import { fitFrame } from '../../features';
import { permutationImportance, type FeatureImportance } from '../explain';
import type { JobContext } from '../../ports';
import { takeLearnt, takeTarget, type Split } from '../validate';
import type { Candidate, CompareInput } from './compare';

/** Rows that the importance is measured on at most: each feature is shuffled and predicted several times. */
const MOST_ROWS = 5_000;

/**
 * What each feature is worth on rows the model has not seen: learnt from the training side of one split, shuffled on its test
 * side (at most 5,000 rows at even distances).
 */
export async function importanceOf(
	{ algorithm, variant }: Candidate,
	{ table, target, recipe, seed, foldWeights }: CompareInput,
	{ train, test }: Split,
	{ threads, signal }: JobContext,
): Promise<FeatureImportance[]> {
	const step = Math.max(1, Math.ceil(test.length / MOST_ROWS));
	const judged = test.filter((_, i) => i % step === 0);
	const learnt = takeLearnt(table, train, recipe);
	const fitted = fitFrame(learnt, recipe);
	const estimator = algorithm.make(target.task, variant.settings, seed);
	const sampleWeight = foldWeights?.(train);
	const fitOptions = { sampleWeight, threads, signal };
	await estimator.fit(fitted.apply(learnt).frame, takeTarget(target, train), fitOptions);
	const { frame } = fitted.apply(takeLearnt(table, judged, recipe));
	const options = { repeats: 3, seed, threads, signal };
	return await permutationImportance(estimator, frame, takeTarget(target, judged), options);
}
