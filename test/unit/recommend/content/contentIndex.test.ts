import fc from 'fast-check';
import { buildContentIndex } from '../../../../lib/recommend/content/contentIndex';
import {
	closestOf,
	contentCosine,
	ContentScorer,
} from '../../../../lib/recommend/content/contentScorer';
import { wordsOf } from '../../../../lib/recommend/content/words';
import { numberColumn, stringColumn, Table } from '../../../../lib/table';

const CATALOGUE = { productColumn: 'id', nameColumn: 'name', categoryColumn: 'category' };

type Row = readonly [id: string, name: string | null, category: string | null];

const shop = (...rows: Row[]) =>
	new Table([
		['id', stringColumn(rows.map(([id]) => id))],
		['name', stringColumn(rows.map(([, name]) => name))],
		['category', stringColumn(rows.map(([, , category]) => category))],
	]);

const SHOP = shop(
	['p1', 'Citronella candle', 'Candles'],
	['p2', 'Vanilla candle', 'Candles'],
	['p3', 'Garden shears', 'Tools'],
	['p4', null, null],
);

function cosine(index: ReturnType<typeof buildContentIndex>, a: string, b: string) {
	return contentCosine(index, index.rowOf.get(a) ?? -1, index.rowOf.get(b) ?? -1);
}

describe('words of product texts', () => {
	it('are lower-case Unicode words, single Latin letters left out', () => {
		expect(wordsOf('Bügeleisen A "Pro-200"')).toEqual(['bügeleisen', 'pro', '200']);
	});

	it('come from a dictionary where the script has no spaces', () => {
		expect(wordsOf('苹果手机 Case')).toEqual(['苹果', '手机', 'case']);
	});

	it('treat full-width forms as usual ones', () => {
		expect(wordsOf('ＡＢＣ１')).toEqual(['abc1']);
	});
});

describe('the content index', () => {
	const index = buildContentIndex(SHOP, CATALOGUE);

	it('gives the cosine worked out by hand', () => {
		// Words by 1 + ln(5 / (1 + df)): citronella, vanilla 1 + ln 2.5; candle and candles (df 2) 1 + ln(5/3). Category alike.
		const [rare, common] = [1 + Math.log(2.5), 1 + Math.log(5 / 3)];
		const words = (2 * common ** 2) / (rare ** 2 + 2 * common ** 2);
		expect(cosine(index, 'p1', 'p2')).toBeCloseTo((words + 1) / 2, 6);
		expect(cosine(index, 'p1', 'p3')).toBe(0);
	});

	it('counts products of which nothing is said, and finds them like nothing', () => {
		expect(index.empty).toBe(1);
		expect(cosine(index, 'p4', 'p1')).toBe(0);
	});

	it('compares embeddings by their angle, missing numbers as 0', () => {
		const table = SHOP.with([
			['x', numberColumn([1, 1, -1, null])],
			['y', numberColumn([0, 1, 0, null])],
		]);
		const only = { textColumns: [], attributeColumns: [], embeddingColumns: ['x', 'y'] };
		const found = buildContentIndex(table, CATALOGUE, only);
		expect(cosine(found, 'p1', 'p2')).toBeCloseTo(Math.SQRT1_2, 6);
		expect(cosine(found, 'p1', 'p3')).toBeCloseTo(-1, 6);
		expect(found.empty).toBe(1);
	});

	it('leaves out links by itself, and takes the first row of a repeated id', () => {
		const table = shop(['p1', 'Lamp', 'Light'], ['p1', 'Other', 'Other']).with([
			['page', stringColumn(['https://shop/lamp', 'https://shop/other'])],
		]);
		const found = buildContentIndex(table, CATALOGUE);
		expect(found.columns.textColumns).toEqual(['name', 'category']);
		expect(found.ids).toEqual(['p1']);
	});

	it('names a column that is not there', () => {
		const missing = { textColumns: ['nope'] };
		expect(() => buildContentIndex(SHOP, CATALOGUE, missing)).toThrow(/nope/);
	});

	it('does not depend on the order of rows', () => {
		const rows: Row[] = ['a b', 'b c', 'c', 'a c d', 'd b'].map((name, i) => [
			`p${i}`,
			name.toUpperCase().repeat(2),
			name.slice(0, 1),
		]);
		const straight = buildContentIndex(shop(...rows), CATALOGUE);
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
				expect(buildContentIndex(shop(...shuffled), CATALOGUE).vectors).toEqual(straight.vectors);
			}),
			{ numRuns: 30 },
		);
	});
});

describe('scores by content', () => {
	const index = buildContentIndex(SHOP, CATALOGUE);
	const everything = Uint32Array.from(index.ids.keys());
	const scorer = new ContentScorer(index, everything);

	it('are the cosines of the products for a single product', () => {
		const scores = scorer.score({ rows: [1], weights: [3] });
		scores.forEach((score, row) => expect(score).toBeCloseTo(contentCosine(index, 1, row), 6));
	});

	it('are the cosine with the weighted sum of what was bought', () => {
		const like = contentCosine(index, 0, 1);
		const [score = NaN] = scorer.score({ rows: [0, 2], weights: [2, 1] });
		expect(score).toBeCloseTo(2 / Math.sqrt(5), 6);
		const [, second] = scorer.score({ rows: [0, 2], weights: [2, 1] });
		expect(second).toBeCloseTo((2 * like) / Math.sqrt(5), 6);
	});

	it('are 0 for a history of unknown or returned products, and forget the query before', () => {
		scorer.score({ rows: [0, 1], weights: [1, 1] });
		expect([...scorer.score({ rows: [-1, 0], weights: [1, 0] })]).toEqual([0, 0, 0, 0]);
	});

	it('come with the bought product that is closest', () => {
		expect(closestOf(index, { rows: [2, 0], weights: [5, 1] }, 1)).toBe(1);
		expect(closestOf(index, { rows: [2], weights: [5] }, 1)).toBe(-1);
	});
});
