import { buildCsr, Random, type CsrMatrix } from '../../../lib/math';
import { testContext } from '../../support/context';
import { decision, fitSupportVectors } from '../../../lib/text';

const C = 0.7;

/** 300 rows over 40 columns, each with about 6 entries; the side hangs on three columns, with some noise. */
function example() {
	const random = new Random(5);
	const triplets = { rows: [] as number[], columns: [] as number[], values: [] as number[] };
	const sides = new Int8Array(300).map((_, row) => {
		let sum = random.normal(0, 0.4);
		for (let i = 0; i < 6; i++) {
			const [column, value] = [random.integer(40), random.normal()];
			triplets.rows.push(row);
			triplets.columns.push(column);
			triplets.values.push(value);
			sum += column < 3 ? value : 0;
		}
		return sum > 0 ? 1 : -1;
	});
	return { rows: buildCsr(300, 40, triplets), sides };
}

/** Gradient of ½|w|² + C Σ max(0, 1 − side · f)², the bias among the weights. */
function gradient(rows: CsrMatrix, sides: Int8Array, weights: Float64Array): Float64Array {
	const sum = weights.slice();
	sides.forEach((side, row) => {
		const short = 1 - side * decision(rows, row, weights);
		if (short <= 0) return;
		const factor = -2 * C * short * side;
		for (let at = rows.indptr[row] ?? 0; at < (rows.indptr[row + 1] ?? 0); at++) {
			const column = rows.indices[at] ?? 0;
			sum[column] = (sum[column] ?? 0) + factor * (rows.values[at] ?? 0);
		}
		sum[40] = (sum[40] ?? 0) + factor;
	});
	return sum;
}

describe('fitSupportVectors', () => {
	const { rows, sides } = example();

	it('ends where the gradient of the penalised loss is zero', () => {
		const weights = fitSupportVectors(rows, sides, {
			c: C,
			seed: 1,
			tolerance: 1e-9,
			maxPasses: 1e4,
		});
		for (const part of gradient(rows, sides, weights)) expect(Math.abs(part)).toBeLessThan(1e-6);
	});

	it('gives the same numbers for the same seed and nearly the same for another', () => {
		const fit = (seed: number) =>
			fitSupportVectors(rows, sides, { c: C, seed, tolerance: 1e-9, maxPasses: 1e4 });
		expect(fit(1)).toEqual(fit(1));
		const [one, other] = [fit(1), fit(2)];
		one.forEach((weight, i) => expect(weight).toBeCloseTo(other[i] ?? NaN, 4));
	});

	it('stops when it is cancelled', () => {
		const { signal } = testContext({ cancelAfter: 1 });
		expect(() => fitSupportVectors(rows, sides, { c: C, seed: 1, signal })).toThrow(
			'was cancelled',
		);
	});
});
