import { int32 } from '../../table';
import { argsortDescending } from '../metrics/argsort';

/** Place of each value, 1 is the highest; equal values in order of their rows. Values without NaN. */
export function ranksOf(values: Float64Array): Int32Array {
	const ranks = int32(values.length);
	argsortDescending(values).forEach((row, place) => (ranks[row] = place + 1));
	return ranks;
}
