/** How good top-k lists are against the products that were hidden (binary relevance). */

export interface ListScores {
	/** Hidden products in the list / k. */
	readonly precision: number;
	/** Hidden products in the list / hidden products. */
	readonly recall: number;
	/** Σ 1/log2(rank + 1) of the hits, over its largest possible value (Järvelin and Kekäläinen 2002). */
	readonly ndcg: number;
	/** 1 when at least one hidden product is in the list. */
	readonly hitRate: number;
}

/** Scores of one customer's list (best first; only its first k count). `hidden` must not be empty. */
export function scoreList(
	list: readonly number[],
	hidden: ReadonlySet<number>,
	k: number,
): ListScores {
	let hits = 0;
	let gain = 0;
	let ideal = 0;
	for (let rank = 1; rank <= k; rank++) {
		const worth = 1 / Math.log2(rank + 1);
		if (rank <= hidden.size) ideal += worth;
		const item = list[rank - 1];
		if (item === undefined || !hidden.has(item)) continue;
		hits++;
		gain += worth;
	}
	return {
		precision: hits / k,
		recall: hits / hidden.size,
		ndcg: gain / ideal,
		hitRate: hits > 0 ? 1 : 0,
	};
}

/**
 * Average precision of one list: Σ over hits of precision at the hit's rank, divided by the number of hidden products
 * (also when there are more of them than k). Its mean over customers is MAP.
 */
export function averagePrecision(
	list: readonly number[],
	hidden: ReadonlySet<number>,
	k: number,
): number {
	let hits = 0;
	let sum = 0;
	list.slice(0, k).forEach((item, place) => {
		if (hidden.has(item)) sum += ++hits / (place + 1);
	});
	return sum / hidden.size;
}

export interface Interval {
	readonly mean: number;
	/** 95 % interval of the mean (normal approximation over customers). */
	readonly low: number;
	readonly high: number;
}

/** Mean and 95 % interval; the interval is the mean itself for fewer than two values. */
export function interval(values: readonly number[]): Interval {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	if (n < 2) return { mean, low: mean, high: mean };
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
	const half = 1.96 * Math.sqrt(variance / n);
	return { mean, low: mean - half, high: mean + half };
}
