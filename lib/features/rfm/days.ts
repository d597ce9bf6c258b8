/**
 * Time in whole UTC calendar days. The age of an order is the number of days from its day to the as-of day: 0 on the
 * as-of day itself. A window of `w` days holds the ages 0 … w − 1, so it is exactly w calendar days long.
 */
export const DAY_MS = 86_400_000;

/** Number of the UTC day that holds this moment (UTC ms); day 0 is 1970-01-01. */
export const dayOf = (time: number): number => Math.floor(time / DAY_MS);

/** The last millisecond of the UTC day that holds this moment. */
export const endOfDay = (time: number): number => (dayOf(time) + 1) * DAY_MS - 1;

/**
 * Ages cut into disjoint buckets, so that a row is added to one bucket and every window (and the window before it) is
 * a sum of buckets. Bucket i holds the ages from boundaries[i − 1] up to, but without, boundaries[i].
 */
export interface AgeBuckets {
	readonly count: number;
	/** Bucket of an age below `byAge.length`; older ones are in the last bucket. */
	readonly byAge: Uint8Array;
	/** Per window: buckets [0, current) are inside it, buckets [current, previous) in the equally long time before. */
	readonly windows: readonly {
		readonly days: number;
		readonly current: number;
		readonly previous: number;
	}[];
}

/** The buckets for windows of these lengths in days. */
export function ageBuckets(windows: readonly number[]): AgeBuckets {
	const ends = [...new Set(windows.flatMap((days) => [days, 2 * days]))].sort((a, b) => a - b);
	const byAge = new Uint8Array(ends.at(-1) ?? 0);
	ends.forEach((end, bucket) => byAge.fill(bucket, ends[bucket - 1] ?? 0, end));
	return {
		count: ends.length + 1,
		byAge,
		windows: windows.map((days) => ({
			days,
			current: ends.indexOf(days) + 1,
			previous: ends.indexOf(2 * days) + 1,
		})),
	};
}
