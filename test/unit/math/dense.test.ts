import fc from 'fast-check';
import {
	checkFinite,
	checkMatrix,
	cholesky,
	dot,
	matrixFromRows,
	multiply,
	solvePositive,
	transpose,
} from '../../../lib/math';

describe('dense algebra', () => {
	it('multiplies as by hand', () => {
		// [1 2; 3 4] · [5; 6] = [17; 39]
		expect([...multiply([1, 2, 3, 4], [5, 6], [2, 2, 1])]).toEqual([17, 39]);
		expect(dot([1, 2, 3], [4, 5, 6])).toBe(32);
		expect([...transpose([1, 2, 3, 4, 5, 6], 2, 3)]).toEqual([1, 4, 2, 5, 3, 6]);
	});

	it('factors the textbook matrix', () => {
		// 4 12 −16; 12 37 −43; −16 −43 98 → 2; 6 1; −8 5 3
		const lower = cholesky([4, 12, -16, 12, 37, -43, -16, -43, 98], 3);
		expect([...lower]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
	});

	it('solves what it multiplied', () => {
		const values = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
			minLength: 12,
			maxLength: 12,
		});
		fc.assert(
			fc.property(values, (numbers) => {
				const root = numbers.slice(0, 9);
				const x = numbers.slice(9);
				const square = multiply(transpose(root, 3, 3), root, [3, 3, 3]);
				for (const i of [0, 4, 8]) square[i]! += 1; // positive definite for sure
				const found = solvePositive(square, multiply(square, x, [3, 3, 1]), 3);
				found.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 8));
			}),
		);
	});

	it('refuses a matrix that is not positive definite', () => {
		expect(() => cholesky([1, 2, 2, 1], 2)).toThrow('not positive definite');
	});
});

describe('matrices', () => {
	it('say which value is not a finite number', () => {
		const matrix = matrixFromRows([
			[1, 2],
			[3, Number.NaN],
		]);
		expect(() => checkFinite(matrix)).toThrow('Row 1, column 1 holds NaN.');
	});

	it('refuse data of the wrong length', () => {
		expect(() => checkMatrix({ data: new Float32Array(5), nRows: 2, nCols: 3 })).toThrow(
			'A matrix of 2 × 3 needs 6 values, got 5.',
		);
	});
});
