import { solvePositive } from '../../math';

/** What a vector and a bias are fitted to: targets beside the rows of `vectors` that they belong to. */
export interface RidgeRows {
	/** Row-major, as many columns as factors. */
	readonly vectors: Float64Array;
	readonly factors: number;
	/** Numbers of rows of `vectors`. */
	readonly rows: ArrayLike<number>;
	/** One a row. */
	readonly targets: Float64Array;
}

/** Keeps the equations solvable without regularisation. */
const LEAST_RIDGE = 1e-6;

/**
 * The vector x and bias b (last) with the least Σ (target − row · x − b)² + ridge · n · (|x|² + b²); zeros without rows.
 * Cost: n · factors² + factors³ / 6.
 */
export function ridge({ vectors, factors, rows, targets }: RidgeRows, ridge: number): Float64Array {
	const size = factors + 1;
	const count = rows.length;
	if (count === 0) return new Float64Array(size);
	const gram = new Float64Array(size * size);
	const right = new Float64Array(size);
	const row = new Float64Array(size).fill(1);
	for (let i = 0; i < count; i++) {
		const begin = (rows[i] ?? 0) * factors;
		row.set(vectors.subarray(begin, begin + factors));
		const target = targets[i] ?? 0;
		for (let a = 0; a < size; a++) {
			const value = row[a] ?? 0;
			right[a] = (right[a] ?? 0) + value * target;
			for (let b = 0; b <= a; b++) {
				const to = a * size + b;
				gram[to] = (gram[to] ?? 0) + value * (row[b] ?? 0);
			}
		}
	}
	const pull = Math.max(ridge, LEAST_RIDGE) * count;
	for (let a = 0; a < size; a++) gram[a * size + a] = (gram[a * size + a] ?? 0) + pull;
	return solvePositive(gram, right, size);
}
