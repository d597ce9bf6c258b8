// Train Model's Auto beside the best of scikit-learn's logistic regression, random forest and histogram boosting (defaults), by ROC AUC on
// the project's data sets. Auto sees the training rows of each of 5 outer folds (seed 42; bank: 3) only, compares and chooses inside them, and is judged
// on rows it never saw; the peers are judged on the same splits. Budget of each Auto run (one a fold): telco and german 30 s, bank
// 45 s, adult (official split) 60 s; all five take about ten minutes. Emitted case by case, with the longest run's seconds.
// AUTO_CASES=telco,german runs some of them.
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeResults } from './harness/results.mjs';
import { ADULT, DATA, GERMAN, records, sample, withHeader } from './learnTables.mjs';

const SEED = 42;
const PEERS = {
	logistic: 'LogisticRegression',
	forest: 'RandomForestClassifier',
	boosting: 'HistGradientBoostingClassifier',
};
const bank = () => withHeader('bank-marketing-full/bank-marketing.csv.gz', ';');

/** Outer folds, and seconds of the Auto run in each. */
const SMALL = { folds: 5, budget: 30 };
const BANK = { read: bank, target: 'y', positive: '1', folds: 3, budget: 45 };

const CASES = [
	{
		...SMALL,
		name: 'telco',
		read: () => withHeader('telco-churn/wa_churn.csv', ','),
		target: 'churn',
		positive: 'Yes',
	},
	{
		...SMALL,
		name: 'german',
		read: () => records('german-credit/german.data', ',', GERMAN),
		target: 'bad',
		positive: '2',
	},
	{ ...BANK, name: 'bank' },
	{ ...BANK, name: 'bank.noduration', exclude: ['duration'] },
	{
		name: 'adult',
		budget: 60,
		read: () => records('adult/adult.data.gz', /,\s*/, ADULT),
		test: () => records('adult/adult.test.gz', /,\s*/, ADULT),
		target: 'income',
		positive: '>50K',
	},
];

export const metrics = CASES.map(({ name }) => ({
	metric: `auto.${name}.lead`,
	goal: { op: '>=', value: 0 },
}));

function context(threads) {
	const signal = { cancelled: false, throwIfCancelled: () => undefined };
	return { threads, signal, progress: () => undefined, map: () => [] };
}

/** All rows in one table (adult: training rows first), with the splits. */
function load(own, { learn, tables }) {
	const first = own.read();
	const last = own.test?.() ?? [];
	const { table, target } = sample([...first, ...last], own, tables);
	const labels = Array.from(target.values, (value) => (value === 1 ? 'yes' : 'no'));
	const column = tables.recordsToTable(labels.map((label) => ({ label }))).table.column('label');
	const inputs = table.names.filter((name) => name !== own.target && !own.exclude?.includes(name));
	const range = (from, to) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
	const splits = own.test
		? [{ train: range(0, first.length), test: range(first.length, table.numRows) }]
		: learn.stratifiedKFold(target.values, { folds: own.folds, seed: SEED });
	return { table: table.select(inputs).with([['label', column]]), inputs, target, splits };
}

async function auto({ table, target, splits }, budgetSeconds, { learn, threads }) {
	const scores = new Float64Array(table.numRows).fill(Number.NaN);
	const chosen = [];
	let longest = 0;
	for (const { train, test } of splits) {
		const options = {
			...{ target: 'label', positiveClass: 'yes', seed: SEED, onLeak: 'report' },
			budgetSeconds,
		};
		const begin = performance.now();
		const { artefact, report } = await learn.trainModel(
			table.take(train),
			options,
			context(threads),
		);
		longest = Math.max(longest, (performance.now() - begin) / 1000);
		const found = await learn.predictWithModel(table.take(test), { artefact }, context(threads));
		const { values } = found.table.typed('probability', 'number');
		test.forEach((row, i) => (scores[row] = values[i]));
		chosen.push(`${report.algorithm}${report.settings === '' ? '' : ` (${report.settings})`}`);
	}
	const rows = [...scores.keys()].filter((row) => !Number.isNaN(scores[row]));
	const truth = rows.map((row) => target.values[row]);
	return {
		auc: learn.rocAuc(
			truth,
			rows.map((row) => scores[row]),
		),
		chosen,
		longest,
	};
}

function fileOf({ table, inputs, target }) {
	const path = join(tmpdir(), `auto-bench-${process.pid}.json`);
	const columns = Object.fromEntries(
		inputs.map((name) => [
			name,
			Array.from({ length: table.numRows }, (_, i) => table.cell(name, i)),
		]),
	);
	writeFileSync(path, JSON.stringify({ columns, y: [...target.values] }));
	return path;
}

async function best(peer, data) {
	const { table, inputs, splits } = data;
	const isText = (name) => ['string', 'boolean'].includes(table.column(name).type);
	const texts = inputs.filter(isText);
	const numbers = inputs.filter((name) => !isText(name));
	await peer.call('load', { path: fileOf(data), numbers, texts });
	const given = splits.map(({ train, test }) => ({ train: [...train], test: [...test] }));
	const found = [];
	for (const model of Object.keys(PEERS))
		found.push({ name: PEERS[model], ...(await peer.call('run', { model, splits: given })) });
	return found.sort((a, b) => b.auc - a.auc);
}

export async function run(bench) {
	if (!existsSync(fileURLToPath(DATA))) throw new Error('../shared/data is not there.');
	const learn = bench.dist('lib/learn/index.js');
	const rooms = { learn, tables: bench.dist('lib/table/index.js'), threads: bench.threads };
	const peer = await bench.peer('auto.py');
	const wanted = process.env.AUTO_CASES?.split(',');
	for (const own of CASES.filter(({ name }) => wanted?.includes(name) ?? true)) {
		const data = load(own, rooms);
		const begin = performance.now();
		const ours = await auto(data, own.budget, rooms);
		const seconds = (performance.now() - begin) / 1000;
		const peers = await best(peer, data);
		const [{ auc, name }] = peers;
		bench.emit({
			metric: `auto.${own.name}.lead`,
			value: ours.auc - auc,
			unit: 'AUC',
			data: `${own.name}, ${own.test ? 'official split' : `${own.folds} folds, seed 42`}: Auto ${ours.auc.toFixed(4)}, ${name} ${auc.toFixed(4)}`,
			rows: data.table.numRows,
			auc: ours.auc,
			chosen: ours.chosen,
			budgetSeconds: own.budget,
			longestRunSeconds: ours.longest,
			seconds,
			peers: Object.fromEntries(peers.map((one) => [one.name, one.auc])),
		});
		// Case by case: a run that is cut off loses nothing.
		mergeResults(bench.records.slice(-1));
	}
}
