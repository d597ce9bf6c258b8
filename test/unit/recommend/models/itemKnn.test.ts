import { buildCsr, Random } from '../../../../lib/math';
import { ItemKnn } from '../../../../lib/recommend/itemKnn/itemKnn';
import { bm25, tfIdf } from '../../../../lib/recommend/models/weighting';

/** Customers × products: a and b have two common buyers, c one with a. */
const matrix = buildCsr(4, 3, {
	rows: [0, 0, 1, 1, 2, 2, 3],
	columns: [0, 1, 0, 1, 0, 2, 2],
	values: [1, 2, 1, 1, 1, 3, 1],
});
const one = (column: number) => buildCsr(1, 3, { rows: [0], columns: [column] });

describe('ItemKnn', () => {
	it('gives cosines as by hand', () => {
		// a = (1,1,1,0), b = (2,1,0,0), c = (0,0,3,1).
		const scores = [...new ItemKnn().fit(matrix).score(one(0))];
		expect(scores[0]).toBe(0);
		expect(scores[1]).toBeCloseTo(3 / Math.sqrt(3 * 5), 6);
		expect(scores[2]).toBeCloseTo(3 / Math.sqrt(3 * 10), 6);
	});

	it('gives common buyers over all buyers with Jaccard, fewer with shrinkage', () => {
		const scores = (shrinkage: number) => [
			...new ItemKnn({ similarity: 'jaccard', shrinkage }).fit(matrix).score(one(0)),
		];
		expect(scores(0)[1]).toBeCloseTo(2 / 3, 6);
		expect(scores(0)[2]).toBeCloseTo(1 / 4, 6);
		expect(scores(2)[1]).toBeCloseTo(2 / 5, 6);
	});

	it('keeps only the most similar products', () => {
		const scores = [...new ItemKnn({ neighbours: 1 }).fit(matrix).score(one(0))];
		expect(scores.filter((score) => score > 0)).toHaveLength(1);
		expect(scores[1]).toBeGreaterThan(0);
	});

	it('finds what a plain count of common buyers finds', () => {
		const random = new Random(5);
		const entries = 900;
		const big = buildCsr(60, 40, {
			rows: Array.from({ length: entries }, () => random.integer(60)),
			columns: Array.from({ length: entries }, () => random.integer(40)),
		});
		const buyers = Array.from({ length: 40 }, () => new Set<number>());
		for (let row = 0; row < 60; row++) {
			for (let at = big.indptr[row] ?? 0; at < (big.indptr[row + 1] ?? 0); at++) {
				buyers[big.indices[at] ?? 0]?.add(row);
			}
		}
		const model = new ItemKnn({ similarity: 'jaccard', neighbours: 40 }).fit(big);
		for (const item of [0, 13, 39]) {
			const scores = model.score(buildCsr(1, 40, { rows: [0], columns: [item] }));
			buyers.forEach((other, j) => {
				const mine = buyers[item] ?? new Set();
				const common = [...mine].filter((customer) => other.has(customer)).length;
				const expected = j === item ? 0 : common / (mine.size + other.size - common);
				expect(scores[j]).toBeCloseTo(expected, 6);
			});
		}
	});
});

describe('weightings', () => {
	it('gives TF-IDF as by hand', () => {
		// Customers 0, 1 and 2 have two of three products, customer 3 one.
		const { values } = tfIdf(matrix);
		expect(values[1]).toBeCloseTo(Math.sqrt(2) * (1 + Math.log(4 / 3)), 6);
		expect(values[6]).toBeCloseTo(1 + Math.log(4 / 2), 6);
	});

	it('gives BM25 as by hand', () => {
		// Strengths of the products: 3, 3, 4, mean 10/3.
		const { values } = bm25(matrix, { k1: 2, b: 0.5 });
		const idf = Math.log(1 + 1.5 / 2.5);
		expect(values[1]).toBeCloseTo((idf * 2 * 3) / (2 + 2 * (0.5 + (0.5 * 3) / (10 / 3))), 6);
	});

	it('is above 0 also for a customer who has everything', () => {
		const all = buildCsr(1, 3, { rows: [0, 0, 0], columns: [0, 1, 2] });
		for (const { values } of [tfIdf(all), bm25(all)]) {
			expect(values.every((value) => value > 0)).toBe(true);
		}
	});
});
