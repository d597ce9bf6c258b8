import type { Frame } from '../../features';
import type { Target } from '../estimator';

type Rows = ArrayLike<number>;

/** The rows of these numbers, in this order, as a frame of its own. */
export function takeFrame(frame: Frame, rows: Rows): Frame {
	const columns = frame.columns.map((column) => takeNumbers(column, rows));
	return { nRows: rows.length, features: frame.features, columns };
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
