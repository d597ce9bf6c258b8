// How good top-10 lists are on ml-100k (../shared/data), by the protocol of Microsoft's recommenders: every rating counts as
// liked, of each film a random quarter of its ratings is hidden, films already rated are left out of the lists; mean of
// three seeds. And the official split ua (ten ratings of each user hidden).
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const FOLDER = fileURLToPath(new URL('../../shared/data/ml-100k/', import.meta.url));
const SEEDS = [42, 1, 2];
const [USERS, FILMS, K] = [943, 1682, 10];
const goal = (metric, value, op = '>=') => ({ metric, goal: { op, value } });

export const metrics = [
	goal('ml100k.ease.ndcg10', 0.482),
	goal('ml100k.ease.seconds', 5, '<='),
	goal('ml100k.auto.ndcg10', 0.49),
	goal('ml100k.auto.map10', 0.152),
	goal('ml100k.auto.precision10', 0.425),
	goal('ml100k.auto.recall10', 0.23),
	goal('ml100k.auto.coverage10', 0.2),
	goal('ml100k.ua.recall10', 0.27),
];

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function readRatings(text) {
	return text
		.trim()
		.split('\n')
		.map((line) => line.split(/\s+/).map(Number));
}

const matrixOf = (buildCsr, ratings) =>
	buildCsr(USERS, FILMS, {
		rows: ratings.map(([user]) => user - 1),
		columns: ratings.map(([, film]) => film - 1),
	});

export async function run(bench) {
	if (!existsSync(`${FOLDER}u.data.gz`)) throw new Error('../shared/data/ml-100k is not here.');
	const { buildCsr } = bench.dist('lib/math/index.js');
	const { splitPerItem } = bench.dist('lib/recommend/protocol/splitPerItem.js');
	const ratings = readRatings(gunzipSync(readFileSync(`${FOLDER}u.data.gz`)).toString());
	const all = matrixOf(buildCsr, ratings);
	const rows = SEEDS.map((seed) => tryAll(bench, splitPerItem(all, { seed })));
	const data = 'ml-100k, 75/25 per film, seeds 42, 1, 2';
	for (const model of ['popularity', 'ease', 'auto']) emitModel(bench, model, rows, data);
	const test = readRatings(readFileSync(`${FOLDER}ua.test`, 'utf8'));
	const hidden = new Set(test.map(([user, film]) => `${user} ${film}`));
	const train = ratings.filter(([user, film]) => !hidden.has(`${user} ${film}`));
	const split = { train: matrixOf(buildCsr, train), hidden: matrixOf(buildCsr, test) };
	const { auto, ease } = tryAll(bench, split);
	const value = auto.recall10;
	const more = { ease: ease.recall10, interval: auto.intervals.recall };
	const about = { unit: 'share', data: 'ml-100k, official split ua', rows: ratings.length };
	bench.emit({ metric: 'ml100k.ua.recall10', value, ...about, ...more });
}

function emitModel(bench, model, rows, data) {
	const names = Object.keys(rows[0][model]).filter((name) => name !== 'intervals');
	for (const name of names) {
		const seeds = rows.map((row) => row[model][name]);
		const unit = name === 'seconds' ? 's' : name === 'novelty10' ? 'bits' : 'share';
		const about = { unit, data, rows: 100_000, perSeed: seeds };
		const metric = `ml100k.${model}.${name}`;
		const shown = rows.map((row) => row[model].intervals[name.replace('10', '')]);
		bench.emit({ metric, value: mean(seeds), ...about, ...(shown[0] && { intervals: shown }) });
	}
}

/** Each model trained on the split's training part and judged on the rest; seconds: training and lists for all users. */
function tryAll(bench, split) {
	const { Ease } = bench.dist('lib/recommend/ease/ease.js');
	const { Popularity } = bench.dist('lib/recommend/popular/popularity.js');
	const { chooseRecommender } = bench.dist('lib/recommend/auto/chooseRecommender.js');
	const { panelOf } = bench.dist('lib/recommend/protocol/judge.js');
	const panel = panelOf(split);
	const run = { threads: bench.threads };
	const attempt = (train) => judged(bench, panel, train, run);
	return {
		popularity: attempt(() => new Popularity().fit(split.train, run)),
		ease: attempt(() => new Ease().fit(split.train, run)),
		auto: attempt(() => chooseRecommender(split.train, { k: K }, run).model),
	};
}

function judged(bench, panel, train, run) {
	const { listsOf, judgeLists } = bench.dist('lib/recommend/protocol/judge.js');
	const { interval } = bench.dist('lib/recommend/metrics.js');
	const begin = performance.now();
	const lists = listsOf(train(), panel, K, run);
	const seconds = (performance.now() - begin) / 1000;
	const { values, coverage, novelty, diversity } = judgeLists(lists, panel, K);
	const intervals = Object.fromEntries(
		Object.entries(values).map(([name, list]) => [name, interval([...list])]),
	);
	return {
		ndcg10: intervals.ndcg.mean,
		map10: intervals.map.mean,
		precision10: intervals.precision.mean,
		recall10: intervals.recall.mean,
		hitRate10: intervals.hitRate.mean,
		coverage10: coverage,
		novelty10: novelty.mean,
		diversity10: diversity.mean,
		seconds,
		intervals: { ...intervals, novelty, diversity },
	};
}
