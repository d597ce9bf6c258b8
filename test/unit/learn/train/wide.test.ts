import { predictWithModel, trainModel } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { numberColumn, stringColumn, Table, type Column } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { savable } from '../../../support/savable';

it('saves a model of 300 number columns, whose usual values are too many for a description', async () => {
	const random = new Random(5);
	const rows = 240;
	const columns = Array.from({ length: 300 }, (_, i): [string, Column] => [
		`measure ${i}`,
		numberColumn(Array.from({ length: rows }, () => random.uniform())),
	]);
	const outcome = columns[0]?.[1].values ?? [];
	const churned = Array.from({ length: rows }, (_, row) =>
		(outcome[row] ?? 0) + random.uniform() > 1 ? 'yes' : 'no',
	);
	const table = new Table([...columns, ['churned', stringColumn(churned)]]);
	const options = { target: 'churned', algorithm: 'decisionTree', onLeak: 'report' as const };
	const { artefact } = savable(await trainModel(table, options, testContext()));
	const { report } = await predictWithModel(table, { artefact }, testContext());
	expect(report.rows).toBe(rows);
	expect(report.drift.features).toHaveLength(300);
});
