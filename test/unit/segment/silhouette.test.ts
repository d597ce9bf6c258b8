import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { silhouettes } from '../../../lib/segment';
import golden from '../../golden/segment-iris.json';
import { IRIS, irisMatrix } from './iris';

describe('silhouettes', () => {
	it('is 0.75 for the two pairs 0, 1 and 4, 5 on a line', () => {
		// a = 1 everywhere; b = 4.5, 3.5, 3.5, 4.5: mean of 1 − 1/b, by hand: (7/9 + 5/7 + 5/7 + 7/9) / 4.
		const points = Float32Array.from([0, 1, 4, 5]);
		const [value] = silhouettes(points, 1, [{ labels: [0, 0, 1, 1], nClusters: 2 }]);
		expect(value).toBeCloseTo((7 / 9 + 5 / 7) / 2, 12);
	});

	it('counts a point alone in its cluster as 0, as scikit-learn does', () => {
		// Points 0, 1 | 5: a = 1, b = 5 and 4; the lone point counts 0.
		const points = Float32Array.from([0, 1, 5]);
		const [value] = silhouettes(points, 1, [{ labels: [0, 0, 1], nClusters: 2 }]);
		expect(value).toBeCloseTo((4 / 5 + 3 / 4 + 0) / 3, 12);
	});

	it('is 0 when there is only one cluster, and for points that all coincide', () => {
		expect(silhouettes(Float32Array.from([1, 2]), 1, [{ labels: [0, 0], nClusters: 1 }])).toEqual([
			0,
		]);
		const same = { labels: [0, 0, 1, 1], nClusters: 2 };
		expect(silhouettes(new Float32Array(4), 1, [same])).toEqual([0]);
	});

	it('agrees with scikit-learn on the species of iris to 1e-6', () => {
		const species = [...new Set(IRIS.species)];
		const labels = IRIS.species.map((name) => species.indexOf(name));
		const [value] = silhouettes(irisMatrix(), 4, [{ labels, nClusters: 3 }]);
		expect(value).toBeCloseTo(golden.speciesSilhouette, 6);
	});

	it('gives several labellings the values that each has alone', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 30 }),
				(labels) => {
					const points = Float32Array.from(labels, (_, i) => Math.sin(i * 12.9898));
					const one = { labels, nClusters: 3 };
					const two = { labels: labels.map((label) => Math.min(label, 1)), nClusters: 2 };
					const [both] = [silhouettes(points, 1, [one, two])];
					expect(both).toEqual([
						...silhouettes(points, 1, [one]),
						...silhouettes(points, 1, [two]),
					]);
				},
			),
		);
	});

	it('matches values worked out by hand where clusters differ in size and distance', () => {
		// Points 0, 1 | 5, 7 on a line. 0: a = 1, b = 6; 1: a = 1, b = 5; 5: a = 2, b = 4.5; 7: a = 2, b = 6.5.
		const points = Float32Array.from([0, 1, 5, 7]);
		const [value] = silhouettes(points, 1, [{ labels: [0, 0, 1, 1], nClusters: 2 }]);
		expect(value).toBeCloseTo((5 / 6 + 4 / 5 + 2.5 / 4.5 + 4.5 / 6.5) / 4, 12);
	});

	it('is exactly 1 for groups of equal points far from 0', () => {
		const points = Float32Array.from({ length: 200 }, (_, i) => (i < 100 ? 1000.1 : 1000.2));
		const labels = Array.from(points, (_, i) => (i < 100 ? 0 : 1));
		expect(silhouettes(points, 1, [{ labels, nClusters: 2 }])).toEqual([1]);
	});

	it('refuses an empty set of points', () => {
		expect(() => silhouettes(new Float32Array(0), 1, [])).toThrow(
			expect.objectContaining({ code: 'EMPTY_INPUT' }),
		);
	});

	it('has a golden file that the note script can have made', () => {
		const script = readFileSync(join(__dirname, '../../golden/segment-iris.py'), 'utf8');
		expect(script).toContain(`scikit-learn ${golden.scikitLearn}`);
	});
});
