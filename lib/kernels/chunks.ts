/** How rows are cut into chunks: a function of the data's size only, never of the number of threads. */
export interface Chunks {
	readonly count: number;
	readonly rows: number;
}

/** At most `most` chunks of at least `least` rows each (a multiple of four, but for the last). */
export function cutRows(nRows: number, least = 1024, most = 64): Chunks {
	const rows = Math.ceil(Math.max(least, Math.ceil(nRows / most)) / 4) * 4;
	return { count: Math.ceil(nRows / rows), rows };
}

/** Floats of four to a vector: n rounded up to a multiple of four. */
export const padded = (n: number) => Math.ceil(n / 4) * 4;
