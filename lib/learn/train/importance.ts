import { fitFrame } from '../../features';
import { permutationImportance, type FeatureImportance } from '../explain';
import type { JobContext } from '../../ports';
import { takeLearnt, takeTarget, type Split } from '../validate';
import type { Comparison, CompareInput } from './judge';

/** Rows that the importance is measured on at most: each feature is shuffled and predicted several times. */
const MOST_ROWS = 2_000;
const LEAST_ROWS = 500;
/** Cells that are predicted in all: features (shuffled) × features (read) × rows × repeats. */
const MOST_CELLS = 1e8;
export const IMPORTANCE_REPEATS = 3;

/** Rows that the importance of so many features is measured on, of `unseen` ones: fewer where there are more than 130 features. */
export function importanceRows(unseen: number, features: number): number {
	const cells = Math.max(1, features) ** 2 * IMPORTANCE_REPEATS;
	const most = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.floor(MOST_CELLS / cells)));
	return Math.ceil(unseen / Math.max(1, Math.ceil(unseen / most)));
}

/** Says when the importance was measured on a part of the rows that the model had not seen. */
export function importanceNotes(features: number, { test }: Split): string[] {
	const rows = importanceRows(test.length, features);
	if (rows === test.length) return [];
	return [`Importance was measured on ${rows} of ${test.length} rows that the model had not seen.`];
}

/**
 * What each feature is worth on rows the model has not seen: learnt from the training side of one split, shuffled on its test
 * side (at even distances at most 2,000 rows of it, fewer with many features). `first`: the estimator as the cross-validation
 * fitted it on that training side.
 */
export async function importanceOf(
	{ chosen: { algorithm, variant }, first }: Pick<Comparison, 'chosen' | 'first'>,
	{ table, target, recipe, seed, foldWeights }: CompareInput,
	{ train, test }: Split,
	{ threads, signal, progress }: JobContext,
): Promise<FeatureImportance[]> {
	const learnt = takeLearnt(table, train, recipe);
	const fitted = fitFrame(learnt, recipe);
	const learn = async () => {
		const made = algorithm.make(target.task, variant.settings, seed);
		const fitOptions = { sampleWeight: foldWeights?.(train), threads, signal };
		return await made.fit(fitted.apply(learnt).frame, takeTarget(target, train), fitOptions);
	};
	const estimator = first ?? (await learn());
	const step = Math.ceil(test.length / importanceRows(test.length, fitted.columns.length));
	const judged = test.filter((_, i) => i % step === 0);
	const { frame } = fitted.apply(takeLearnt(table, judged, recipe));
	const tell = (done: number, text: string) => progress(0.9 + 0.08 * done, text);
	const options = { repeats: IMPORTANCE_REPEATS, seed, threads, signal, progress: tell };
	return await permutationImportance(estimator, frame, takeTarget(target, judged), options);
}
