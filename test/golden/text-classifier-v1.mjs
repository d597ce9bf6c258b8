// A text classifier saved in schema version 1 with what it said; prints text-classifier-v1.json.
//
// npx gulp build && node test/golden/text-classifier-v1.mjs > test/golden/text-classifier-v1.json
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { TextClassifier } = require('../../dist/lib/text/index.js');

const texts = ['where is it', 'it is late', 'money back', 'refund me', 'card fails', 'pay by card'];
const labels = [0, 0, 1, 1, 2, 2];
const classes = ['delivery', 'refund', 'payment'];
const questions = ['where is my refund', 'the card', '', '包裹'];
const saved = ['auto', 'never'].map((network) => {
	const classifier = TextClassifier.fit(texts, labels, 3, { classes, network, seed: 7 });
	return {
		network,
		artefact: Buffer.from(classifier.save()).toString('base64'),
		probabilities: Array.from(classifier.probabilities(questions)),
	};
});
console.log(JSON.stringify({ questions, saved }, null, '\t'));
