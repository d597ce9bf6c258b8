// A text classifier saved in schema version 2 (made when that was the newest) with what it said; prints text-classifier-v2.json.
//
// npx gulp build && node test/golden/text-classifier-v2.mjs > test/golden/text-classifier-v2.json
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { openTextRules, TextClassifier } = require('../../dist/lib/text/index.js');

const intents = {
	texts: ['where is it', 'it is late', 'money back', 'refund me', 'card fails', 'pay by card'],
	labels: [0, 0, 1, 1, 2, 2],
	classes: ['delivery', 'refund', 'payment'],
};
const reviews = {
	texts: ['I love it', 'great phone', 'so good', 'I hate it', 'terrible phone', 'so bad'],
	labels: [1, 1, 1, 0, 0, 0],
	classes: ['bad', 'good'],
};
const questions = [
	'where is my refund',
	'the card',
	'great, I love this',
	'bad bad phone',
	'',
	'包裹',
];
const rules = await openTextRules();
const saved = [
	[intents, 'always'],
	[intents, 'never'],
	[reviews, 'never'],
].map(([{ texts, labels, classes }, network]) => {
	const options = { classes, network, seed: 7, rules };
	const classifier = TextClassifier.fit(texts, labels, classes.length, options);
	return {
		network,
		artefact: Buffer.from(classifier.save()).toString('base64'),
		probabilities: Array.from(classifier.probabilities(questions)),
	};
});
console.log(JSON.stringify({ questions, saved }, null, '\t'));
