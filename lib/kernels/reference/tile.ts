import type { Views } from './views';

const { fround } = Math;

/** One value of the tiles: start[column] + Σ x·packed in feature order, each product and sum rounded to float32. */
export function tileValue(
	m: Views,
	x: number,
	packed: number,
	features: number,
	start: number,
	column: number,
): number {
	const unit = packed + (column >> 2) * features * 16;
	let total = m.float(start, column);
	for (let f = 0; f < features; f++) {
		total = fround(total + fround(m.float(x, f) * m.float(unit, f * 4 + (column & 3))));
	}
	return total;
}

/** Sum of float32 products as the kernels take it: four lanes, (0 + 2) + (1 + 3), then what is left over. */
export function laneSum(count: number, product: (index: number) => number): number {
	const lanes = [0, 0, 0, 0];
	const whole = count - (count % 4);
	for (let i = 0; i < whole; i++) lanes[i & 3] = fround((lanes[i & 3] ?? 0) + product(i));
	const [a = 0, b = 0, c = 0, d = 0] = lanes;
	let total = fround(fround(a + c) + fround(b + d));
	for (let i = whole; i < count; i++) total = fround(total + product(i));
	return total;
}
