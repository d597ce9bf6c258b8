import type { FitFrameOptions, Frame } from '../../features';
import type { Table } from '../../table';
import type { Target } from '../estimator';

type Rows = ArrayLike<number>;

/** The rows of these numbers, in this order, as a frame of its own. All rows as they are: the frame itself. */
export function takeFrame(frame: Frame, rows: Rows): Frame {
	if (areAll(rows, frame.nRows)) return frame;
	const columns = frame.columns.map((column) => takeNumbers(column, rows));
	return { nRows: rows.length, features: frame.features, columns };
}

function areAll(rows: Rows, nRows: number): boolean {
	if (rows.length !== nRows) return false;
	for (let i = 0; i < nRows; i++) if (rows[i] !== i) return false;
	return true;
}

/** The rows of these numbers with only the columns that a recipe with these options looks at: others are not copied. */
export function takeLearnt(table: Table, rows: Rows, options: FitFrameOptions = {}): Table {
	const excluded = new Set(options.exclude);
	const names = options.columns ?? table.names.filter((name) => !excluded.has(name));
	return table.select(names).take(rows);
}

export function takeTarget(target: Target, rows: Rows): Target {
	if (target.task === 'regression') return { ...target, values: takeNumbers(target.values, rows) };
	const values = Int32Array.from(rows, (row) => target.values[row] ?? 0);
	return { ...target, values };
}

export function takeNumbers(values: ArrayLike<number>, rows: Rows): Float64Array {
	const out = new Float64Array(rows.length);
	for (let i = 0; i < out.length; i++) out[i] = values[rows[i] ?? 0] ?? Number.NaN;
	return out;
}
