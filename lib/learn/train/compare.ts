/**
 * Auto: candidates (algorithm + settings) are compared by cross-validation on the same splits, on ever more rows; on each rung
 * the better half goes on (successive halving, Jamieson & Talwalkar 2016). Of those that saw all rows the simplest within one
 * standard error of the best is taken (the error of the paired difference, by bootstrap).
 */
import type { Table } from '../../table';
import type { JobContext } from '../../ports';
import type { FitFrameOptions } from '../../features';
import type { Target } from '../estimator';
import { lessIsBetter, type Score } from '../metrics';
import {
	comparePaired,
	crossValidate,
	firstFold,
	takeLearnt,
	takeTarget,
	type CrossValidation,
	type SplitPlan,
} from '../validate';
import { algorithmsFor, type Algorithm, type Variant } from './algorithms';

export interface Candidate {
	readonly algorithm: Algorithm;
	readonly variant: Variant;
	/** 0 is the simplest. */
	readonly rank: number;
}

export interface LeaderboardRow {
	readonly algorithm: string;
	readonly label: string;
	/** What differs from the default settings; '' when nothing does. */
	readonly variant: string;
	/** The metric that decided, on out-of-fold predictions. */
	readonly metric: string;
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** Rows it was compared on; fewer than all: it was left behind. */
	readonly rows: number;
	readonly seconds: number;
}

export interface Comparison {
	readonly chosen: Candidate;
	readonly validation: CrossValidation;
	/** Best first; candidates that saw all rows before the others. */
	readonly leaderboard: readonly LeaderboardRow[];
	/** Why this one, in a sentence. */
	readonly reason: string;
	/** Candidates that the budget left no time for. */
	readonly notTried: readonly string[];
}

export interface CompareInput {
	readonly table: Table;
	readonly target: Target;
	readonly recipe: FitFrameOptions;
	/** How the last rung and the chosen model are judged. */
	readonly plan: SplitPlan;
	readonly seed: number;
	readonly budgetSeconds: number;
	/** Weights of these training rows, worked out from them alone; absent: 1 each. */
	readonly foldWeights?: ((rows: Uint32Array) => Float64Array) | undefined;
}

interface Judged {
	readonly candidate: Candidate;
	readonly validation: CrossValidation;
	readonly rows: number;
	readonly seconds: number;
}

const FIRST_RUNG_ROWS = 2_000;
const RUNG_FACTOR = 5;
const RUNG_FOLDS = 3;
const REPLICATES = 200;

/** The metric that decides: how well rows are put in order for two classes, else the loss. */
export const decidingMetric = (target: Target): string =>
	target.task === 'regression' ? 'rmse' : target.nClasses === 2 ? 'rocAuc' : 'logLoss';

export function candidatesFor(target: Target): Candidate[] {
	return algorithmsFor(target.task)
		.filter(({ auto }) => auto !== false)
		.flatMap((algorithm) => algorithm.variants.map((variant) => ({ algorithm, variant })))
		.map((candidate, rank) => ({ ...candidate, rank }));
}

/** Judges one candidate with the final plan. */
export async function judge(
	candidate: Candidate,
	{ table, target, recipe, plan, seed, foldWeights }: CompareInput,
	context: JobContext,
): Promise<CrossValidation> {
	const { algorithm, variant } = candidate;
	return await crossValidate(
		() => algorithm.make(target.task, variant.settings, seed),
		table,
		target,
		{
			recipe,
			foldWeights,
			split: plan,
			seed,
			replicates: REPLICATES,
			threads: context.threads,
			signal: context.signal,
		},
	);
}

export async function compareAlgorithms(
	input: CompareInput,
	context: JobContext,
): Promise<Comparison> {
	const started = performance.now();
	const left = () => input.budgetSeconds - (performance.now() - started) / 1000;
	const metric = decidingMetric(input.target);
	const behind: Judged[] = [];
	const notTried: string[] = [];
	let candidates = candidatesFor(input.target);
	let final: Judged[] = [];
	for (const rung of rungs(input)) {
		const judged: Judged[] = [];
		for (const candidate of candidates) {
			// The first of the last rung is always judged: there must be a winner.
			if (left() <= 0 && (judged.length > 0 || rung.rows < input.table.numRows)) {
				notTried.push(nameOf(candidate));
				continue;
			}
			context.progress(
				Math.min(0.8, 0.8 * (1 - left() / input.budgetSeconds)),
				`Trying ${nameOf(candidate)} on ${rung.rows} rows`,
			);
			const begin = performance.now();
			const validation = await judge(candidate, rung.input, context);
			const seconds = (performance.now() - begin) / 1000;
			judged.push({ candidate, validation, rows: rung.rows, seconds });
		}
		judged.sort((a, b) => better(metric, a.validation, b.validation));
		if (rung.rows === input.table.numRows) final = judged;
		else {
			const keep = Math.max(2, Math.ceil(judged.length / 2));
			behind.unshift(...judged.slice(keep));
			candidates =
				judged.length > 0 ? judged.slice(0, keep).map((one) => one.candidate) : candidates;
		}
	}
	return decide(final, behind, notTried, input.target, metric);
}

/** Ever more rows: a sample at even distances of a shuffle for the first rungs, all rows with the final plan for the last. */
function rungs(input: CompareInput): { rows: number; input: CompareInput }[] {
	const { table, target, recipe, seed, foldWeights } = input;
	const all = table.numRows;
	const out: { rows: number; input: CompareInput }[] = [];
	for (let rows = FIRST_RUNG_ROWS; rows * 2 <= all; rows *= RUNG_FACTOR) {
		const folds = Math.max(2, Math.round(all / rows));
		const classes = target.task === 'classification' ? target.values : undefined;
		const test = firstFold(all, { folds, seed, classes });
		out.push({
			rows: test.length,
			input: {
				...input,
				table: takeLearnt(table, test, recipe),
				target: takeTarget(target, test),
				plan: { kind: 'kFold', folds: RUNG_FOLDS, seed },
				foldWeights: foldWeights && ((own) => foldWeights(own.map((row) => test[row] ?? 0))),
			},
		});
	}
	return [...out, { rows: all, input }];
}

function decide(
	final: readonly Judged[],
	behind: readonly Judged[],
	notTried: readonly string[],
	target: Target,
	metric: string,
): Comparison {
	const [best] = final;
	if (!best) throw new Error('No candidate was judged on all rows.');
	const simplest = [...final]
		.sort((a, b) => a.candidate.rank - b.candidate.rank)
		.find((one) => one === best || withinOneError(target, metric, best, one));
	const chosen = simplest ?? best;
	return {
		chosen: chosen.candidate,
		validation: chosen.validation,
		leaderboard: [...final, ...behind].map((one) => leaderboardRow(one, metric)),
		reason: reasonFor(chosen, best, metric),
		notTried,
	};
}

function withinOneError(target: Target, metric: string, best: Judged, other: Judged): boolean {
	const difference = comparePaired(target, best.validation, other.validation, {
		replicates: REPLICATES,
	})[metric];
	if (!difference) return false;
	const lead = lessIsBetter(metric) ? -difference.value : difference.value;
	return lead <= difference.standardError;
}

function reasonFor(chosen: Judged, best: Judged, metric: string): string {
	const value = (one: Judged) => scoreOf(one.validation, metric).value.toPrecision(4);
	if (chosen === best)
		return `${nameOf(best.candidate)} was best (${metric} ${value(best)}), and nothing simpler came within one standard error.`;
	return `${nameOf(chosen.candidate)} (${metric} ${value(chosen)}) is simpler than the best, ${nameOf(best.candidate)} (${value(best)}), and within one standard error of it.`;
}

const nameOf = ({ algorithm, variant }: Candidate) =>
	variant.name === '' ? algorithm.label : `${algorithm.label} (${variant.name})`;

function scoreOf({ scores }: CrossValidation, metric: string): Score {
	const score = scores[metric];
	if (!score) throw new Error(`There is no metric "${metric}".`);
	return score;
}

function better(metric: string, a: CrossValidation, b: CrossValidation): number {
	const difference = scoreOf(b, metric).value - scoreOf(a, metric).value;
	return lessIsBetter(metric) ? -difference : difference;
}

function leaderboardRow(
	{ candidate, validation, rows, seconds }: Judged,
	metric: string,
): LeaderboardRow {
	const { value, low, high } = scoreOf(validation, metric);
	const { algorithm, variant } = candidate;
	const { name, label } = algorithm;
	return { algorithm: name, label, variant: variant.name, metric, value, low, high, rows, seconds };
}
