import { trainModel, type TrainOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { numberColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const context = testContext();
export const N = 1_200;

/** Half are men; men's score is higher, and who has a high score buys: decisions by the score differ between the sexes. */
export function people(seed = 3, rows = N): Table {
	const random = new Random(seed);
	const sex = Array.from({ length: rows }, (_, i) => (i % 2 === 0 ? 'man' : 'woman'));
	const score = sex.map((one) => random.normal(one === 'man' ? 1 : 0, 1));
	const bought = score.map((one) =>
		random.uniform() < 1 / (1 + Math.exp(1 - 2 * one)) ? 'yes' : 'no',
	);
	return new Table([
		['score', numberColumn(score)],
		['age', numberColumn(sex.map(() => 18 + random.integer(60)))],
		['sex', stringColumn(sex)],
		['bought', stringColumn(bought)],
	]);
}

export const BASE: TrainOptions = {
	target: 'bought',
	columns: ['score'],
	algorithm: 'logisticRegression',
	threshold: { kind: 'profit', contactCost: 5, revenue: 10 },
};
export type Fairness = NonNullable<TrainOptions['fairness']>;
export const train = async (fairness: Partial<Fairness>, table = people(), more = {}) =>
	await trainModel(
		table,
		{ ...BASE, ...more, fairness: { groupColumns: ['sex'], ...fairness } },
		context,
	);
export const audited = async (fairness: Partial<Fairness>, table = people(), more = {}) => {
	const { report } = await train(fairness, table, more);
	if (!report.fairness) throw new Error('There is no audit.');
	return report.fairness;
};
export const firstOf = ({ columns }: Awaited<ReturnType<typeof audited>>) => {
	const [column] = columns;
	if (!column) throw new Error('There is no column.');
	return column;
};
export const parity = (fairness: Awaited<ReturnType<typeof audited>>) =>
	firstOf(fairness).measures.demographicParityDifference;
