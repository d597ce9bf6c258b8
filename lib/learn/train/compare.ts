/**
 * Auto: candidates (algorithm + settings) are compared by cross-validation on the same splits, on ever more rows; on each rung
 * the better half goes on (successive halving, Jamieson & Talwalkar 2016). On small tables those in front are cross-validated
 * again with other splits. Of those that saw all rows the simplest within one standard error of the best (on small tables two) is
 * taken (the error of the paired difference, by bootstrap).
 */
import type { JobContext } from '../../ports';
import { firstFold, takeLearnt, takeTarget } from '../validate';
import { candidatesFor } from './candidates';
import { decide } from './decide';
import { decidingMetric, type CompareInput, type Comparison, type Rung } from './judge';
import { Race } from './race';
import { repeat } from './repeat';

const FIRST_RUNG_ROWS = 2_000;
const RUNG_FACTOR = 5;
const RUNG_FOLDS = 3;
/** The smaller rungs leave half of the time to the last one. */
const SMALL_RUNGS = 0.5;

/** Ends within the budget, as far as the costs seen so far tell; one candidate is always judged on all rows. */
export async function compareAlgorithms(
	input: CompareInput,
	context: JobContext,
	all = candidatesFor(input.target),
): Promise<Comparison> {
	const metric = decidingMetric(input.target);
	const race = new Race(input, context, metric);
	let candidates = all;
	for (const rung of rungs(input)) candidates = await race.run(rung, candidates);
	const final = await repeat(race, input, metric);
	const { chosen, leaderboard, reason } = decide(final, race.behind, input.target, metric);
	const [validation] = chosen.validations;
	if (!validation) throw new Error('The chosen candidate was not judged.');
	const { candidate, first } = chosen;
	return { chosen: candidate, validation, leaderboard, reason, notTried: race.notTried, first };
}

/** Ever more rows: a sample at even distances of a shuffle for the first rungs, all rows with the final plan for the last. */
function rungs(input: CompareInput): Rung[] {
	const { table, target, recipe, seed, foldWeights } = input;
	const all = table.numRows;
	const out: Rung[] = [];
	for (let rows = FIRST_RUNG_ROWS; rows * 2 <= all; rows *= RUNG_FACTOR) {
		const folds = Math.max(2, Math.round(all / rows));
		const classes = target.task === 'classification' ? target.values : undefined;
		const test = firstFold(all, { folds, seed, classes });
		out.push({
			rows: test.length,
			until: SMALL_RUNGS,
			input: {
				...input,
				table: takeLearnt(table, test, recipe),
				target: takeTarget(target, test),
				plan: { kind: 'kFold', folds: RUNG_FOLDS, seed },
				foldWeights: foldWeights && ((own) => foldWeights(own.map((row) => test[row] ?? 0))),
			},
		});
	}
	return [...out, { rows: all, input, until: 1 }];
}
