import { Random } from '../../../lib/math';
import { fitSoftmaxScale, probabilitiesOf } from '../../../lib/text';

/** 6,000 rows of three decisions; the class is drawn with the probabilities that `truth` gives. */
function drawn(truth: { slope: number; shifts: Float64Array }) {
	const random = new Random(3);
	const decisions = Float64Array.from({ length: 18_000 }, () => random.normal());
	const probabilities = probabilitiesOf(decisions, truth);
	const labels = Uint8Array.from({ length: 6_000 }, (_, row) => {
		let rest = random.uniform();
		for (let i = 0; i < 2; i++) {
			rest -= probabilities[row * 3 + i] ?? 0;
			if (rest < 0) return i;
		}
		return 2;
	});
	return { decisions, labels };
}

describe('fitSoftmaxScale', () => {
	it('finds the slope and the shifts that the classes were drawn with', () => {
		const truth = { slope: 2.5, shifts: Float64Array.of(0.8, -0.3, -0.5) };
		const { decisions, labels } = drawn(truth);
		const found = fitSoftmaxScale(decisions, labels, 3);
		expect(found.slope).toBeCloseTo(2.5, 0);
		truth.shifts.forEach((shift, i) =>
			expect(Math.abs((found.shifts[i] ?? 0) - shift)).toBeLessThan(0.15),
		);
	});

	it('gives probabilities whose mean a class is the share of the class', () => {
		const { decisions, labels } = drawn({ slope: 1, shifts: Float64Array.of(0, 1, -1) });
		const probabilities = probabilitiesOf(decisions, fitSoftmaxScale(decisions, labels, 3));
		for (let own = 0; own < 3; own++) {
			const mean =
				probabilities.filter((_, i) => i % 3 === own).reduce((sum, p) => sum + p, 0) / 6_000;
			const share = labels.filter((label) => label === own).length / 6_000;
			expect(Math.abs(mean - share)).toBeLessThan(0.005);
		}
	});

	it('adds up to 1 a row, also for huge decisions', () => {
		const probabilities = probabilitiesOf(Float64Array.of(1e6, -1e6, 3), {
			slope: 5,
			shifts: new Float64Array(3),
		});
		expect(Array.from(probabilities)).toEqual([1, 0, 0]);
	});
});
