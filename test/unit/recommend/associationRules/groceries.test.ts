/** The published numbers of the groceries data (R package arules), where ../shared/data is present. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	associationRules,
	type RuleOptions,
} from '../../../../lib/recommend/associationRules/rules';
import { frequentItemSets } from '../../../../lib/recommend/associationRules/itemSets';
import { buildCsr } from '../../../../lib/math';
import { testContext } from '../../../support/context';

const path = resolve(__dirname, '../../../../../shared/data/groceries/groceries.csv');
const suite = existsSync(path) ? describe : describe.skip;
const ALL = { minLift: 0, minLength: 2, sortBy: 'lift', limit: Infinity, maxRules: 1e6 } as const;

function readBaskets() {
	const lines = readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line !== '');
	const baskets = lines.map((line) => line.replace(/\r$/, '').split(','));
	const products = [...new Set(baskets.flat())].sort();
	const numbers = new Map(products.map((product, i) => [product, i]));
	const rows = baskets.flatMap((basket, row) => basket.map(() => row));
	const columns = baskets.flat().map((product) => numbers.get(product) ?? -1);
	return { products, matrix: buildCsr(baskets.length, products.length, { rows, columns }) };
}

suite('groceries (skipped when ../shared/data/groceries/groceries.csv is not here)', () => {
	const mine = (minCount: number, options: Partial<RuleOptions> = {}) => {
		const { matrix, products } = readBaskets();
		const sets = frequentItemSets(
			matrix,
			{ minCount, maxLength: 10, maxItemSets: 1e6 },
			testContext(),
		);
		const wanted = { ...ALL, baskets: matrix.nRows, minConfidence: 0.5, ...options };
		return { sets, products, ...associationRules(sets, wanted, testContext()) };
	};

	it('has 333 item sets at support .01, 88 of one product, 213 of two, 32 of three', () => {
		const { sets } = mine(99);
		expect(sets.bySize).toEqual([88, 213, 32]);
	});

	it('gives 5,668 rules at support .001 and confidence .5', () => {
		expect(mine(10).rules).toHaveLength(5668);
	});

	it('gives 463 rules at support .006 and confidence .25 with two products or more', () => {
		expect(mine(60, { minConfidence: 0.25 }).rules).toHaveLength(463);
	});
});
