import type { FrameColumn } from '../../features';
import type { Moments } from '../../kernels';
import { checkNotInfinite } from './checkFit';

export interface ColumnStatistics {
	/** Weight of the rows that have no value. */
	readonly missing: number;
	/** Of the rows that have one. */
	readonly mean: number;
	/** Standard deviation (population); 0 for a constant column. */
	readonly deviation: number;
	/** Weighted median, only where values are missing; else the mean. */
	readonly fill: number;
}

/**
 * Weighted statistics of a column, safe up to 1e308. `alike`: all weights are 1. `moments`: the column's sums, where a kernel
 * has added them up. Cost: one pass for weights of 1 and values within range (none with moments), else two; and a sort when
 * values are missing.
 * Throws WRONG_TYPE for infinite numbers.
 */
export function columnStatistics(
	column: FrameColumn,
	weights: Float64Array,
	alike = false,
	name = 'target',
	moments?: Moments,
): ColumnStatistics {
	const quick = alike ? fromMoments(moments ?? onePass(column), column.length) : undefined;
	if (quick) return quick;
	checkNotInfinite(name, column);
	return twoPasses(column, weights);
}

/** Moments around the first value. */
function onePass(column: FrameColumn): Moments {
	const origin = column[0] ?? NaN;
	const n = column.length;
	let [sum, other, squares, otherSquares] = [0, 0, 0, 0];
	for (let row = 0; row + 1 < n; row += 2) {
		const [a, b] = [(column[row] ?? NaN) - origin, (column[row + 1] ?? NaN) - origin];
		sum += a;
		other += b;
		squares += a * a;
		otherSquares += b * b;
	}
	const last = n % 2 === 1 ? (column[n - 1] ?? NaN) - origin : 0;
	return { origin, sum: sum + other + last, squares: squares + otherSquares + last * last };
}

/**
 * Undefined where digits would be lost because the first value lies far out, where values are missing, or where a sum leaves
 * the range of float64.
 */
function fromMoments({ origin, sum, squares }: Moments, n: number): ColumnStatistics | undefined {
	const off = sum / n;
	const square = squares / n;
	const variance = square - off * off;
	if (!(off * off < 1e4 * variance) || !(square < 1e280) || !(variance > 1e-280)) return undefined;
	const mean = origin + off;
	const deviation = Math.sqrt(variance);
	if (!(deviation > 1e-10 * Math.abs(mean))) return undefined;
	return { missing: 0, mean, deviation, fill: mean };
}

function twoPasses(column: FrameColumn, weights: Float64Array): ColumnStatistics {
	let [missing, present, largest, total] = [0, 0, 0, 0];
	for (let row = 0; row < column.length; row++) {
		const value = column[row] ?? NaN;
		const weight = weights[row] ?? 0;
		if (Number.isNaN(value)) missing += weight;
		else if (weight > 0) {
			present += weight;
			total += weight * value;
			largest = Math.max(largest, Math.abs(value));
		}
	}
	if (present === 0) return { missing, mean: 0, deviation: 0, fill: 0 };
	// Beyond this, sums and squares leave the range of float64.
	const unit = largest > 1e140 || (largest > 0 && largest < 1e-140) ? largest : 1;
	const scaled = unit === 1 ? total : scaledSum(column, weights, unit);
	const { mean, deviation } = secondPass(column, weights, unit, scaled / present, present);
	const fill = missing > 0 ? weightedMedian(column, weights, present) : mean;
	return { missing, mean, deviation, fill };
}

function scaledSum(column: FrameColumn, weights: Float64Array, unit: number): number {
	let total = 0;
	for (let row = 0; row < column.length; row++) {
		const value = (column[row] ?? NaN) / unit;
		if (!Number.isNaN(value)) total += (weights[row] ?? 0) * value;
	}
	return total;
}

/** The deviation around the first mean; rounding left in the mean is taken out. */
function secondPass(
	column: FrameColumn,
	weights: Float64Array,
	unit: number,
	mean: number,
	present: number,
): { mean: number; deviation: number } {
	let [squares, rest] = [0, 0];
	for (let row = 0; row < column.length; row++) {
		const off = (column[row] ?? NaN) / unit - mean;
		if (Number.isNaN(off)) continue;
		const weight = weights[row] ?? 0;
		rest += weight * off;
		squares += weight * off * off;
	}
	const variance = Math.max(0, squares - (rest * rest) / present) / present;
	const exact = mean + rest / present;
	const deviation = Math.sqrt(variance);
	// Rounding alone makes a constant column differ from its mean.
	const constant = deviation <= 1e-13 * Math.abs(exact);
	return { mean: exact * unit, deviation: constant ? 0 : deviation * unit };
}

/** The value with half of the weight on either side; the mean of two where the half falls between them. */
export function weightedMedian(column: FrameColumn, weights: Float64Array, total: number): number {
	const rows = Int32Array.from(column.keys()).filter(
		(row) => !Number.isNaN(column[row]) && (weights[row] ?? 0) > 0,
	);
	rows.sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0));
	let below = 0;
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at] ?? 0;
		below += weights[row] ?? 0;
		if (below < total / 2) continue;
		const value = column[row] ?? 0;
		if (below > total / 2) return value;
		const next = column[rows[at + 1] ?? row] ?? value;
		return value / 2 + next / 2;
	}
	return 0;
}
