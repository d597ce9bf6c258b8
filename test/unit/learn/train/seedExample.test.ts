import { readFileSync } from 'node:fs';
import { holdOut, trainModel } from '../../../../lib/learn';
import { numberColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

interface Golden {
	age: number[];
	income: number[];
	amount: number[];
	testRows: number[];
	mse: number;
}

const golden = JSON.parse(readFileSync('test/golden/seedExample.json', 'utf8')) as Golden;

it('finds the mean squared error that scikit-learn finds for purchase amount from age and income, 80/20, seed 42', async () => {
	const split = holdOut(golden.amount.length, { testShare: 0.2, seed: 42 });
	expect(Array.from(split.test)).toEqual(golden.testRows);
	const table = new Table([
		['age', numberColumn(golden.age)],
		['income', numberColumn(golden.income)],
		['amount', numberColumn(golden.amount)],
	]);
	const { report } = await trainModel(
		table,
		{
			target: 'amount',
			algorithm: 'linearRegression',
			validation: { kind: 'holdOut', testShare: 0.2 },
			seed: 42,
		},
		testContext(),
	);
	expect(report.metrics['mse']?.value).toBeCloseTo(golden.mse, 7);
	expect((report.metrics['mse']?.value ?? 0) / golden.mse).toBeCloseTo(1, 12);
});
