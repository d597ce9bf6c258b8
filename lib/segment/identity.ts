/** Which segment is number 1: a rule that depends on the data only, so that the same data gives the same numbers. */
import type { FeatureScale } from './scaler';

const MONEY = /monetary|revenue|spen[dt]|sales|turnover|clv|ltv|amount|total/i;

/** The column that orders segments: the asked one, else a money column, else the first. Null when the asked one is not used. */
export function orderingColumn(
	scales: readonly FeatureScale[],
	asked: string | undefined,
): number | null {
	if (asked !== undefined) {
		const at = scales.findIndex(({ column }) => column === asked);
		return at < 0 ? null : at;
	}
	return Math.max(
		0,
		scales.findIndex(({ column }) => MONEY.test(column)),
	);
}

/** Centres by descending value in the ordering column; ties by the other columns, in their order, descending too. */
export function orderCentres(centres: Float32Array, width: number, ordering: number): Float32Array {
	const rows = Array.from({ length: centres.length / width }, (_, i) =>
		centres.slice(i * width, (i + 1) * width),
	);
	const columns = [ordering, ...Array.from({ length: width }, (_, i) => i)];
	const compare = (a: Float32Array, b: Float32Array) => {
		const column = columns.find((i) => a[i] !== b[i]);
		return column === undefined ? 0 : (b[column] ?? 0) - (a[column] ?? 0);
	};
	const out = new Float32Array(centres.length);
	rows.sort(compare).forEach((row, i) => out.set(row, i * width));
	return out;
}
