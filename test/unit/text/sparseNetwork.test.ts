import { buildCsr } from '../../../lib/math';
import { blendProbabilities, fitBlendScale } from '../../../lib/text/linear/blendScale';
import { fitSparseNetwork } from '../../../lib/text/network/fitSparseNetwork';
import { SparseNetwork } from '../../../lib/text/network/sparseNetwork';
import { testContext } from '../../support/context';

/** Rows that hold one of two words, of none or of both: the class is whether exactly one is there. */
const either = () => {
	const kinds = Array.from({ length: 200 }, (_, i) => i % 4);
	const entries = kinds.flatMap((kind, row) =>
		[0, 1].filter((bit) => (kind >> bit) & 1).map((column) => ({ row, column })),
	);
	const rows = buildCsr(kinds.length, 2, {
		rows: entries.map(({ row }) => row),
		columns: entries.map(({ column }) => column),
	});
	return { rows, labels: kinds.map((kind) => (kind === 1 || kind === 2 ? 1 : 0)) };
};

describe('a network over sparse rows', () => {
	const { rows, labels } = either();
	const fit = (seed: number) =>
		fitSparseNetwork(rows, labels, 2, { seed, units: 16, epochs: 60, dropout: 0, rate: 0.03 });

	it('learns "one or the other but not both", which no plane can', () => {
		const decisions = fit(1).decisions(rows);
		labels.forEach((label, row) => {
			const [no = 0, yes = 0] = decisions.subarray(2 * row, 2 * row + 2);
			expect(yes > no ? 1 : 0).toBe(label);
		});
	});

	it('gives the same numbers for the same seed, others for another', () => {
		expect(fit(5).first).toEqual(fit(5).first);
		expect(fit(6).first).not.toEqual(fit(5).first);
	});

	it('computes what the layers say', () => {
		// Units max(0, 2x − 1) and max(0, −x): x = 3 gives 5 and 0, so the classes get 5 · 1 + 0.5 and 5 · (−1).
		const network = new SparseNetwork(
			Float32Array.of(2, -1),
			Float32Array.of(-1, 0),
			Float32Array.of(1, -1, 7, 7),
			Float32Array.of(0.5, 0),
		);
		const row = buildCsr(1, 1, { rows: [0], columns: [0], values: [3] });
		expect([...network.decisions(row)]).toEqual([5.5, -5]);
	});

	it('stops when it is cancelled', () => {
		const { signal } = testContext({ cancelAfter: 2 });
		expect(() => fitSparseNetwork(rows, labels, 2, { seed: 1, signal })).toThrow('was cancelled');
	});
});

describe('the blend of several models', () => {
	const labels = Array.from({ length: 400 }, (_, i) => i % 2);
	const noise = (i: number) => ((i * 7919) % 101) / 50 - 1;
	/** Right by 1 ± 2 · noise. */
	const good = Float64Array.from(
		labels.flatMap((label, i) =>
			[label === 0 ? 1 : -1, label === 1 ? 1 : -1].map((v) => v + 2 * noise(i)),
		),
	);
	const useless = Float64Array.from(labels.flatMap((_, i) => [noise(i + 13), noise(3 * i + 5)]));

	it('trusts the model that is right more than the one that guesses', () => {
		const { slopes } = fitBlendScale([good, useless], labels, 2);
		expect(slopes[0]).toBeGreaterThan(10 * (slopes[1] ?? 0));
	});

	it('finds the slope of least log loss', () => {
		// Decisions ±1 that are right in 3 of 4 rows: log odds ln 3 = slope · 2.
		const truth = labels.map((label, i) => (i % 4 === 3 ? 1 - label : label));
		const sure = Float64Array.from(labels.flatMap((label) => (label === 0 ? [1, -1] : [-1, 1])));
		const balanced = fitBlendScale([sure], truth.concat(), 2);
		const right = blendProbabilities([Float64Array.of(1, -1)], balanced)[0] ?? 0;
		const other = blendProbabilities([Float64Array.of(-1, 1)], balanced)[1] ?? 0;
		expect((right + other) / 2).toBeCloseTo(0.75, 2);
	});

	it('gives shares that add up to 1', () => {
		const scale = fitBlendScale([good, useless], labels, 2);
		const found = blendProbabilities([good, useless], scale);
		for (let i = 0; i < found.length; i += 2)
			expect((found[i] ?? 0) + (found[i + 1] ?? 0)).toBeCloseTo(1, 12);
	});
});
