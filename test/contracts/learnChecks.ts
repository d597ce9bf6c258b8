import { isLibraryError } from '../../lib/errors';
import type { Frame } from '../../lib/features';
import type { Target } from '../../lib/learn';

export const code = (...codes: string[]) =>
	expect.objectContaining({ code: expect.stringMatching(new RegExp(`^(${codes.join('|')})$`)) });

/** Awaits a call that may throw at once or reject. */
export const attempt = async <T>(call: () => T | Promise<T>): Promise<T> => await call();

export const fixed = (frame: Frame) => frame.columns.map((column) => Array.from(column));

/** The result, or undefined where the library refused with a clear error. Anything else fails the test. */
export async function resultOrRefusal<T>(call: () => T | Promise<T>): Promise<T | undefined> {
	try {
		return await call();
	} catch (error) {
		expect(isLibraryError(error)).toBe(true);
		return undefined;
	}
}

export function expectUsable(predictions: Float64Array, nRows: number, nClasses: number): void {
	expect(predictions).toHaveLength(nRows * Math.max(1, nClasses));
	expect(predictions.every(Number.isFinite)).toBe(true);
	if (nClasses === 0) return;
	for (let from = 0; from < predictions.length; from += nClasses) {
		const row = predictions.subarray(from, from + nClasses);
		expect(row.every((p) => p >= 0 && p <= 1)).toBe(true);
		expect(Math.abs(row.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-9);
	}
}

/** Share of rows whose likeliest class is right; for regression the share of variance explained. */
export function quality(predictions: Float64Array, target: Target): number {
	const n = target.values.length;
	if (target.task === 'classification') {
		let right = 0;
		target.values.forEach((label, row) => {
			const own = predictions.subarray(row * target.nClasses, (row + 1) * target.nClasses);
			if (own.indexOf(Math.max(...own)) === label) right++;
		});
		return right / n;
	}
	const mean = target.values.reduce((sum, value) => sum + value, 0) / n;
	let [rest, whole] = [0, 0];
	target.values.forEach((value, row) => {
		rest += (value - (predictions[row] ?? 0)) ** 2;
		whole += (value - mean) ** 2;
	});
	return 1 - rest / whole;
}
