// Saved models of schema version 1 with what they predicted, made by the package as of commit 3ddb248; prints learn-model-v1.json.
// A later package writes later versions: to run this again, build that commit.
//
// npx gulp build && node test/golden/learn-model-v1.mjs > test/golden/learn-model-v1.json
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { closePool, runJob, table } = require('../../dist/lib/index.js');
const { numberColumn, stringColumn, tableToRecords, Table } = table;

const plans = ['basic', 'plus', 'gold'];
const rows = Array.from({ length: 80 }, (_, i) => ({
	recency: i % 9 === 4 ? null : (i * 37) % 200,
	plan: plans[(i * 7) % 3],
	churned: (i * 37) % 200 > 100 + ((i * 13) % 60) - 30 ? 'yes' : 'no',
	spent: 500 - 2 * ((i * 37) % 200) + ((i * 97) % 331),
}));
const column = (name) => rows.map((row) => row[name]);
const input = new Table([
	['recency', numberColumn(column('recency'))],
	['plan', stringColumn(column('plan'))],
	['churned', stringColumn(column('churned'))],
	['spent', numberColumn(column('spent'))],
]);
const cases = {
	churn: {
		target: 'churned',
		exclude: ['spent'],
		algorithm: 'logisticRegression',
		calibration: 'platt',
	},
	spent: { target: 'spent', exclude: ['churned'], algorithm: 'decisionTree', onLeak: 'report' },
};
const models = {};
for (const [name, options] of Object.entries(cases)) {
	const { artefact } = await runJob('learn.train', input, options);
	const { table: out } = await runJob('learn.predict', input.select(['recency', 'plan']), {
		artefact,
		keepColumns: false,
		reasons: 2,
	});
	models[name] = {
		artefact: Buffer.from(artefact).toString('base64'),
		predictions: tableToRecords(out, 0, 12),
	};
}
const inputs = rows.map(({ recency, plan }) => ({ recency, plan }));
console.log(JSON.stringify({ inputs, models }, null, '\t'));
await closePool();
