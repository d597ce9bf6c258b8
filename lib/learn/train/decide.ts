/**
 * Which of the candidates that saw all rows is taken: the simplest within one standard error of the best; within two on small
 * tables, where the best of many is the best by luck more often than not.
 */
import type { Target } from '../estimator';
import { lessIsBetter, type Score } from '../metrics';
import { comparePaired, type Judgement } from '../validate';
import { replicatesFor } from './judge';
import { nameOf, type Candidate, type Judged, type LeaderboardRow } from './candidates';

export interface Decision {
	readonly chosen: Judged;
	/** Best first; candidates that saw all rows before the others. */
	readonly leaderboard: readonly LeaderboardRow[];
	readonly reason: string;
}

/** `final`: judged on all rows; `behind`: on fewer. Throws when `final` is empty. */
export function decide(
	final: readonly Judged[],
	behind: readonly Judged[],
	target: Target,
	metric: string,
): Decision {
	const most = Math.max(...final.map(({ validations }) => validations.length));
	// Who was judged more often was in front before, and its value is the steadier one.
	const front = final.filter(({ validations }) => validations.length === most);
	const [best] = [...front].sort((a, b) => better(metric, a, b));
	if (!best) throw new Error('No candidate was judged on all rows.');
	const errors = most > 1 ? 2 : 1;
	const simplest = [...front]
		.sort((a, b) => a.candidate.rank - b.candidate.rank)
		.find((one) => one === best || within(errors, target, metric, best, one));
	const chosen = simplest ?? best;
	const others = final.filter((one) => !front.includes(one));
	const sorted = [front, others, behind].flatMap((list) =>
		[...list].sort((a, b) => b.rows - a.rows || better(metric, a, b)),
	);
	return {
		chosen,
		leaderboard: sorted.map((one) => leaderboardRow(one, metric)),
		reason: reasonFor(chosen, best, metric),
	};
}

/** Whether the best leads by at most `errors` standard errors of the paired difference, each a mean over the repetitions. */
export function within(
	errors: number,
	target: Target,
	metric: string,
	best: Judged,
	other: Judged,
): boolean {
	const leads: number[] = [];
	const widths: number[] = [];
	for (const [i, own] of best.validations.entries()) {
		const theirs = other.validations[i];
		if (!theirs) continue;
		const replicates = replicatesFor(own.testedRows.length);
		const found = comparePaired(target, own, theirs, { replicates, metrics: [metric] })[metric];
		if (!found) return false;
		leads.push(lessIsBetter(metric) ? -found.value : found.value);
		widths.push(found.standardError);
	}
	return leads.length > 0 && mean(leads) <= errors * mean(widths);
}

/** Below 0: a is better. */
export function better(metric: string, a: Judged, b: Judged): number {
	const difference = meanOf(b, metric, 'value') - meanOf(a, metric, 'value');
	return lessIsBetter(metric) ? -difference : difference;
}

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;

const meanOf = ({ validations }: Judged, metric: string, key: 'value' | 'low' | 'high') =>
	mean(validations.map((one) => scoreOf(one, metric)[key]));

function scoreOf({ scores }: Judgement, metric: string): Score {
	const score = scores[metric];
	if (!score) throw new Error(`There is no metric "${metric}".`);
	return score;
}

function reasonFor(chosen: Judged, best: Judged, metric: string): string {
	const value = (one: Judged) => meanOf(one, metric, 'value').toPrecision(4);
	const { length } = best.validations;
	const often = length > 1 ? ` Mean of ${length} cross-validations with other splits.` : '';
	const near = length > 1 ? 'two standard errors' : 'one standard error';
	const name = (one: { candidate: Candidate }) => nameOf(one.candidate);
	if (chosen === best)
		return `${name(best)} was best (${metric} ${value(best)}), and nothing simpler came within ${near}.${often}`;
	return `${name(chosen)} (${metric} ${value(chosen)}) is simpler than the best, ${name(best)} (${value(best)}), and within ${near} of it.${often}`;
}

function leaderboardRow(judged: Judged, metric: string): LeaderboardRow {
	const { name, label } = judged.candidate.algorithm;
	return {
		algorithm: name,
		label,
		variant: judged.candidate.variant.name,
		metric,
		value: meanOf(judged, metric, 'value'),
		low: meanOf(judged, metric, 'low'),
		high: meanOf(judged, metric, 'high'),
		rows: judged.rows,
		seconds: judged.costs.reduce((sum, { seconds }) => sum + seconds, 0),
	};
}
