/** How one candidate is judged, and what a comparison is made of and gives. */
import type { Table } from '../../table';
import type { JobContext } from '../../ports';
import type { FitFrameOptions } from '../../features';
import type { Estimator, Target } from '../estimator';
import {
	besideBaseline,
	judgeOutOfFold,
	type CrossValidation,
	type FoldDone,
	type Judgement,
	type SplitPlan,
} from '../validate';
import type { Budget } from './budget';
import type { Candidate, LeaderboardRow } from './candidates';

export interface Comparison {
	readonly chosen: Candidate;
	readonly validation: CrossValidation;
	/** Best first; candidates that were compared on most rows before the others. */
	readonly leaderboard: readonly LeaderboardRow[];
	/** Why this one, in a sentence. */
	readonly reason: string;
	/** Candidates that the budget left no time for, each with the reason. */
	readonly notTried: readonly string[];
	/** The chosen estimator as fitted in the first fold, when it was kept. */
	readonly first?: Estimator | undefined;
	/** Rows of the comparison that decided, when the budget did not allow all. */
	readonly judgedRows?: number | undefined;
	/** Rows that the final model learns from, when the budget does not allow all. */
	readonly learntRows?: number | undefined;
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
	/** Cross-validations of the chosen model that come after the comparison; default 0. */
	readonly moreValidations?: number | undefined;
	/** Rows that the plan is carried out on, drawn alike; default: all. */
	readonly judgedRows?: number | undefined;
	/** Weights of these training rows, worked out from them alone; absent: 1 each. */
	readonly foldWeights?: ((rows: Uint32Array) => Float64Array) | undefined;
}

export interface Rung {
	readonly rows: number;
	readonly input: CompareInput;
	/** Share of the budget that may be used when it ends; 1: the last rung. */
	readonly until: number;
}

/** The metric that decides: how well rows are put in order for two classes, else the loss. */
export const decidingMetric = (target: Target): string =>
	target.task === 'regression' ? 'rmse' : target.nClasses === 2 ? 'rocAuc' : 'logLoss';

/** Draws of the bootstrap that intervals and standard errors are made from: fewer where many rows make them steady. */
export const replicatesFor = (rows: number): number =>
	Math.round(Math.min(200, Math.max(50, 1e7 / rows)));

type Judging = Pick<JobContext, 'threads' | 'signal'>;

/** Judges one candidate with the final plan, by the deciding metric alone. */
export async function judgeBriefly(
	{ algorithm, variant }: Candidate,
	{ table, target, recipe, plan, seed, budget, foldWeights }: CompareInput,
	{ threads, signal }: Judging,
	onFold?: (done: FoldDone) => void,
): Promise<Judgement> {
	const score = { metrics: [decidingMetric(target)], replicates: replicatesFor(table.numRows) };
	const fit = { recipe, foldWeights, threads, signal, onFold, now: budget.now };
	return await judgeOutOfFold(
		() => algorithm.make(target.task, variant.settings, seed),
		table,
		target,
		{ ...fit, ...score, split: plan, seed },
	);
}

/** All metrics beside the baseline; an interval only for the one that decides. */
export async function completed(
	judgement: Omit<Judgement, 'scores'>,
	{ table, target, plan, seed }: CompareInput,
	{ signal }: Judging,
): Promise<CrossValidation> {
	const intervalsOf = [decidingMetric(target)];
	const replicates = replicatesFor(table.numRows);
	return await besideBaseline(judgement, target, {
		...{ split: plan, seed, signal, intervalsOf, replicates },
	});
}
