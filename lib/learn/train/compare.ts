/**
 * Auto: candidates (algorithm + settings) are compared by cross-validation on the same splits, on ever more rows; on each rung
 * the better half goes on (successive halving, Jamieson & Talwalkar 2016). On small tables those in front are cross-validated
 * again with other splits. Of those on the last rung the simplest within one standard error of the best (on small tables two) is
 * taken (the error of the paired difference, by bootstrap).
 */
import type { JobContext } from '../../ports';
import { candidatesFor, type Candidate } from './candidates';
import { decide } from './decide';
import { completed, decidingMetric, type CompareInput, type Comparison, type Rung } from './judge';
import { LEAST_ROWS, Race } from './race';
import { repeat } from './repeat';
import { sampleOf, spreadOver, type Sample } from './sample';

/** The smallest rung has at least so many rows. */
const FIRST_RUNG_ROWS = 2_500;
const RUNG_FACTOR = 4;
const RUNG_FOLDS = 3;
/** The smaller rungs leave half of the time to the last one. */
const SMALL_RUNGS = 0.5;

/**
 * Ends within the budget, as far as the costs seen so far tell. The last rung has all rows, or as many as the best so far can be
 * judged on in the time; only 2,000 rows are judged whatever they take.
 */
export async function compareAlgorithms(
	input: CompareInput,
	context: JobContext,
	all = candidatesFor(input.target),
): Promise<Comparison> {
	const metric = decidingMetric(input.target);
	const race = new Race(input, context, metric);
	let candidates = all;
	for (const rung of smallRungs(input)) candidates = await race.run(rung, candidates);
	const part = await lastRung(race, input, candidates);
	const final = await repeat(race, part.input, metric);
	const { chosen, leaderboard, reason } = decide(final, race.behind, part.input.target, metric);
	const [judgement] = chosen.validations;
	if (!judgement) throw new Error('The chosen candidate was not judged.');
	const validation = await completed(judgement, part.input, context);
	const { numRows } = input.table;
	const { candidate, first } = chosen;
	return {
		...{ chosen: candidate, leaderboard, reason, notTried: race.notTried(), first },
		validation: spreadOver(validation, part.rows, numRows),
		judgedRows: part.rows.length < numRows ? part.wanted : undefined,
		learntRows: fewer(race.learntRows(chosen), numRows),
	};
}

const fewer = (rows: number, all: number) => (rows < all ? rows : undefined);

/** Compares on as many rows as there is time for, and on fewer when no candidate came to an end. */
async function lastRung(
	race: Race,
	input: CompareInput,
	candidates: readonly Candidate[],
): Promise<Sample> {
	const rungOf = ({ input: part, rows }: Sample): Rung => ({
		rows: rows.length,
		input: part,
		until: 1,
	});
	let part = sampleOf(input, race.lastRows(candidates));
	while (part.rows.length > 2 * LEAST_ROWS) {
		await race.run(rungOf(part), candidates);
		if (race.final.length > 0) return part;
		part = sampleOf(input, Math.max(LEAST_ROWS, part.rows.length / RUNG_FACTOR));
	}
	await race.run(rungOf(part), candidates);
	if (race.final.length === 0) await race.mustJudge(rungOf(part), candidates);
	return part;
}

/** Ever more rows, up to a quarter of all, all with three folds. Too few would speak against what learns much from many. */
function smallRungs(input: CompareInput): Rung[] {
	const { seed, table } = input;
	const plain: CompareInput = { ...input, plan: { kind: 'kFold', folds: RUNG_FOLDS, seed } };
	const rung = (wanted: number): Rung => {
		const { rows, input: part } = sampleOf(plain, wanted);
		return { rows: rows.length, input: part, until: SMALL_RUNGS };
	};
	const out: Rung[] = [];
	for (let rows = table.numRows / RUNG_FACTOR; rows >= FIRST_RUNG_ROWS; rows /= RUNG_FACTOR)
		out.unshift(rung(rows));
	return out;
}
