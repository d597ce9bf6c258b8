import { buildCsr } from '../../../../lib/math';
import { Ease } from '../../../../lib/recommend/ease/ease';

/** Three customers: {a, b}, {a, b, c}, {c}. */
const matrix = buildCsr(3, 3, { rows: [0, 0, 1, 1, 1, 2], columns: [0, 1, 0, 1, 2, 2] });
const one = (columns: number[], nCols = 3) =>
	buildCsr(1, nCols, { rows: columns.map(() => 0), columns });

describe('Ease', () => {
	it('solves three products as by hand', () => {
		// XᵀX + I = [[3,2,1],[2,3,1],[1,1,3]], determinant 13; its inverse × 13 = [[8,-5,-1],[-5,8,-1],[-1,-1,5]].
		const model = new Ease({ regularization: 1 }).fit(matrix);
		// B_ij = −P_ij / P_jj: from a to b 5/8, to c 1/5; from c to a and b 1/8.
		const fromA = [...model.score(one([0]))];
		[0, 5 / 8, 1 / 5].forEach((value, item) => expect(fromA[item]).toBeCloseTo(value, 6));
		const fromC = [...model.score(one([2]))];
		[1 / 8, 1 / 8, 0].forEach((value, item) => expect(fromC[item]).toBeCloseTo(value, 6));
		model.explain(one([0, 1]), { items: Int32Array.of(2), k: 1 }, (row, place, parts) => {
			expect([row, place]).toEqual([0, 0]);
			expect([...parts].map((part) => part.toFixed(6))).toEqual(['0.200000', '0.200000']);
		});
		expect.assertions(8);
	});

	it('says why it refuses a catalogue above its limit', () => {
		const wide = buildCsr(1, 60, { rows: [0], columns: [59] });
		expect(() => new Ease({ regularization: 1, maxProducts: 50 }).fit(wide)).toThrow(
			expect.objectContaining({
				code: 'UNSUPPORTED',
				message: expect.stringContaining('60 products are more than its limit of 50'),
			}),
		);
	});

	it('gives the same numbers for few histories as for many', () => {
		const model = new Ease({ regularization: 1 }).fit(matrix);
		const many = buildCsr(40, 3, {
			rows: Array.from({ length: 80 }, (_, i) => i >> 1),
			columns: Array.from({ length: 80 }, (_, i) => (i % 2) * 2),
		});
		const alone = model.score(one([0, 2]));
		const all = model.score(many);
		for (let row = 0; row < 40; row++) {
			expect(all.subarray(row * 3, row * 3 + 3)).toEqual(alone);
		}
	});
});
