import { testContext } from '../../support/context';
import { stratifiedFolds } from '../../../lib/math';
import { TextClassifier } from '../../../lib/text';

const QUESTIONS = [
	'where is my parcel',
	'my parcel has not come',
	'track the delivery please',
	'the delivery is late again',
	'when does the courier come',
	'I want my money back',
	'please refund the order',
	'how do I return the shoes',
	'send me a return label',
	'the refund has not arrived',
	'my card was declined',
	'payment does not work',
	'can I pay by invoice',
	'the card payment failed twice',
	'which payment methods do you take',
];
const LABELS = Uint8Array.from(QUESTIONS, (_, i) => Math.floor(i / 5));

describe('TextClassifier', () => {
	const classify = (texts: readonly string[], seed = 1) =>
		TextClassifier.fit(QUESTIONS, LABELS, 3, { seed }).probabilities(texts);

	it.each([
		['Where is the parcel of my mother?', 0],
		['Refund my shoes, please!', 1],
		['PAYMENT by card fails', 2],
	])('puts %j into class %d', (text, expected) => {
		const probabilities = Array.from(classify([text]));
		expect(probabilities.indexOf(Math.max(...probabilities))).toBe(expected);
		expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
	});

	it('gives the same numbers for the same texts and seed', () => {
		const texts = ['where is my refund', '', '包裹在哪里'];
		expect(classify(texts, 7)).toEqual(classify(texts, 7));
	});

	it('learns from columns beside the words', () => {
		const further = { count: 1, of: (text: string) => [text.length > 3 ? 1 : -1] };
		const texts = ['aaaa', 'bbbb', 'cccc', 'dddd', 'ab', 'cd', 'ef', 'gh'];
		const fitted = TextClassifier.fit(texts, [1, 1, 1, 1, 0, 0, 0, 0], 2, { further, c: 10 });
		const [, long = 0] = fitted.probabilities(['zzzzz']);
		const [, short = 1] = fitted.probabilities(['z']);
		expect(long).toBeGreaterThan(short);
	});

	it('stops when it is cancelled', () => {
		const { signal } = testContext({ cancelAfter: 3 });
		expect(() => TextClassifier.fit(QUESTIONS, LABELS, 3, { signal })).toThrow('was cancelled');
	});
});

describe('stratifiedFolds', () => {
	it('spreads each class evenly', () => {
		const labels = Uint8Array.from({ length: 103 }, (_, row) => (row % 10 === 0 ? 1 : 0));
		const folds = stratifiedFolds(labels, 5, 42);
		for (const label of [0, 1]) {
			const counts = [0, 0, 0, 0, 0];
			folds.forEach((fold, row) => {
				if (labels[row] === label) counts[fold] = (counts[fold] ?? 0) + 1;
			});
			expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
		}
	});
});
