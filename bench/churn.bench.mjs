// How well gradient boosting tells churners, buyers and debtors apart: ROC AUC on the project's data sets, defaults and the
// settings named below. Out of fold: 5 folds, shuffled and stratified, seed 42; recipes are fitted on the training rows alone.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ADULT, DATA, GERMAN, records, sample, withHeader } from './learnTables.mjs';

const SEED = 42;
/** Small steps, few leaves and doubt about small groups: for some thousand rows. */
const CAREFUL = { maxIter: 800, learningRate: 0.02, maxLeafNodes: 6, minSamplesLeaf: 20 };
const SAMPLED = { subsample: 0.7, maxFeatures: 0.4, l2Regularization: 5, earlyStopping: false };
/** For a thousand rows: each tree sees a quarter of the features. */
const SMALL = {
	maxIter: 600,
	maxLeafNodes: 4,
	maxFeatures: 0.25,
	minSamplesLeaf: 10,
	minCategoryRows: 5,
};
const LARGE = { maxIter: 200, learningRate: 0.06, maxLeafNodes: 24, earlyStopping: false };
const LARGE_SAMPLED = { ...LARGE, subsample: 0.8, maxFeatures: 0.5, l2Regularization: 5 };

const CASES = [
	{
		metric: 'telco.auc',
		goal: 0.848,
		read: () => withHeader('telco-churn/wa_churn.csv', ','),
		target: 'churn',
		positive: 'Yes',
		tuned: { ...CAREFUL, ...SAMPLED, maxLeafNodes: 4 },
	},
	{
		metric: 'bank.auc',
		goal: 0.9345,
		read: () => withHeader('bank-marketing-full/bank-marketing.csv.gz', ';'),
		target: 'y',
		positive: '1',
		tuned: LARGE_SAMPLED,
	},
	{
		metric: 'bank.noduration.auc',
		goal: 0.7978,
		read: () => withHeader('bank-marketing-full/bank-marketing.csv.gz', ';'),
		target: 'y',
		positive: '1',
		exclude: ['duration'],
		tuned: LARGE_SAMPLED,
	},
	{
		metric: 'adult.auc',
		goal: 0.9273,
		read: () => records('adult/adult.data.gz', /,\s*/, ADULT),
		test: () => records('adult/adult.test.gz', /,\s*/, ADULT),
		target: 'income',
		positive: '>50K',
		tuned: { ...LARGE_SAMPLED, maxIter: 600, learningRate: 0.04, subsample: 1 },
	},
	{
		metric: 'german.auc',
		goal: 0.79,
		read: () => records('german-credit/german.data', ',', GERMAN),
		target: 'bad',
		positive: '2',
		tuned: { ...CAREFUL, ...SAMPLED, ...SMALL },
	},
];

export const metrics = CASES.flatMap(({ metric, goal }) => [
	{ metric, goal: { op: '>=', value: goal } },
	{ metric: metric.replace('.auc', '.default.auc') },
]);

const likely = (predictions) => predictions.filter((_, at) => at % 2 === 1);

async function aucOf(own, options, { learn, tables, fitFrame, threads }) {
	const make = () => new learn.GradientBoosting({ task: 'classification', seed: SEED, ...options });
	const recipe = { exclude: [own.target, ...(own.exclude ?? [])] };
	const { table, target } = sample(own.read(), own, tables);
	if (!own.test) {
		const splits = learn.stratifiedKFold(target.values, { folds: 5, seed: SEED });
		const found = await learn.outOfFold(make, table, target, splits, { recipe, threads });
		return learn.rocAuc(target.values, likely(found.predictions));
	}
	const fitted = fitFrame(table, recipe);
	const model = make().fit(fitted.apply(table).frame, target, { threads });
	const test = sample(own.test(), own, tables);
	return learn.rocAuc(test.target.values, likely(model.predict(fitted.apply(test.table).frame)));
}

export async function run(bench) {
	if (!existsSync(fileURLToPath(DATA))) throw new Error('../shared/data is not there.');
	const rooms = {
		learn: bench.dist('lib/learn/index.js'),
		tables: bench.dist('lib/table/index.js'),
		fitFrame: bench.dist('lib/features/index.js').fitFrame,
		threads: bench.threads,
	};
	for (const own of CASES) {
		const protocol = own.test ? 'official split' : '5 folds, seed 42, out of fold';
		const tuned = await aucOf(own, own.tuned, rooms);
		const usual = await aucOf(own, {}, rooms);
		const { length: rows } = own.read();
		const data = `${own.metric.split('.')[0]}, ${protocol}`;
		bench.emit({ metric: own.metric, value: tuned, unit: 'AUC', data, rows, options: own.tuned });
		const name = own.metric.replace('.auc', '.default.auc');
		bench.emit({ metric: name, value: usual, unit: 'AUC', data: `${data}, default options`, rows });
	}
}
