import { int32 } from '../../table';

/** Place of each value, 1 is the highest; equal values in order of their rows; NaN last. */
export function ranksOf(values: Float64Array): Int32Array {
	const order = Uint32Array.from({ length: values.length }, (_, row) => row);
	const key = (row: number) => {
		const value = values[row] ?? Number.NaN;
		return Number.isNaN(value) ? -Infinity : value;
	};
	order.sort((a, b) => {
		const [x, y] = [key(a), key(b)];
		return x === y ? a - b : y - x;
	});
	const ranks = int32(values.length);
	order.forEach((row, place) => (ranks[row] = place + 1));
	return ranks;
}
