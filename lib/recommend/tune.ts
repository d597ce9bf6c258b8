/**
 * Chooses the regularisation on events hidden from the training part, which matters more than any other parameter: on
 * dense tastes (films) a tenth of a customer's weight is best, on sparse baskets several times it.
 */
import type { JobContext } from '../ports';
import type { Events, Interactions } from './events';
import { fitModel } from './fitModel';
import { holdOut, type HoldOutRules } from './holdOut';
import { modelLists } from './judge';
import { interval } from './metrics';
import { climb, type Tuned } from './models/climb';
import type { IalsParameters, TrainOptions } from './options';
import { ndcgOf } from './protocol/judge';

/** Regularisation in units of alpha × the strengths of an average customer. */
const RELATIVE = [0.04, 0.1, 0.25, 0.6, 1.5, 4, 10];
/** What is taken when there is nothing to judge on. */
const MIDDLE = 3;
/** Customers on whom a candidate is judged. */
const MAX_CUSTOMERS = 3_000;
/** With more pairs than these, candidates are trained with fewer passes. */
const MANY_PAIRS = 200_000;
const FEW_PASSES = 6;

function averageWeight({ matrix }: Interactions): number {
	let sum = 0;
	for (const value of matrix.values) sum += value;
	return Math.max(sum / Math.max(1, matrix.nRows), 1e-3);
}

/** Tries regularisations on a part hidden from `events`; without one to judge on, takes the middle one. */
export function tune(
	events: Events,
	all: Interactions,
	options: TrainOptions,
	parameters: Omit<IalsParameters, 'regularization'>,
	rules: HoldOutRules,
	context: JobContext,
): Tuned {
	const hold = holdOut(events, options, rules, MAX_CUSTOMERS);
	const unit = parameters.alpha * averageWeight(hold?.interactions ?? all);
	if (!hold) return { regularization: (RELATIVE[MIDDLE] ?? 1) * unit, candidates: [] };
	const pairs = hold.interactions.matrix.values.length;
	const iterations = pairs > MANY_PAIRS ? FEW_PASSES : parameters.iterations;
	const silent: JobContext = { ...context, progress: () => undefined };
	const k = options.evaluationK ?? 10;
	const panel = { hidden: hold.judged.map(({ hidden }) => hidden) };
	let attempts = 0;
	const candidates = climb(RELATIVE.length, (index) => {
		context.signal.throwIfCancelled();
		context.progress(attempts / RELATIVE.length, `Trying settings, number ${++attempts}`);
		const regularization = (RELATIVE[index] ?? 1) * unit;
		const model = fitModel(
			hold.interactions,
			{ ...parameters, iterations, regularization },
			silent,
		);
		const lists = modelLists(model, hold.judged, k, rules, silent);
		return { regularization, ndcg: interval([...ndcgOf(lists, panel, k)]).mean };
	});
	const best = candidates.reduce((a, b) => (b.ndcg > a.ndcg ? b : a));
	return { regularization: best.regularization, candidates };
}
