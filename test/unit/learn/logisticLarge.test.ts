import type { Frame } from '../../../lib/features';
import { LogisticRegression } from '../../../lib/learn';
import { Random } from '../../../lib/math';

/** So many rows that the fit starts from the answer of a sample. */
const ROWS = 300_000;
const TOL = 1e-6;

/** A number, a skewed number far from 0, and a category with a gap. */
function makeFrame(): Frame {
	const random = new Random(5);
	const column = (draw: () => number) => Float64Array.from({ length: ROWS }, draw);
	return {
		nRows: ROWS,
		features: [
			{ name: 'age', kind: 'number' },
			{ name: 'spent', kind: 'number' },
			{ name: 'channel', kind: 'category', categories: ['mail', 'shop', 'web'] },
		],
		columns: [
			column(() => random.normal()),
			column(() => 1e6 + Math.exp(random.normal())),
			column(() => (random.integer(20) === 0 ? NaN : random.integer(3))),
		],
	};
}

const frame = makeFrame();
const cell = (feature: number, row: number) => frame.columns[feature]?.[row] ?? NaN;

function labels(nClasses: number, rare = 0): Int32Array {
	const random = new Random(6);
	return Int32Array.from({ length: ROWS }, (_, row) => {
		if (rare > 0) return Number(row % rare === 0);
		const score = 1.5 * cell(0, row) - (cell(1, row) - 1e6) + (cell(2, row) === 1 ? 1 : 0);
		return Math.min(nClasses - 1, Math.floor(nClasses / (1 + Math.exp(-score + random.normal()))));
	});
}

/** Derivatives of the mean log loss of one class by the intercept, both numbers (in deviations) and the categories. */
function derivatives(predicted: Float64Array, values: Int32Array, nClasses: number, k: number) {
	const mean = (of: (row: number) => number) => {
		let sum = 0;
		for (let row = 0; row < ROWS; row++) {
			const off = (predicted[row * nClasses + k] ?? NaN) - Number(values[row] === k);
			sum += off * of(row);
		}
		return sum / ROWS;
	};
	const deviation = (f: number) => {
		const column = Float64Array.from(frame.columns[f] ?? []);
		const middle = column.reduce((sum, x) => sum + x, 0) / ROWS;
		const square = column.reduce((sum, x) => sum + (x - middle) ** 2, 0) / ROWS;
		return { middle, scale: Math.sqrt(square) };
	};
	const numbers = [0, 1].map((f) => {
		const { middle, scale } = deviation(f);
		return mean((row) => (cell(f, row) - middle) / scale);
	});
	const categories = [0, 1, 2].map((code) => mean((row) => Number(cell(2, row) === code)));
	return [mean(() => 1), ...numbers, ...categories];
}

describe('logistic regression on many rows', () => {
	it.each([2, 3])('ends at the minimum of all rows, %i classes', (nClasses) => {
		const values = labels(nClasses);
		const model = new LogisticRegression({ penalty: 'none', tol: TOL });
		model.fit(frame, { task: 'classification', values, nClasses });
		expect(model.fitReport?.converged).toBe(true);
		const predicted = model.predict(frame);
		for (let k = 0; k < nClasses; k++) {
			for (const slope of derivatives(predicted, values, nClasses, k)) {
				expect(Math.abs(slope)).toBeLessThan(1.01 * TOL);
			}
		}
	});

	it('does without the sample when it would hold few rows of a class', () => {
		const values = labels(2, 3000);
		const model = new LogisticRegression({ tol: TOL });
		model.fit(frame, { task: 'classification', values, nClasses: 2 });
		expect(model.fitReport?.converged).toBe(true);
		const mean = model.predict(frame).reduce((sum, p, at) => sum + (at % 2) * p, 0) / ROWS;
		expect(Math.abs(mean - 1 / 3000)).toBeLessThan(1.01 * TOL);
	});

	it('gives the same bytes on one and on two threads', () => {
		const target = { task: 'classification' as const, values: labels(2), nClasses: 2 };
		const [one, two] = [1, 2].map((threads) =>
			new LogisticRegression().fit(frame, target, { threads }).save(),
		);
		expect(one).toEqual(two);
	});
});
