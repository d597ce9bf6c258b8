/**
 * One threshold a group, so that the groups' rates lie within a limit of each other at the least loss (the
 * post-processing of Hardt, Price and Srebro 2016, without random decisions). Every window of rates [r, r + limit] is tried; in it each group
 * takes its best threshold. Cost: one sort, then linear in the number of different scores times the groups.
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
	/**
	 * What counts as a loss, 0..1: a wrong favourable decision costs this, a missed one 1 − this. It is the threshold that would be
	 * right for calibrated scores without a limit. Default 0.5: accuracy.
	 */
	readonly threshold?: number | undefined;
	readonly weights?: ArrayLike<number> | undefined;
}

export interface GroupThresholds {
	/** One a group: favourable from this score on; +Infinity: nobody of the group. */
	readonly thresholds: readonly number[];
	/** On the rows it was chosen from. */
	readonly gap: number;
	readonly accuracy: number;
	/** The same of the best thresholds without a limit on the same rows: the price of the limit is the difference. */
	readonly accuracyWithoutLimit: number;
}

/** What each threshold of one group gives, by rising rate. */
interface Choices {
	readonly rate: Float64Array;
	/** Weight of right decisions. */
	readonly right: Float64Array;
	/** What the decisions are worth: with threshold 0.5 the same. */
	readonly worth: Float64Array;
	readonly threshold: readonly number[];
}

/**
 * Chooses the thresholds. `truth`: 0 or 1 for rows the model has not seen (out of fold); or calibrated probabilities of the rows
 * that are to be decided: then the gap is kept on exactly these rows, no outcome need be known, and the accuracies are
 * expected ones. Throws INVALID_PARAMETER for a limit or threshold outside 0..1, UNDEFINED_METRIC for a group without rows (for equal opportunity: without
 * positives), WRONG_TYPE for truths outside 0..1.
 */
export function fitGroupThresholds(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	groups: ArrayLike<number>,
	nGroups: number,
	options: GroupThresholdOptions,
): GroupThresholds {
	checkShare('limit', options.limit);
	checkShare('threshold', options.threshold ?? 0.5);
	checkLengths(truth.length, scores.length);
	checkLengths(truth.length, groups.length);
	checkProbabilities(truth);
	checkFiniteValues('Score', scores);
	const weights = checkedWeights(truth.length, options.weights);
	const rows = rowsOfGroups(scores, checkedClasses(groups, nGroups), weights, nGroups);
	const choices = rows.map((own) => choicesOf(truth, scores, weights, own, options));
	const total = weights.reduce((sum, w) => sum + w, 0);
	const chosen = bestWindow(choices, options.limit);
	const rates = chosen.map((at, g) => choices[g]?.rate[at] ?? 0);
	const accuracy = (at: (choice: Choices, group: number) => number) =>
		choices.reduce((sum, choice, g) => sum + (choice.right[at(choice, g)] ?? 0), 0) / total;
	return {
		thresholds: chosen.map((at, g) => choices[g]?.threshold[at] ?? Infinity),
		gap: Math.max(...rates) - Math.min(...rates),
		accuracy: accuracy((_, g) => chosen[g] ?? 0),
		accuracyWithoutLimit: accuracy(({ worth }) => indexOfMost(worth)),
	};
}

function checkShare(name: string, value: number): void {
	if (value >= 0 && value <= 1) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be 0..1, got ${value}.`,
		'Use e.g. 0.05 as limit, 0.5 as threshold.',
	);
}

/** Rows of weight above 0 of each group, best score first. */
function rowsOfGroups(
	scores: ArrayLike<number>,
	group: Int32Array,
	weights: Float64Array,
	nGroups: number,
): number[][] {
	const rows = Array.from({ length: nGroups }, (): number[] => []);
	for (const row of argsortDescending(Float64Array.from(scores)))
		if ((weights[row] ?? 0) > 0) rows[group[row] ?? 0]?.push(row);
	return rows;
}

function indexOfMost(values: Float64Array): number {
	let most = 0;
	for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[most] ?? 0)) most = i;
	return most;
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
	rows: readonly number[],
	{ measure = 'demographicParity', threshold: cost = 0.5 }: GroupThresholdOptions,
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
	const worth = [2 * cost * (all - positives)];
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
		const spared = all - positives - (taken - hit);
		right.push(hit + spared);
		worth.push(2 * ((1 - cost) * hit + cost * spared));
		threshold.push(scores[row] ?? 0);
	}
	const numbers = (values: readonly number[]) => Float64Array.from(values);
	return { rate: numbers(rate), right: numbers(right), worth: numbers(worth), threshold };
}

const noRate = (measure: 'demographicParity' | 'equalOpportunity') =>
	new LibraryError(
		'UNDEFINED_METRIC',
		`A group has no ${measure === 'demographicParity' ? 'rows' : 'positive rows'}: its threshold cannot be chosen.`,
		'Leave the group out or give more rows.',
	);

/** The choice of each group in the window of rates that is worth most. */
function bestWindow(choices: readonly Choices[], limit: number): number[] {
	const starts = Float64Array.from(choices.flatMap(({ rate }) => [...rate])).sort();
	const windows = choices.map((choice) => new Window(choice));
	let best: number[] = choices.map(() => 0);
	let most = -Infinity;
	let last = Number.NaN;
	for (const start of starts) {
		if (start === last) continue;
		last = start;
		let worth = 0;
		for (const window of windows) worth += window.slide(start, start + limit + 1e-12);
		if (!(worth > most)) continue;
		most = worth;
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

	/** What the best rate is worth in [low, high]; −Infinity when there is none. */
	slide(low: number, high: number): number {
		const { rate, worth } = this.choices;
		for (; this.next < rate.length && (rate[this.next] ?? 2) <= high; this.next++) {
			const value = worth[this.next] ?? 0;
			while (this.tail > this.head && (worth[this.queue[this.tail - 1] ?? 0] ?? 0) <= value)
				this.tail--;
			this.queue[this.tail++] = this.next;
		}
		while (this.head < this.tail && (rate[this.queue[this.head] ?? 0] ?? 0) < low) this.head++;
		return this.head < this.tail ? (worth[this.queue[this.head] ?? 0] ?? 0) : -Infinity;
	}
}
