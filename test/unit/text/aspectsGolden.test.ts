/** Aspects against 200 sentences labelled by hand; test/golden/aspects/README.md tells how. The first half was tuned on. */
import { openAspects } from '../../../lib/text';
import { figuresOf, judge, labelledSentences, type Figures } from '../../support/aspectGolden';

const sentences = labelledSentences();
const figures = new Map<string, Figures>();

const line = (name: string, all: Figures) =>
	`${name.padEnd(18)} P ${all.precision.toFixed(3)}  R ${all.recall.toFixed(3)}  F1 ${all.f1.toFixed(3)}  F1 of targets ${all.targetF1.toFixed(3)}  calibration error ${all.calibrationError.toFixed(3)}`;

beforeAll(async () => {
	const aspects = await openAspects();
	const judged = sentences.map((sentence) =>
		judge(sentence, aspects.find(sentence.text, sentence.language)),
	);
	const isEnglish = (_: unknown, i: number) => sentences[i]?.language === 'en';
	figures.set('all 200', figuresOf(judged));
	figures.set('first 100 (tuned)', figuresOf(judged.slice(0, 100)));
	figures.set('last 100', figuresOf(judged.slice(100)));
	figures.set('English', figuresOf(judged.filter(isEnglish)));
	figures.set('other languages', figuresOf(judged.filter((one, i) => !isEnglish(one, i))));
	const lines = [...figures].map(([name, all]) => line(name, all));
	process.stdout.write(`aspects, pairs of topic and sign:\n${lines.join('\n')}\n`);
});

const of = (name: string) => {
	const found = figures.get(name);
	if (!found) throw new Error(name);
	return found;
};

describe('aspects of labelled sentences', () => {
	it('are 200 in nine languages, most of them English', () => {
		const english = sentences.filter(({ language }) => language === 'en').length;
		expect(sentences).toHaveLength(200);
		expect(new Set(sentences.map(({ language }) => language)).size).toBe(9);
		expect(english).toBe(120);
	});

	it.each([
		['last 100', 0.82],
		['all 200', 0.85],
		['English', 0.78],
		['other languages', 0.9],
	])('are found in %s with an F1 of at least %d', (name, floor) => {
		expect(of(name).f1).toBeGreaterThanOrEqual(floor);
	});

	it('name the right words in the last 100 with an F1 of at least 0.78', () => {
		expect(of('last 100').targetF1).toBeGreaterThanOrEqual(0.78);
	});

	it.each(['last 100', 'all 200'])('are as sure as they are right in %s, within 0.05', (name) => {
		expect(of(name).calibrationError).toBeLessThanOrEqual(0.05);
	});
});
