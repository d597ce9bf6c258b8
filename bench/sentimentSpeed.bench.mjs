// How many texts a second the shipped sentiment engine reads on one thread, beside vaderSentiment (Python) and vader-sentiment (npm) on the
// same texts in the same run; and the whole job on a million short reviews in a CSV file, at two threads, with its peak memory.
import { createRequire } from 'node:module';
import { englishTexts, writeReviews } from './sentimentTexts.mjs';

const ROWS = 1_000_000;
const PYTHON = 'vader.python.ratio';
const NPM = 'vader.npm.ratio';
const SECONDS = 'sentiment.1M.seconds';
const MEMORY = 'sentiment.1M.rss';

export const metrics = [
	{ metric: PYTHON, goal: { op: '>=', value: 20 } },
	{ metric: NPM, goal: { op: '>=', value: 3 } },
	{ metric: SECONDS, goal: { op: '<=', value: 60 } },
	{ metric: MEMORY, goal: { op: '<=', value: 500 } },
];

/** Our rounds are short: each reads the texts this often, so that the clock is not what is measured. */
const TIMES = 10;

async function ours(bench, texts) {
	const { openSentiment } = bench.dist('lib/text/index.js');
	const engine = await openSentiment();
	const run = (options) => async () => {
		const { seconds, cpu } = await bench.measure(() => {
			for (let time = 0; time < TIMES; time++)
				for (const text of texts) engine.analyse(text, options);
		});
		return { seconds: seconds / TIMES, cpu: cpu / TIMES };
	};
	return { english: run({ language: 'en' }), found: run({}) };
}

function vaderOfNpm(bench, texts) {
	const { SentimentIntensityAnalyzer } = createRequire(import.meta.url)('vader-sentiment');
	return () =>
		bench.measure(() => {
			for (const text of texts) SentimentIntensityAnalyzer.polarity_scores(text);
		});
}

async function engines(bench) {
	const { texts, data } = englishTexts();
	bench.threads = 1;
	const peer = await bench.peer('vader.py');
	await peer.call('load', { texts });
	const { english, found } = await ours(bench, texts);
	const python = async () => await peer.call('score');
	const contenders = { english, python, found, npm: vaderOfNpm(bench, texts) };
	const times = await bench.compare(contenders, { rounds: 5 });
	const common = { rows: texts.length, load: times.load };
	const a = (name) => Math.round(texts.length / times[name].median);
	const emit = (metric, own, other, peerName, language) =>
		bench.emit({
			...{ metric, ours: times[own].median, peer: peerName, peerValue: times[other].median },
			data: `${data}; ${language}; texts a second: ${a(own)} against ${a(other)}`,
			spread: { ours: times[own], peer: times[other] },
			...common,
		});
	const [given, detected] = ['language given as English', 'language found in each text'];
	emit(PYTHON, 'english', 'python', 'vaderSentiment (Python)', given);
	emit(NPM, 'english', 'npm', 'vader-sentiment (npm)', given);
	emit('vader.python.auto.ratio', 'found', 'python', 'vaderSentiment (Python)', detected);
	emit('vader.npm.auto.ratio', 'found', 'npm', 'vader-sentiment (npm)', detected);
}

async function million(bench) {
	bench.threads = 2;
	const path = await bench.file(
		'reviews-v1-1M.csv',
		async (draft) => await writeReviews(draft, ROWS),
	);
	const { idle, peak, seconds, rows, texts } = await bench.child('sentimentJob.child.mjs', [
		path,
		'2',
	]);
	if (texts !== ROWS) throw new Error(`The job read ${texts} of ${rows} texts.`);
	const data = `${ROWS} reviews (CSV file), language found in each, with report, trend and groups`;
	bench.emit({ metric: SECONDS, value: seconds, unit: 's', data, rows });
	bench.emit({ metric: MEMORY, value: peak - idle, unit: 'MB', data, rows, idle, peak });
}

export async function run(bench) {
	if (process.env.BENCH_PART !== 'million') await engines(bench);
	if (process.env.BENCH_PART !== 'engines') await million(bench);
}
