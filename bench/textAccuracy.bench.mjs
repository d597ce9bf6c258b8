// How well the classifier that users train on their own labels does on public sets, beside scikit-learn's usual way (TF-IDF of words
// and characters + LinearSVC, or + LogisticRegression) on the same splits. Splits as in ../shared/data's protocols: 5 folds stratified,
// or 20 % kept aside stratified, seed 42; xlmt: train → val. As in job text.train the score of our
// rules of sentiment stands beside the words where the labels go with it; not the engine's weights, which have seen the uci sets.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../shared/data', import.meta.url));
const LANGUAGES = [
	...['arabic', 'english', 'french', 'german'],
	...['hindi', 'italian', 'portuguese', 'spanish'],
];
/** Metric, its sets (the mean counts), goal, what of each is the value. */
const TASKS = [
	['uci.accuracy', ['uci:amazon_cells', 'uci:imdb', 'uci:yelp'], 0.85, 'accuracy'],
	['sms.accuracy', ['sms'], 0.99, 'accuracy'],
	['xlmt.own.val.f1', LANGUAGES.map((name) => `xlmt:${name}`), 0.58, 'f1'],
	['zh.waimai.accuracy', ['waimai'], 0.905, 'accuracy'],
	['banking77.accuracy', ['banking'], 0.92, 'accuracy'],
	['zh.shopping.accuracy', ['shopping'], 0.94, 'accuracy'],
];
const PEERS = ['LinearSVC', 'LogisticRegression'];

export const metrics = TASKS.map(([metric, , value]) => ({ metric, goal: { op: '>=', value } }));

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** Mean over the classes that occur of 2 · right / (guessed + actual). */
function macroF1(truth, guess, nClasses) {
	const scores = [];
	for (let label = 0; label < nClasses; label++) {
		const both = truth.filter((own, i) => own === label && guess[i] === label).length;
		const size =
			truth.filter((own) => own === label).length + guess.filter((own) => own === label).length;
		if (size > 0) scores.push((2 * both) / size);
	}
	return mean(scores);
}

function judge(text, { texts, labels, classes, splits }, rules) {
	let [right, rows, calibration] = [0, 0, 0];
	const f1 = [];
	for (const test of splits) {
		const aside = new Set(test);
		const train = [...texts.keys()].filter((row) => !aside.has(row));
		const take = (list, at) => at.map((row) => list[row]);
		const fit = { rules, seed: 42, classes };
		const model = text.TextClassifier.fit(
			take(texts, train),
			take(labels, train),
			classes.length,
			fit,
		);
		const found = model.classify(take(texts, test));
		const guess = found.map(({ label }) => classes.indexOf(label));
		const truth = take(labels, test);
		right += guess.filter((label, i) => label === truth[i]).length;
		rows += test.length;
		f1.push(macroF1(truth, guess, classes.length));
		calibration += found.reduce((sum, { confidence }) => sum + confidence, 0);
	}
	const accuracy = right / rows;
	return { accuracy, f1: mean(f1), rows, overconfidence: calibration / rows - accuracy };
}

const round = (value) => Number(value.toFixed(4));

export async function run(bench) {
	if (!existsSync(DATA)) throw new Error('../shared/data is not here.');
	const text = bench.dist('lib/text/index.js');
	const rules = await text.openTextRules();
	const peer = await bench.peer('textAccuracy.py');
	const only = process.env.TEXT_TASKS?.split(',');
	for (const [metric, sets, , of] of TASKS) {
		if (only && !only.includes(metric)) continue;
		const ours = [];
		const theirs = Object.fromEntries(PEERS.map((name) => [name, []]));
		let [seconds, cpu, rows, splits] = [0, 0, 0, 0];
		const time = Object.fromEntries(PEERS.map((name) => [name, 0]));
		for (const name of sets) {
			const set = await peer.call('load', { data: DATA, name });
			const measured = await bench.measure(() => {
				ours.push(judge(text, set, rules));
			});
			seconds += measured.seconds;
			cpu += measured.cpu;
			rows += set.texts.length;
			splits += set.splits.length;
			for (const model of PEERS) {
				const found = await peer.call('judge', { model });
				theirs[model].push(found);
				time[model] += found.seconds;
			}
			process.stderr.write(`bench: ${name} ${ours.at(-1)[of].toFixed(4)}\n`);
		}
		const peers = Object.fromEntries(
			PEERS.map((name) => [name, round(mean(theirs[name].map((found) => found[of])))]),
		);
		bench.emit({
			metric,
			value: round(mean(ours.map((found) => found[of]))),
			unit: of === 'f1' ? 'macro-F1' : 'accuracy',
			data: `${sets.join(', ')}; ${splits} splits, seed 42`,
			rows,
			peers,
			sets: Object.fromEntries(sets.map((name, i) => [name, round(ours[i][of])])),
			overconfidence: round(mean(ours.map((found) => found.overconfidence))),
			seconds: round(seconds),
			cpu: round(cpu),
			// Ours fits four times a split: three parts calibrate the probabilities and the blend.
			peerSeconds: Object.fromEntries(PEERS.map((name) => [name, round(time[name])])),
			trainRatio: round(time.LinearSVC / seconds),
		});
	}
}
