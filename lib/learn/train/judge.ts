/** How one candidate is judged, and what a comparison is made of and gives. */
import type { Table } from '../../table';
import type { JobContext } from '../../ports';
import type { FitFrameOptions } from '../../features';
import type { Estimator, Target } from '../estimator';
import { crossValidate, type CrossValidation, type FoldDone, type SplitPlan } from '../validate';
import type { Budget } from './budget';
import type { Candidate, LeaderboardRow } from './candidates';
import { REPLICATES } from './decide';

export interface Comparison {
	readonly chosen: Candidate;
	readonly validation: CrossValidation;
	/** Best first; candidates that saw all rows before the others. */
	readonly leaderboard: readonly LeaderboardRow[];
	/** Why this one, in a sentence. */
	readonly reason: string;
	/** Candidates that the budget left no time for, each with the reason. */
	readonly notTried: readonly string[];
	/** The chosen estimator as fitted in the first fold, when it was kept. */
	readonly first?: Estimator | undefined;
}

export interface CompareInput {
	readonly table: Table;
	readonly target: Target;
	readonly recipe: FitFrameOptions;
	/** How the last rung and the chosen model are judged. */
	readonly plan: SplitPlan;
	readonly seed: number;
	/** For the whole job: the comparison leaves a part of it for what comes after. */
	readonly budget: Budget;
	/** Weights of these training rows, worked out from them alone; absent: 1 each. */
	readonly foldWeights?: ((rows: Uint32Array) => Float64Array) | undefined;
}

export interface Rung {
	readonly rows: number;
	readonly input: CompareInput;
	/** Share of the budget that may be used when it ends. */
	readonly until: number;
}

/** The metric that decides: how well rows are put in order for two classes, else the loss. */
export const decidingMetric = (target: Target): string =>
	target.task === 'regression' ? 'rmse' : target.nClasses === 2 ? 'rocAuc' : 'logLoss';

/** Judges one candidate with the final plan. */
export async function judge(
	{ algorithm, variant }: Candidate,
	{ table, target, recipe, plan, seed, foldWeights }: CompareInput,
	{ threads, signal }: Pick<JobContext, 'threads' | 'signal'>,
	onFold?: (done: FoldDone) => void,
): Promise<CrossValidation> {
	const fit = { recipe, foldWeights, threads, signal, onFold };
	return await crossValidate(
		() => algorithm.make(target.task, variant.settings, seed),
		table,
		target,
		{ ...fit, split: plan, seed, replicates: REPLICATES },
	);
}
