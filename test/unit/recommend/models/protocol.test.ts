import fc from 'fast-check';
import { buildCsr, Random, type CsrMatrix } from '../../../../lib/math';
import { averagePrecision } from '../../../../lib/recommend/metrics';
import { topOfRow } from '../../../../lib/recommend/models/topOfRow';
import { Popularity } from '../../../../lib/recommend/popular/popularity';
import { judgeLists, listsOf, panelOf } from '../../../../lib/recommend/protocol/judge';
import { splitPerItem } from '../../../../lib/recommend/protocol/splitPerItem';

function random(seed: number, entries = 400): CsrMatrix {
	const source = new Random(seed);
	return buildCsr(30, 20, {
		rows: Array.from({ length: entries }, () => source.integer(30)),
		columns: Array.from({ length: entries }, () => source.integer(20)),
	});
}

const cells = ({ nRows, indptr, indices }: CsrMatrix) => {
	const found: string[] = [];
	for (let row = 0; row < nRows; row++) {
		for (let at = indptr[row] ?? 0; at < (indptr[row + 1] ?? 0); at++) {
			found.push(`${row} ${indices[at]}`);
		}
	}
	return found;
};

describe('average precision', () => {
	it('divides by the number of hidden products, also those beyond the list', () => {
		// Hits at ranks 1 and 3 of 4 hidden products: (1 + 2/3) / 4.
		expect(averagePrecision([7, 1, 8], new Set([7, 8, 9, 10]), 10)).toBeCloseTo(5 / 12, 12);
		expect(averagePrecision([1, 7], new Set([7]), 1)).toBe(0);
	});
});

describe('the split per product', () => {
	it('hides a quarter of each product and loses nothing', () => {
		fc.assert(
			fc.property(fc.nat(1e6), (seed) => {
				const matrix = random(seed);
				const { train, hidden } = splitPerItem(matrix, { seed });
				expect([...cells(train), ...cells(hidden)].sort()).toEqual(cells(matrix).sort());
				for (let item = 0; item < 20; item++) {
					const count = (part: CsrMatrix) => part.indices.filter((i) => i === item).length;
					expect(count(train)).toBe(Math.round(count(matrix) * 0.75));
				}
			}),
			{ numRuns: 20 },
		);
	});

	it('is another one for another seed and the same for the same', () => {
		const matrix = random(1);
		expect(splitPerItem(matrix, { seed: 4 })).toEqual(splitPerItem(matrix, { seed: 4 }));
		expect(splitPerItem(matrix, { seed: 5 }).hidden).not.toEqual(
			splitPerItem(matrix, { seed: 4 }).hidden,
		);
	});
});

describe('the best of a row', () => {
	it('is what sorting gives, ties to the lower place', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(0, 1, 2, 2.5, -1, NaN, -Infinity), { maxLength: 40 }),
				fc.integer({ min: 1, max: 12 }),
				fc.uniqueArray(fc.nat(39), { maxLength: 10 }),
				(scores, k, without) => {
					const excluded = [...without].sort((a, b) => a - b);
					const expected = scores
						.map((score, place) => ({ score, place }))
						.filter(({ score, place }) => !Number.isNaN(score) && !excluded.includes(place))
						.sort((a, b) => (a.score === b.score ? a.place - b.place : b.score - a.score))
						.slice(0, k)
						.map(({ place }) => place);
					expect(topOfRow(scores, k, excluded)).toEqual(expected);
				},
			),
		);
	});
});

describe('judging lists', () => {
	// Customers 0 and 1 bought product 0; 0 also 1; 1 also 2. Hidden: customer 0 bought 2, customer 1 nothing.
	const split = {
		train: buildCsr(2, 4, { rows: [0, 0, 1, 1], columns: [0, 1, 0, 2] }),
		hidden: buildCsr(2, 4, { rows: [0], columns: [2] }),
	};

	it('judges only customers with hidden purchases, and never lists what they have', () => {
		const panel = panelOf(split);
		expect([...panel.customers]).toEqual([0]);
		const lists = listsOf(new Popularity().fit(split.train), panel, 2);
		expect(lists).toEqual([[2, 3]]);
		const { values, coverage, novelty, diversity } = judgeLists(lists, panel, 2);
		expect([...values.ndcg]).toEqual([1]);
		expect([...values.map]).toEqual([1]);
		expect([...values.precision]).toEqual([0.5]);
		expect(coverage).toBe(0.5);
		// Product 2: one of two customers has it, 1 bit; product 3: nobody, counted as one, 1 bit.
		expect(novelty.mean).toBe(1);
		// Products 2 and 3 have no common buyer.
		expect(diversity.mean).toBe(1);
	});

	it('measures diversity as 1 − cosine by hand', () => {
		// Products 0 = (1, 1) and 1 = (1, 0): cosine 1/√2.
		const { diversity } = judgeLists([[0, 1]], panelOf(split), 2);
		expect(diversity.mean).toBeCloseTo(1 - Math.SQRT1_2, 12);
	});
});
