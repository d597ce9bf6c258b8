// Fits the weights of lib/text/answers (how sure an answer is) on the labelled messages in scripts/answers/faqs, all written for
// this package. Needs a build. `node scripts/answers/fit.mjs` prints how each FAQ fares with the weights of all others, and writes
// (with --write) lib/text/answers/fitted.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../host/checkout.mjs';
import { fitLogit, probabilities } from './logit.mjs';
import { readFaqs } from './readFaq.mjs';

const require = createRequire(import.meta.url);
const dist = (path) => require(join(root, 'dist', 'lib', 'text', 'answers', path));
/** What a message without its answer counts for: there is one of each message with it. */
const DROPPED_WEIGHT = 0.3;
const STRANGERS = 60;
const STRANGER_WEIGHT = 0.3;
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

async function openReader() {
	const readers = await dist('wordReaders.js').openWordReaders();
	const { TermReader } = dist('messageTerms.js');
	const { Concepts } = dist('concepts.js');
	return new TermReader(readers, new Concepts(readers));
}

/** Texts that no FAQ answers: chats of sms-spam (CC BY 4.0) and tweets of xlmt's training part. */
function strangersOf(language, at) {
	const names = { en: 'english', de: 'german', es: 'spanish', fr: 'french' };
	const tweets = names[language]
		? readData('xlmt-trainval', names[language], 'train_text.txt')
		: [];
	const chats = readData('sms-spam', 'sms_spam.csv').flatMap((line) => {
		const found = /^"ham","(.*)"$/u.exec(line);
		return found ? [found[1].replaceAll('""', '"')] : [];
	});
	const own = language === 'en' ? chats : tweets;
	return own.slice(at * STRANGERS, (at + 1) * STRANGERS);
}

const readData = (...path) =>
	readFileSync(join(root, '..', 'shared', 'data', ...path), 'utf8')
		.split('\n')
		.filter(Boolean);

const exampleOf = (index, { text, entry, language }, weight) => {
	const measured = index.measure(text, language);
	const label = measured.findIndex((candidate) => candidate.entry === entry);
	return { rows: measured.map(({ features }) => features), label, weight, answerable: entry >= 0 };
};

/** The entries as they are after people corrected: each with the other messages that it answers as phrasings. */
const learnt = (entries, messages, left) =>
	entries.map((entry, at) => {
		const others = messages.filter((one) => one.entry === at && one !== left);
		return { ...entry, phrasings: [...entry.phrasings, ...others.map(({ text }) => text)] };
	});

/**
 * Each message with its FAQ; with an FAQ that has learnt the other messages; and once more with its answer gone: then nobody can
 * answer it. `whole`: what is judged.
 */
function examplesOf({ entries, messages, language }, reader, at) {
	const { AnswerIndex } = dist('answerIndex.js');
	const all = messages.map((message) => ({ ...message, language }));
	const full = new AnswerIndex(entries, reader);
	const whole = all.map((message) => exampleOf(full, message, 1));
	const taught = all.map((message) =>
		exampleOf(new AnswerIndex(learnt(entries, all, message), reader), message, 1),
	);
	const dropped = entries.flatMap((_, gone) => {
		const own = all.filter(({ entry }) => entry === gone);
		const rest = new AnswerIndex(
			entries.filter((__, other) => other !== gone),
			reader,
		);
		return own.map((message) => exampleOf(rest, { ...message, entry: -1 }, DROPPED_WEIGHT));
	});
	const strangers = strangersOf(language, at).map((text) =>
		exampleOf(full, { text, entry: -1, language }, STRANGER_WEIGHT),
	);
	return { whole, taught, strangers, all: [...whole, ...taught, ...dropped, ...strangers] };
}

function judge(examples) {
	return examples.map(({ rows, label, answerable, weights }) => {
		const found = probabilities(rows, weights);
		const best = found.indexOf(Math.max(...found));
		return { confidence: found[best] ?? 0, right: label >= 0 && best === label, answerable };
	});
}

const share = (part, whole) => (part.length / Math.max(1, whole.length)).toFixed(3);

function calibrationError(judged) {
	let error = 0;
	for (let bin = 0; bin < 10; bin++) {
		const own = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
		const gap = own.reduce((sum, { confidence, right }) => sum + confidence - (right ? 1 : 0), 0);
		error += Math.abs(gap) / judged.length;
	}
	return error.toFixed(3);
}

function print(name, judged, more = false) {
	const answerable = judged.filter((one) => one.answerable);
	const others = judged.filter((one) => !one.answerable);
	const right = answerable.filter((one) => one.right);
	console.log(`${name}: ${judged.length} messages, first answer right ${share(right, answerable)}`);
	if (!more) return;
	console.log(`calibration error ${calibrationError(judged)}`);
	for (const threshold of THRESHOLDS) {
		const taken = (list) => list.filter(({ confidence }) => confidence >= threshold);
		const precision = share(
			taken(judged).filter((one) => one.right),
			taken(judged),
		);
		console.log(
			`from ${threshold}: precision ${precision}, of the answerable answered ${share(taken(answerable), answerable)}, of the others ${taken(others).length} of ${others.length}`,
		);
	}
}

const reader = await openReader();
const { FEATURES } = dist('weights.js');
const faqs = readFaqs(join(root, 'scripts', 'answers', 'faqs')).map((faq, at) => {
	return { ...faq, ...examplesOf(faq, reader, at) };
});
const kinds = { whole: [], taught: [], strangers: [] };
for (const faq of faqs) {
	const others = faqs.filter((other) => other !== faq).flatMap(({ all }) => all);
	const weights = fitLogit(others, FEATURES.length);
	for (const [kind, judged] of Object.entries(kinds)) {
		const own = judge(faq[kind].map((example) => ({ ...example, weights })));
		if (kind === 'whole') print(faq.name, own);
		judged.push(...own);
	}
}
print('as written', kinds.whole, true);
print('with the other messages learnt', kinds.taught, true);
print('strangers', kinds.strangers, true);
const weights = fitLogit(
	faqs.flatMap(({ all }) => all),
	FEATURES.length,
);
const named = Object.fromEntries(FEATURES.map((name, i) => [name, Number(weights[i].toFixed(4))]));
console.log(JSON.stringify(named));
if (process.argv.includes('--write')) {
	const file = join(root, 'lib', 'text', 'answers', 'fitted.ts');
	const lines = Object.entries(named).map(([name, value]) => `\t${name}: ${value},\n`);
	const head = '/** Written by scripts/answers/fit.mjs. */\nexport const FITTED = {\n';
	writeFileSync(file, `${head}${lines.join('')}} as const;\n`);
}
