/** A share with the interval that it lies in. */
export interface Share {
	/** How many, of how many. */
	readonly count: number;
	readonly of: number;
	/** `count / of`; 0 where there is nothing to count in. */
	readonly value: number;
	/** 95 % interval, 0..1. */
	readonly low: number;
	readonly high: number;
}

const Z = 1.959963984540054;

/** Wilson's 95 % score interval of a share (Wilson 1927): never beyond 0..1, right for small numbers too. `count` is cut to 0..`of`. */
export function wilson(count: number, of: number): Share {
	if (of <= 0) return { count: 0, of: 0, value: 0, low: 0, high: 1 };
	const hits = Math.min(of, Math.max(0, count));
	const value = hits / of;
	const z2 = Z * Z;
	const centre = (value + z2 / (2 * of)) / (1 + z2 / of);
	const half = (Z * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
	// At the ends rounding may put the share itself outside.
	return {
		...{ count: hits, of, value },
		low: Math.max(0, Math.min(value, centre - half)),
		high: Math.min(1, Math.max(value, centre + half)),
	};
}
