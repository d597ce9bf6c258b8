import type { Frame } from '../../lib/features';
import type { Target } from '../../lib/learn';
import { Random } from '../../lib/math';

/** Small mixed frames and targets for the contract of estimators. */

const CITIES = ['Rome', 'Paris', 'Oslo'];

/** Three numbers (the second with gaps) and a category with gaps. */
export function sampleFrame(nRows: number): Frame {
	const random = new Random(21);
	const gaps = (share: number, value: () => number) =>
		Float64Array.from({ length: nRows }, () => (random.uniform() < share ? NaN : value()));
	return {
		nRows,
		features: [
			{ name: 'age', kind: 'number' },
			{ name: 'income', kind: 'number' },
			{ name: 'noise', kind: 'number' },
			{ name: 'city', kind: 'category', categories: CITIES },
		],
		columns: [
			gaps(0, () => random.normal(40, 12)),
			gaps(0.2, () => random.normal(50_000, 15_000)),
			Float32Array.from({ length: nRows }, () => random.normal()),
			gaps(0.1, () => random.integer(CITIES.length)),
		],
	};
}

/** Depends on the first column and on the last; `nClasses` 0: numbers. Every class occurs. */
export function sampleTarget(frame: Frame, nClasses: number): Target {
	const random = new Random(22);
	const [first, last] = [frame.columns[0], frame.columns.at(-1)];
	const score = Float64Array.from({ length: frame.nRows }, (_, row) => {
		const city = last?.[row] ?? NaN;
		return ((first?.[row] ?? 0) - 40) / 12 + (city === 1 ? 1.5 : 0) + random.normal(0, 0.4);
	});
	if (nClasses === 0) return { task: 'regression', values: score.map((value) => 30 + 10 * value) };
	const sorted = score.toSorted();
	const edges = Array.from(
		{ length: nClasses - 1 },
		(_, c) => sorted[Math.floor(((c + 1) * frame.nRows) / nClasses)] ?? 0,
	);
	const values = Int32Array.from(score, (value) => edges.filter((edge) => value >= edge).length);
	return { task: 'classification', values, nClasses };
}

interface Rows {
	readonly frame: Frame;
	readonly target: Target;
}

const classes = (target: Target, rows: readonly number[]): Target =>
	target.task === 'regression'
		? { ...target, values: Float64Array.from(rows, (row) => target.values[row] ?? NaN) }
		: { ...target, values: Int32Array.from(rows, (row) => target.values[row] ?? 0) };

function take(frame: Frame, target: Target, rows: readonly number[]): Rows {
	const columns = frame.columns.map((column) =>
		Float64Array.from(rows, (row) => column[row] ?? NaN),
	);
	return { frame: { ...frame, nRows: rows.length, columns }, target: classes(target, rows) };
}

export function rowsOf(frame: Frame, target: Target, keep: (row: number) => boolean): Rows {
	const all = Array.from({ length: frame.nRows }, (_, row) => row);
	return take(frame, target, all.filter(keep));
}

/** Each row as often as `repeats` says. */
export function duplicated(frame: Frame, target: Target, repeats: Int32Array): Rows {
	const rows = Array.from(repeats, (times, row) => Array.from({ length: times }, () => row)).flat();
	return take(frame, target, rows);
}

export const emptyFrame = (frame: Frame): Frame => ({
	...frame,
	nRows: 0,
	columns: frame.columns.map(() => new Float64Array(0)),
});

/** The frame with one column changed. */
export function withColumn(
	frame: Frame,
	at: number,
	change: (value: number, row: number) => number,
): Frame {
	const columns = frame.columns.map((column, f) =>
		f === at ? Float64Array.from(column, change) : column,
	);
	return { ...frame, columns };
}

/** The frame with a number, a category that never change and two columns of gaps besides. */
export function constantFrame(frame: Frame): Frame {
	const all = (value: number) => new Float64Array(frame.nRows).fill(value);
	return {
		...frame,
		features: [
			...frame.features,
			{ name: 'seven', kind: 'number' },
			{ name: 'one kind', kind: 'category', categories: ['only'] },
			{ name: 'no number', kind: 'number' },
			{ name: 'no category', kind: 'category', categories: ['a', 'b'] },
		],
		columns: [...frame.columns, all(7), all(0), all(NaN), all(NaN)],
	};
}

/** Numbers only. */
export function wideFrame(nRows: number, nCols: number): Frame {
	const random = new Random(23);
	return {
		nRows,
		features: Array.from({ length: nCols }, (_, f) => ({ name: `x${f}`, kind: 'number' as const })),
		columns: Array.from({ length: nCols }, () =>
			Float64Array.from({ length: nRows }, () => random.normal()),
		),
	};
}
