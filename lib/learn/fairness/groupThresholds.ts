/**
 * One threshold a group, so that the groups' rates lie within a limit of each other at the least loss of accuracy (the
 * post-processing of Hardt, Price and Srebro 2016, without random decisions). Every window of rates [r, r + limit] is tried; in it each group
 * takes its most accurate threshold. Cost: one sort a group, then linear in the number of different scores.
 */
import { LibraryError } from '../../errors';
import { argsortDescending } from '../metrics/argsort';
import {
	checkedClasses,
	checkedWeights,
	checkFiniteValues,
	checkLengths,
	checkProbabilities,
} from '../metrics/checks';

export interface GroupThresholdOptions {
	/** Whose rates are held together: all people of a group (default), or those of truth 1. */
	readonly measure?: 'demographicParity' | 'equalOpportunity' | undefined;
	/** Greatest gap on these rows, 0..1. Set it a little below what other rows must keep. */
	readonly limit: number;
	readonly weights?: ArrayLike<number> | undefined;
}

export interface GroupThresholds {
	/** One a group: favourable from this score on; +Infinity: nobody of the group. */
	readonly thresholds: readonly number[];
	/** On the rows it was chosen from. */
	readonly gap: number;
	readonly accuracy: number;
	/** Best accuracy of free thresholds on the same rows: the price of the limit is the difference. */
	readonly accuracyWithoutLimit: number;
}

/** What each threshold of one group gives, by rising rate. */
interface Choices {
	readonly rate: Float64Array;
	/** Weight of right decisions. */
	readonly right: Float64Array;
	readonly threshold: readonly number[];
}

/**
 * Chooses the thresholds. `truth`: 0 or 1 for rows the model has not seen (out of fold); or calibrated probabilities of the rows
 * that are to be decided: then the gap is kept on exactly these rows, no outcome need be known, and the accuracies are
 * expected ones. Throws INVALID_PARAMETER for a limit outside 0..1, UNDEFINED_METRIC for a group without rows (for equal opportunity: without
 * positives), WRONG_TYPE for truths outside 0..1.
 */
export function fitGroupThresholds(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	groups: ArrayLike<number>,
	nGroups: number,
	options: GroupThresholdOptions,
): GroupThresholds {
	const { limit, measure = 'demographicParity' } = options;
	if (!(limit >= 0 && limit <= 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`limit must be 0..1, got ${limit}.`,
			'Use e.g. 0.05.',
		);
	}
	checkLengths(truth.length, scores.length);
	checkLengths(truth.length, groups.length);
	checkProbabilities(truth);
	checkFiniteValues('Score', scores);
	const group = checkedClasses(groups, nGroups);
	const weights = checkedWeights(truth.length, options.weights);
	const order = argsortDescending(Float64Array.from(scores)).filter(
		(row) => (weights[row] ?? 0) > 0,
	);
	const choices = Array.from({ length: nGroups }, (_, g) =>
		choicesOf(
			truth,
			scores,
			weights,
			order.filter((row) => group[row] === g),
			measure,
		),
	);
	const total = weights.reduce((sum, w) => sum + w, 0);
	const chosen = bestWindow(choices, limit);
	const rates = chosen.map((at, g) => choices[g]?.rate[at] ?? 0);
	const right = chosen.reduce((sum, at, g) => sum + (choices[g]?.right[at] ?? 0), 0);
	const free = choices.reduce(
		(sum, choice) => sum + choice.right.reduce((a, b) => Math.max(a, b)),
		0,
	);
	return {
		thresholds: chosen.map((at, g) => choices[g]?.threshold[at] ?? Infinity),
		gap: Math.max(...rates) - Math.min(...rates),
		accuracy: right / total,
		accuracyWithoutLimit: free / total,
	};
}

/** 1 where the score reaches the threshold of the row's group. */
export function applyGroupThresholds(
	scores: ArrayLike<number>,
	groups: ArrayLike<number>,
	thresholds: readonly number[],
): Int32Array {
	checkLengths(scores.length, groups.length);
	const group = checkedClasses(groups, thresholds.length);
	return group.map((g, row) =>
		(scores[row] ?? Number.NaN) >= (thresholds[g] ?? Infinity) ? 1 : 0,
	);
}

/** `rows`: those of one group, best score first. */
function choicesOf(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	weights: Float64Array,
	rows: Uint32Array,
	measure: 'demographicParity' | 'equalOpportunity',
): Choices {
	let positives = 0;
	let all = 0;
	for (const row of rows) {
		positives += (weights[row] ?? 0) * (truth[row] ?? 0);
		all += weights[row] ?? 0;
	}
	const below = measure === 'demographicParity' ? all : positives;
	if (!(below > 0)) throw noRate(measure);
	const rate = [0];
	const right = [all - positives];
	const threshold = [Infinity];
	let hit = 0;
	let taken = 0;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] ?? 0;
		const weight = weights[row] ?? 0;
		hit += weight * (truth[row] ?? 0);
		taken += weight;
		if (i + 1 < rows.length && scores[rows[i + 1] ?? 0] === scores[row]) continue;
		rate.push((measure === 'demographicParity' ? taken : hit) / below);
		right.push(hit + (all - positives) - (taken - hit));
		threshold.push(scores[row] ?? 0);
	}
	return { rate: Float64Array.from(rate), right: Float64Array.from(right), threshold };
}

const noRate = (measure: 'demographicParity' | 'equalOpportunity') =>
	new LibraryError(
		'UNDEFINED_METRIC',
		`A group has no ${measure === 'demographicParity' ? 'rows' : 'positive rows'}: its threshold cannot be chosen.`,
		'Leave the group out or give more rows.',
	);

/** The choice of each group in the window of rates that gives most right decisions. */
function bestWindow(choices: readonly Choices[], limit: number): number[] {
	const starts = Float64Array.from(choices.flatMap(({ rate }) => [...rate])).sort();
	const windows = choices.map((choice) => new Window(choice));
	let best: number[] = choices.map(() => 0);
	let most = -Infinity;
	let last = Number.NaN;
	for (const start of starts) {
		if (start === last) continue;
		last = start;
		let right = 0;
		for (const window of windows) right += window.slide(start, start + limit + 1e-12);
		if (!(right > most)) continue;
		most = right;
		best = windows.map((window) => window.best);
	}
	return best;
}

/** Maximum over a window that moves up (monotonic queue). */
class Window {
	private readonly queue: Int32Array;
	private head = 0;
	private tail = 0;
	private next = 0;

	constructor(private readonly choices: Choices) {
		this.queue = new Int32Array(choices.rate.length);
	}

	get best(): number {
		return this.queue[this.head] ?? 0;
	}

	/** Most right decisions at a rate in [low, high]; −Infinity when there is none. */
	slide(low: number, high: number): number {
		const { rate, right } = this.choices;
		for (; this.next < rate.length && (rate[this.next] ?? 2) <= high; this.next++) {
			const value = right[this.next] ?? 0;
			while (this.tail > this.head && (right[this.queue[this.tail - 1] ?? 0] ?? 0) <= value)
				this.tail--;
			this.queue[this.tail++] = this.next;
		}
		while (this.head < this.tail && (rate[this.queue[this.head] ?? 0] ?? 0) < low) this.head++;
		return this.head < this.tail ? (right[this.queue[this.head] ?? 0] ?? 0) : -Infinity;
	}
}
