// Fits the weights of lib/text/answers (how sure an answer is) on the labelled messages in scripts/answers/faqs, all written for
// this package. Needs a build. `node scripts/answers/fit.mjs` prints how each FAQ fares with the weights of all others, and writes
// (with --write) lib/text/answers/fitted.ts.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../host/checkout.mjs';
import { fitLogit, probabilities } from './logit.mjs';
import { readFaqs } from './readFaq.mjs';

const require = createRequire(import.meta.url);
const dist = (path) => require(join(root, 'dist', 'lib', 'text', 'answers', path));
/** What a message without its answer counts for: there is one of each message with it. */
const DROPPED_WEIGHT = 0.3;
const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

async function openReader() {
	const readers = await dist('wordReaders.js').openWordReaders();
	const { TermReader } = dist('messageTerms.js');
	const { Concepts } = dist('concepts.js');
	return new TermReader(readers, new Concepts(readers));
}

/** Each message with its FAQ, and each message that has an answer once more with that answer gone: then nobody can answer it. */
function examplesOf({ entries, messages, language }, reader) {
	const { AnswerIndex } = dist('answerIndex.js');
	const example = (index, { text, entry }, weight) => {
		const measured = index.measure(text, language);
		const label = measured.findIndex((candidate) => candidate.entry === entry);
		return { rows: measured.map(({ features }) => features), label, weight, answerable: entry >= 0 };
	};
	const full = new AnswerIndex(entries, reader);
	const whole = messages.map((message) => example(full, message, 1));
	const dropped = entries.flatMap((_, entry) => {
		const own = messages.filter((message) => message.entry === entry);
		const rest = new AnswerIndex(
			entries.filter((__, other) => other !== entry),
			reader,
		);
		return own.map((message) => example(rest, { ...message, entry: -1 }, DROPPED_WEIGHT));
	});
	return { whole, all: [...whole, ...dropped] };
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

function print(name, judged) {
	const answerable = judged.filter((one) => one.answerable);
	const others = judged.filter((one) => !one.answerable);
	const right = answerable.filter((one) => one.right);
	console.log(`${name}: ${judged.length} messages, first answer right ${share(right, answerable)}`);
	if (name !== 'all') return;
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
const faqs = readFaqs(join(root, 'scripts', 'answers', 'faqs')).map((faq) => {
	return { ...faq, ...examplesOf(faq, reader) };
});
const judged = faqs.flatMap((faq) => {
	const others = faqs.filter((other) => other !== faq).flatMap(({ all }) => all);
	const weights = fitLogit(others, FEATURES.length, 1500);
	const own = judge(faq.whole.map((example) => ({ ...example, weights })));
	print(faq.name, own);
	return own;
});
print('all', judged);
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
