import { LibraryError } from '../errors';
import type { LogChoice } from './scaler';

export interface FindSegmentsOptions {
	/** Number, integer or boolean columns to group by. Default: every number column that is not an id. */
	readonly columns?: readonly string[];
	/** 1 … number of different rows. Left out: chosen by silhouette between minClusters and maxClusters. */
	readonly nClusters?: number;
	/** 2 … 50; default 3. */
	readonly minClusters?: number;
	/** minClusters … 50; default 8. */
	readonly maxClusters?: number;
	/** Which columns get a logarithm first; default `auto`. */
	readonly logTransform?: LogChoice;
	/** Segment 1 has the highest mean in this column. Default: a monetary column, else the first. */
	readonly orderBy?: string;
	/** Any integer; default 1. */
	readonly seed?: number;
	/** Starts of k-means, the best of which counts; 1 … 100, default 5. */
	readonly nInit?: number;
	/** 1 … 10,000; default 300. */
	readonly maxIter?: number;
	/** Whether the result table holds the input's columns too; default false. */
	readonly keepColumns?: boolean;
}

/** Throws INVALID_PARAMETER unless `value` is an integer in min … max. */
export function checkInteger(name: string, value: number, min: number, max: number): void {
	if (Number.isInteger(value) && value >= min && value <= max) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be a whole number from ${min} to ${max}, got ${value}.`,
		`Set ${name} to a whole number in that range.`,
	);
}

export interface CheckedOptions {
	readonly columns: readonly string[] | undefined;
	readonly nClusters: number | undefined;
	readonly minClusters: number;
	readonly maxClusters: number;
	readonly logTransform: LogChoice;
	readonly orderBy: string | undefined;
	readonly seed: number;
	readonly nInit: number;
	readonly maxIter: number;
	readonly keepColumns: boolean;
}

/** Fills the defaults and checks every range. */
export function checkOptions(options: FindSegmentsOptions): CheckedOptions {
	const { columns, nClusters, minClusters = 3, logTransform = 'auto', orderBy } = options;
	const { seed = 1, nInit = 5, maxIter = 300, keepColumns = false } = options;
	const { maxClusters = Math.max(8, minClusters) } = options;
	if (nClusters !== undefined) checkInteger('nClusters', nClusters, 1, 10_000);
	checkInteger('minClusters', minClusters, 2, 50);
	checkInteger('maxClusters', maxClusters, minClusters, 50);
	checkInteger('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	checkInteger('nInit', nInit, 1, 100);
	checkInteger('maxIter', maxIter, 1, 10_000);
	return {
		columns,
		nClusters,
		minClusters,
		maxClusters,
		logTransform,
		orderBy,
		seed,
		nInit,
		maxIter,
		keepColumns,
	};
}

/** Throws INVALID_PARAMETER when there are fewer different rows than segments. */
export function checkEnoughRows(nClusters: number, rows: number, distinct: number): void {
	if (nClusters <= distinct) return;
	const range = distinct === 1 ? '1' : `1..${distinct}`;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`nClusters must be ${range} (${rows} rows, ${distinct} of them different), got ${nClusters}.`,
		'Lower "Number of Segments" or add rows.',
	);
}
