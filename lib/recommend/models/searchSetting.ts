import { climb, type Tuned } from './climb';

type Attempt = Tuned['candidates'][number];

/**
 * The value of a setting with the best nDCG: a climb along the ascending `grid` from its third and fourth value on, then one
 * value between the best one and each of its neighbours. `attempt` gives the nDCG of a value.
 */
export function searchSetting(grid: readonly number[], attempt: (value: number) => number): Tuned {
	const tryOne = (regularization: number): Attempt => ({
		regularization,
		ndcg: attempt(regularization),
	});
	const coarse = climb(grid.length, (index) => tryOne(grid[index] ?? 1));
	const peak = grid.indexOf(bestOf(coarse).regularization);
	const between = [grid[peak - 1], grid[peak + 1]]
		.filter((value) => value !== undefined)
		.map((value) => tryOne(Math.sqrt(value * (grid[peak] ?? value))));
	const candidates = [...coarse, ...between].sort((a, b) => a.regularization - b.regularization);
	return { regularization: bestOf(candidates).regularization, candidates };
}

const bestOf = (tried: readonly Attempt[]): Attempt =>
	tried.reduce((a, b) => (b.ndcg > a.ndcg ? b : a), { regularization: 0, ndcg: -Infinity });
