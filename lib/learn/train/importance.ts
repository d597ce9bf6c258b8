import { fitFrame } from '../../features';
import { permutationImportance, type FeatureImportance } from '../explain';
import type { JobContext } from '../../ports';
import { takeLearnt, takeTarget, type Split } from '../validate';
import type { Comparison, CompareInput } from './judge';

/** Rows that the importance is measured on at most: each feature is shuffled and predicted several times. */
export const IMPORTANCE_ROWS = 2_000;
export const IMPORTANCE_REPEATS = 3;

/**
 * What each feature is worth on rows the model has not seen: learnt from the training side of one split, shuffled on its test
 * side (at most 2,000 rows at even distances). `first`: the estimator as the cross-validation fitted it on that training side.
 */
export async function importanceOf(
	{ chosen: { algorithm, variant }, first }: Pick<Comparison, 'chosen' | 'first'>,
	{ table, target, recipe, seed, foldWeights }: CompareInput,
	{ train, test }: Split,
	{ threads, signal }: JobContext,
): Promise<FeatureImportance[]> {
	const step = Math.max(1, Math.ceil(test.length / IMPORTANCE_ROWS));
	const judged = test.filter((_, i) => i % step === 0);
	const learnt = takeLearnt(table, train, recipe);
	const fitted = fitFrame(learnt, recipe);
	const learn = async () => {
		const made = algorithm.make(target.task, variant.settings, seed);
		const fitOptions = { sampleWeight: foldWeights?.(train), threads, signal };
		return await made.fit(fitted.apply(learnt).frame, takeTarget(target, train), fitOptions);
	};
	const estimator = first ?? (await learn());
	const { frame } = fitted.apply(takeLearnt(table, judged, recipe));
	const options = { repeats: IMPORTANCE_REPEATS, seed, threads, signal };
	return await permutationImportance(estimator, frame, takeTarget(target, judged), options);
}
