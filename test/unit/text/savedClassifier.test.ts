import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeArtefact, encodeArtefact } from '../../../lib/table';
import { LibraryError } from '../../../lib/errors';
import { TEXT_CLASSIFIER_KIND, TextClassifier } from '../../../lib/text';

interface Golden {
	readonly questions: readonly string[];
	readonly saved: readonly {
		readonly network: string;
		readonly artefact: string;
		readonly probabilities: readonly number[];
	}[];
}

const TEXTS = [
	'where is my parcel',
	'the parcel is late',
	'track my parcel please',
	'give me my money back',
	'refund the money please',
	'money back for these shoes',
	'my card was declined',
	'the card payment failed',
	'which card do you take',
];
const CLASSES = ['delivery', 'refund', 'payment'];
const LABELS = [0, 0, 0, 1, 1, 1, 2, 2, 2];
const QUESTIONS = ['parcel?', 'money money', 'a card', '', '\ud800', '包裹'];

const fitted = TextClassifier.fit(TEXTS, LABELS, 3, { classes: CLASSES, seed: 4 });

/** What the reading of the changed artefact throws. */
function codeOf(change: (saved: { meta: object; tensors: Record<string, unknown> }) => object) {
	const { meta, tensors } = decodeArtefact(fitted.save(), TEXT_CLASSIFIER_KIND);
	const changed = { kind: TEXT_CLASSIFIER_KIND, version: 1, meta, tensors };
	const given = change({ meta, tensors: Object.fromEntries(tensors) });
	try {
		TextClassifier.fromArtefact(
			encodeArtefact({ ...changed, tensors: Object.fromEntries(tensors), ...given }),
		);
	} catch (error) {
		return error instanceof LibraryError ? error.code : String(error);
	}
	return 'nothing thrown';
}

describe('a saved text classifier', () => {
	it('says the same after saving and loading, and saves the same bytes again', () => {
		const classifier = fitted;
		const loaded = TextClassifier.fromArtefact(classifier.save());
		expect(loaded.classify(QUESTIONS)).toEqual(classifier.classify(QUESTIONS));
		expect(loaded.save()).toEqual(classifier.save());
	});

	it('names the likeliest class', () => {
		const [parcel, money] = TextClassifier.fromArtefact(fitted.save()).classify(QUESTIONS);
		expect(parcel?.label).toBe('delivery');
		expect(money?.label).toBe('refund');
		expect(parcel?.confidence).toBe(Math.max(...(parcel?.probabilities ?? [])));
	});

	it('with another version is refused', () => {
		expect(codeOf(() => ({ version: 99 }))).toBe('CORRUPT_FILE');
	});

	it.each<[string, object]>([
		['classes twice', { classes: ['a', 'a', 'b'] }],
		['one class', { classes: ['a'] }],
		['no classes', { classes: null }],
		['classes that are numbers', { classes: [1, 2, 3] }],
		['too few classes for the weights', { classes: ['a', 'b'] }],
		['no word about a network', { network: 'perhaps' }],
		['no network but its slope', { network: false }],
		['no blocks', { blocks: [] }],
		['blocks that are numbers', { blocks: [1, 2] }],
		['more blocks than tensors', { blocks: Array.from({ length: 9 }, () => ({})) }],
		['n-grams of sounds', { blocks: [{ of: 'sounds', lengths: [1, 2], minTexts: 1 }] }],
		['n-grams of length 99', { blocks: [{ of: 'words', lengths: [1, 99], minTexts: 1 }] }],
	])('with %s is refused', (_, wrong) => {
		expect(codeOf(({ meta }) => ({ meta: { ...meta, ...wrong } }))).toBe('CORRUPT_FILE');
	});

	it.each<[string, Record<string, unknown>]>([
		['weights of another size', { weights: new Float32Array(7) }],
		['bias of another size', { bias: new Float32Array(2) }],
		['shifts of another size', { shifts: new Float64Array(1) }],
		['slopes of another size', { slopes: new Float64Array(5) }],
		['a slope below 0', { slopes: Float64Array.of(-1, 1) }],
		['a network of no units', { firstBias: new Float32Array(0) }],
		['a network of another size', { secondWeights: new Float32Array(9) }],
		['a network for other classes', { secondBias: new Float32Array(9) }],
		['hashes that descend', { hashes0: Uint32Array.of(9, 3), idf0: new Float32Array(2) }],
		['hashes outside the space', { hashes0: Uint32Array.of(2 ** 31), idf0: new Float32Array(1) }],
		['fewer weights of words than words', { idf0: new Float32Array(1) }],
	])('with %s is refused', (_, wrong) => {
		expect(codeOf(({ tensors }) => ({ tensors: { ...tensors, ...wrong } }))).toBe('CORRUPT_FILE');
	});

	it('cut anywhere is refused', () => {
		const bytes = fitted.save();
		for (const length of [0, 7, 8, 100, bytes.length - 1])
			expect(() => TextClassifier.fromArtefact(bytes.slice(0, length))).toThrow(LibraryError);
	});
});

describe('a text classifier of an earlier release', () => {
	const path = resolve(__dirname, '../../golden/text-classifier-v1.json');
	const golden: Golden = JSON.parse(readFileSync(path, 'utf8'));

	it.each(golden.saved)('still says the same (network: $network)', (saved) => {
		const classifier = TextClassifier.fromArtefact(Buffer.from(saved.artefact, 'base64'));
		const found = classifier.probabilities(golden.questions);
		expect(found).toHaveLength(saved.probabilities.length);
		found.forEach((value, i) => expect(value).toBeCloseTo(saved.probabilities[i] ?? NaN, 12));
	});
});
