import fc from 'fast-check';
import { packWeights, roundToGrid, unpackWeights } from '../../../lib/text/linear/grid';

const FINEST = -6;

describe('weights on grids', () => {
	it('stand on multiples of the step, coarser where a run has a large weight', () => {
		// 2^-6 = 1/64: 0.02 → 1/64, 0.001 → 0. With 4: 4 · 64 = 256 steps are too many, 4 · 16 = 64 are not, 4 · 32 = 128 neither.
		const rounded = roundToGrid(Float32Array.of(0.02, 0.001, 4, 0.02), 2, FINEST);
		expect(Array.from(rounded)).toEqual([1 / 64, 0, 4, 0]);
	});

	it('come back exactly, and the same bytes again, for any weights', () => {
		const numbers = fc.array(fc.float({ noNaN: true, min: -1000, max: 1000 }), { maxLength: 30 });
		fc.assert(
			fc.property(numbers, (list) => {
				const weights = Float32Array.from(list.concat(list, list));
				roundToGrid(weights, 3, FINEST);
				const packed = packWeights(weights, 3, FINEST);
				const found = unpackWeights(packed, 3) ?? new Float32Array(1);
				expect(Array.from(found, (value) => value + 0)).toEqual(
					Array.from(weights, (value) => value + 0),
				);
				expect(packWeights(found, 3, FINEST)).toEqual(packed);
			}),
		);
	});

	it('that were damaged, or are more than they say, are refused', () => {
		const packed = packWeights(new Float32Array(6), 2, FINEST);
		expect(unpackWeights({ ...packed, steps: packed.steps.slice(3) }, 2)).toBeNull();
		expect(unpackWeights(packed, 1)).toBeNull();
		expect(unpackWeights(packed, 3)).toBeNull();
	});
});
