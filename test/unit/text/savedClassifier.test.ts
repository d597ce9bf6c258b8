import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeArtefact, encodeArtefact } from '../../../lib/table';
import { LibraryError } from '../../../lib/errors';
import {
	openTextClassifier,
	openTextRules,
	TEXT_CLASSIFIER_KIND,
	TextClassifier,
} from '../../../lib/text';

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

const fitted = TextClassifier.fit(TEXTS, LABELS, 3, {
	classes: CLASSES,
	seed: 4,
	network: 'always',
});

/** What the reading of the changed artefact throws. */
function codeOf(change: (saved: { meta: object; tensors: Record<string, unknown> }) => object) {
	const { meta, tensors } = decodeArtefact(fitted.save(), TEXT_CLASSIFIER_KIND);
	const changed = { kind: TEXT_CLASSIFIER_KIND, version: 3, meta, tensors };
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
		['no word about planes by ratios', { ratio: 'perhaps' }],
		['no planes by ratios but their slope', { ratio: false }],
		['rules of no language', { rules: 'perhaps' }],
		['rules of an unknown language', { rules: [['xx', 3]] }],
		['no blocks', { blocks: [] }],
		['blocks that are numbers', { blocks: [1, 2] }],
		['more blocks than tensors', { blocks: Array.from({ length: 9 }, () => ({})) }],
		['n-grams of sounds', { blocks: [{ of: 'sounds', lengths: [1, 2], minTexts: 1 }] }],
		['n-grams of length 99', { blocks: [{ of: 'words', lengths: [1, 99], minTexts: 1 }] }],
	])('with %s is refused', (_, wrong) => {
		expect(codeOf(({ meta }) => ({ meta: { ...meta, ...wrong } }))).toBe('CORRUPT_FILE');
	});

	it.each<[string, Record<string, unknown>]>([
		['weights that cannot be inflated', { steps: new Uint8Array(7) }],
		['fewer grids than words', { exponents: new Int8Array(7) }],
		['bias of another size', { bias: new Float32Array(2) }],
		['shifts of another size', { shifts: new Float64Array(1) }],
		['slopes of another size', { slopes: new Float64Array(5) }],
		['a slope below 0', { slopes: Float64Array.of(-1, 1, 1) }],
		['fewer strengths than words', { strengthExponents: new Int8Array(7) }],
		['planes by ratios for other classes', { ratioBias: new Float32Array(1) }],
		['planes by ratios that cannot be inflated', { ratioSteps: new Uint8Array(7) }],
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

describe('a saved classifier of sentiment', () => {
	const praise = ['good', 'great', 'lovely', 'excellent', 'wonderful', 'perfect'];
	const blame = ['bad', 'awful', 'ugly', 'terrible', 'horrible', 'broken'];
	const texts = [...praise, ...blame].map((word) => `the shoes are ${word}`);
	const labels = texts.map((_, i) => (i < praise.length ? 1 : 0));

	it('knows words that it never saw, by the rules, and says the same after loading', async () => {
		const rules = await openTextRules();
		const classifier = TextClassifier.fit(texts, labels, 2, { rules, network: 'never' });
		const unseen = ['a fantastic present', 'a disgusting present'];
		const [liked, disliked] = classifier.classify(unseen);
		expect([liked?.label, disliked?.label]).toEqual(['1', '0']);
		const bytes = classifier.save();
		const loaded = await openTextClassifier(bytes);
		expect(loaded.classify(unseen)).toEqual(classifier.classify(unseen));
		expect(loaded.save()).toEqual(bytes);
	});

	it('has no rules where the labels do not go with them', async () => {
		const rules = await openTextRules();
		const mixed = labels.map((_, i) => i % 2);
		const { fitted: random } = TextClassifier.fit(texts, mixed, 2, { rules, network: 'never' });
		expect(random.rules).toBeNull();
	});
});

describe.each([1, 2])('a text classifier saved in version %i', (version) => {
	const path = resolve(__dirname, `../../golden/text-classifier-v${version}.json`);
	const golden: Golden = JSON.parse(readFileSync(path, 'utf8'));

	it.each(golden.saved)('still says the same (network: $network)', async (saved) => {
		const classifier = await openTextClassifier(Buffer.from(saved.artefact, 'base64'));
		const found = classifier.probabilities(golden.questions);
		expect(found).toHaveLength(saved.probabilities.length);
		found.forEach((value, i) => expect(value).toBeCloseTo(saved.probabilities[i] ?? NaN, 12));
	});
});
