import { driftReference, driftReport } from '../../../../lib/learn/drift';
import type { Frame } from '../../../../lib/features';
import { Random } from '../../../../lib/math';
import golden from '../../../golden/drift.json';
import { numberFrame } from '../tiny';

describe.each([
	['of continuous values, KS to .005', golden.continuous, 0.005],
	['of counts, KS exactly', golden.counts, 1e-12],
] as const)('PSI and KS %s', (_, { then, now, psi, ks }, tolerance) => {
	const [feature] = driftReport(driftReference(numberFrame([then])), numberFrame([now])).features;

	test("equal numpy's and scipy's", () => {
		expect(Math.abs(feature!.psi - psi)).toBeLessThan(1e-9);
		expect(Math.abs(feature!.ks! - ks)).toBeLessThan(tolerance);
		expect(feature!.ks!).toBeLessThanOrEqual(ks + 1e-12);
	});
});

const random = new Random(31);
const normals = (n: number, mean = 0) => Array.from({ length: n }, () => random.normal(mean));

/** Column `plan` with this share of "b", and with missing values. */
function planFrame(n: number, share: number, missing = 0, categories = ['a', 'b', 'rare']): Frame {
	const codes = Float64Array.from({ length: n }, (_, i) =>
		random.uniform() < missing ? NaN : i < 3 ? 2 : random.uniform() < share ? 1 : 0,
	);
	return { nRows: n, features: [{ name: 'plan', kind: 'category', categories }], columns: [codes] };
}

describe('driftReport', () => {
	test.each([5, 10, 20, 100, 1000])(
		'raises an alarm for %d rows of the same kind less than once in 200 times',
		(rows) => {
			const reference = driftReference(numberFrame([normals(5000)]));
			let alarms = 0;
			for (let again = 0; again < 400; again++)
				if (driftReport(reference, numberFrame([normals(rows)])).level !== 'none') alarms++;
			expect(alarms).toBeLessThanOrEqual(2);
		},
	);

	test('warns of a small shift and raises an alarm for a large one, in features and predictions', () => {
		const frame = numberFrame([normals(5000), normals(5000)]);
		const reference = driftReference(frame, normals(5000));
		const levels = (shift: number, predicted: number) => {
			const now = numberFrame([normals(3000), normals(3000, shift)]);
			const report = driftReport(reference, now, normals(3000, predicted));
			return [
				report.level,
				report.features[0]!.feature,
				report.features[0]!.level,
				report.prediction!.level,
			];
		};
		expect(levels(0.4, 0)).toEqual(['warning', 'f1', 'warning', 'none']);
		expect(levels(1, 0)).toEqual(['alarm', 'f1', 'alarm', 'none']);
		expect(levels(0.4, 1)[3]).toBe('alarm');
		expect(levels(0.4, 1)[0]).toBe('alarm');
	});

	test('sees categories move and values go missing', () => {
		const reference = driftReference(planFrame(4000, 0.3, 0.01));
		const of = (frame: Frame) => driftReport(reference, frame).features[0]!;
		expect(of(planFrame(2000, 0.3, 0.01)).level).toBe('none');
		expect(of(planFrame(2000, 0.6, 0.01)).level).toBe('alarm');
		const holes = of(planFrame(2000, 0.3, 0.4));
		expect(holes.level).toBe('alarm');
		expect(holes.missing.then).toBeCloseTo(0.01, 2);
		expect(holes.missing.now).toBeCloseTo(0.4, 1);
	});

	test('matches categories by name, not by code', () => {
		const reference = driftReference(planFrame(4000, 0.2));
		const swapped = planFrame(2000, 0.8, 0, ['b', 'a', 'rare']);
		expect(driftReport(reference, swapped).level).toBe('none');
	});

	test('refuses a frame without a feature of the training data, or of another kind', () => {
		const reference = driftReference(planFrame(100, 0.3));
		const invalid = expect.objectContaining({ code: 'INVALID_PARAMETER' });
		expect(() => driftReport(reference, numberFrame([[1]]))).toThrow(invalid);
		const other = { ...numberFrame([[1]]), features: [{ name: 'plan', kind: 'number' } as const] };
		expect(() => driftReport(reference, other)).toThrow(/is now a number, it was a category/);
	});

	test('a feature that is missing everywhere then and now has not drifted', () => {
		const empty = numberFrame([[NaN, NaN, NaN]]);
		const [feature] = driftReport(driftReference(empty), empty).features;
		expect(feature).toMatchObject({ psi: 0, ks: null, level: 'none' });
	});
});

describe('driftReference', () => {
	test('stays small, is plain JSON, and holds neither extremes nor rare categories', () => {
		const values = normals(20_000);
		values[7] = 123456.789;
		const reference = driftReference(numberFrame([values]));
		const text = JSON.stringify(reference);
		expect(text.length).toBeLessThan(20_000);
		expect(JSON.parse(text)).toEqual(reference);
		expect(text).not.toContain('123456.789');
		expect(JSON.stringify(driftReference(planFrame(100, 0.3)))).not.toContain('rare');
	});
});
