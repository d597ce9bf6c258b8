/** Telco churn of ../shared/data, where it is present: 5 stratified folds, seed 42, recipes fitted in each fold. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { crossValidate, LogisticRegression, readTarget, rocAuc } from '../../../lib/learn';
import { readTable, Table } from '../../../lib/table';

const FILE = resolve(__dirname, '../../../../shared/data/telco-churn/wa_churn.csv');
const there = existsSync(FILE);

describe('logistic regression on real data', () => {
	if (!there) it.skip('skipped: ../shared/data/telco-churn is not here', () => undefined);

	(there ? it : it.skip)('reaches AUC .8445 on Telco churn', async () => {
		const table = await readTable({
			kind: 'file',
			path: FILE,
			name: 'wa_churn.csv',
			format: 'csv',
		});
		const { target } = readTarget(table, 'churn');
		const features = new Table(table.entries().filter(([name]) => name !== 'churn'));
		const judged = await crossValidate(() => new LogisticRegression(), features, target, {
			split: { kind: 'kFold', folds: 5, seed: 42 },
		});
		const positive = judged.predictions.filter((_, at) => at % 2 === 1);
		const auc = rocAuc(target.values, positive);
		expect(auc).toBeGreaterThanOrEqual(0.8445);
	});
});
