import { solvePositive } from '../../../math';

/** Weight of the coefficients' squares, a row. */
const PENALTY = 0.01;
const MOST_STEPS = 40;

/**
 * Logistic regression by Newton's method: the coefficients of `columns` features and, last, the intercept. `rows` row-major,
 * `sides` 1 or 0. The intercept is not held back by the penalty; `intercept` false leaves it at 0.
 */
export function fitLogistic(
	rows: Float64Array,
	columns: number,
	sides: ArrayLike<number>,
	intercept = true,
): number[] {
	const n = columns + (intercept ? 1 : 0);
	const weights = new Float64Array(columns + 1);
	for (let step = 0; step < MOST_STEPS; step++) {
		const { gradient, curvature } = newton(rows, columns, sides, weights, n);
		const move = solvePositive(curvature, gradient, n);
		move.forEach((by, i) => (weights[i] = (weights[i] ?? 0) - by));
		if (move.every((by) => Math.abs(by) < 1e-9)) break;
	}
	return [...weights];
}

function newton(
	rows: Float64Array,
	columns: number,
	sides: ArrayLike<number>,
	weights: Float64Array,
	n: number,
): { gradient: Float64Array; curvature: Float64Array } {
	const gradient = new Float64Array(n);
	const curvature = new Float64Array(n * n);
	const row = new Float64Array(columns + 1).fill(1);
	for (let i = 0; i < sides.length; i++) {
		row.set(rows.subarray(i * columns, (i + 1) * columns));
		const odds = row.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), 0);
		const chance = 1 / (1 + Math.exp(-odds));
		const error = chance - (sides[i] ?? 0);
		const bend = chance * (1 - chance);
		for (let j = 0; j < n; j++) {
			gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0);
			const part = bend * (row[j] ?? 0);
			for (let k = 0; k <= j; k++)
				curvature[j * n + k] = (curvature[j * n + k] ?? 0) + part * (row[k] ?? 0);
		}
	}
	for (let j = 0; j < n; j++) {
		const held = j < columns ? PENALTY * sides.length : 1e-9;
		gradient[j] = (gradient[j] ?? 0) + held * (weights[j] ?? 0);
		curvature[j * n + j] = (curvature[j * n + j] ?? 0) + held;
	}
	return { gradient, curvature };
}
