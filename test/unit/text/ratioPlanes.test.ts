import { RatioPlanes } from '../../../lib/text/classifier/ratioPlanes';

/** Rows of [column, value] pairs. */
function matrix(nCols: number, ...rows: (readonly (readonly [number, number])[])[]) {
	const indptr = new Uint32Array(rows.length + 1);
	rows.forEach((row, i) => (indptr[i + 1] = (indptr[i] ?? 0) + row.length));
	return {
		...{ nRows: rows.length, nCols, indptr },
		indices: Uint32Array.from(rows.flat(), ([column]) => column),
		values: Float32Array.from(rows.flat(), ([, value]) => value),
	};
}

const OPTIONS = { c: 0.5, seed: 1 };

describe('hyperplanes over n-grams weighed by ratios', () => {
	const [bad, good, both] = [0, 1, 2];
	const rows = matrix(
		3,
		[
			[bad, 0.2],
			[both, 0.9],
		],
		[
			[bad, 0.3],
			[both, 0.8],
		],
		[
			[good, 0.2],
			[both, 0.9],
		],
		[
			[good, 0.1],
			[both, 0.9],
		],
	);
	const model = RatioPlanes.fit(rows, 3, [0, 0, 1, 1], 2, OPTIONS);

	it('give an n-gram of one class ln 3, to a sixteenth, and one of both classes nothing', () => {
		// Four n-grams a class, three kinds: (1 + 2) / (3 + 4) against (1 + 0) / (3 + 4); 17.6 sixteenths are 18.
		expect([...model.strengths]).toEqual([18 / 16, 18 / 16, 0]);
	});

	it('decide by the n-grams that differ, whatever their tf-idf, and not by the others', () => {
		const asked = matrix(3, [[bad, 0.01]], [[good, 0.9]], [[both, 1]], []);
		const [ofBad = 0, ofGood = 0, ofBoth, ofNone] = Array.from(
			{ length: 4 },
			(_, row) => model.decisions(asked)[2 * row + 1],
		);
		expect(ofGood).toBeGreaterThan(0.5);
		expect(ofBad).toBeLessThan(-0.5);
		expect(ofBoth).toBe(ofNone);
	});

	it('take the root of the mean square of the ratios of three classes', () => {
		// One n-gram a text, each of its own class: inside (1 + 1) / (3 + 1), outside 1 / (3 + 2): ln 2.5 once;
		// for the other two classes (1 + 0) / (3 + 1) against (1 + 1) / (3 + 2): ln 0.625.
		const own = matrix(3, [[0, 1]], [[1, 1]], [[2, 1]]);
		const { strengths } = RatioPlanes.fit(own, 3, [0, 1, 2], 3, OPTIONS);
		const expected = Math.sqrt((Math.log(2.5) ** 2 + 2 * Math.log(0.625) ** 2) / 3);
		for (const strength of strengths) expect(strength).toBe(Math.round(16 * expected) / 16);
	});

	it('learn from columns behind the n-grams too', () => {
		const scores = [-0.9, -0.8, 0.7, 0.9];
		const scored = matrix(2, ...scores.map((score) => [[0, 1] as const, [1, score] as const]));
		const found = RatioPlanes.fit(scored, 1, [0, 0, 1, 1], 2, { ...OPTIONS, c: 10 });
		const decisions = found.decisions(scored);
		expect(scores.map((_, row) => (decisions[2 * row + 1] ?? 0) > 0)).toEqual(
			scores.map((score) => score > 0),
		);
	});

	it('are the same for the same seed', () => {
		const again = RatioPlanes.fit(rows, 3, [0, 0, 1, 1], 2, OPTIONS);
		expect(again.planes).toEqual(model.planes);
	});
});
