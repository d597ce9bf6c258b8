/** The rules of each language on labelled tweets that nothing here was trained on, where ../shared/data is present. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadPacks, RuleScorer } from '../../../lib/text';

const DATA = resolve(__dirname, '../../../../shared/data/xlmt-trainval');
const there = existsSync(DATA);
const suite = there ? describe : describe.skip;
/** Scores below and above which a text is negative and positive. */
const THRESHOLD = 0.1;

const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');

const classOf = (score: number) => (score > THRESHOLD ? 2 : score < -THRESHOLD ? 0 : 1);

function macroF1(labels: readonly number[], found: readonly number[]): number {
	const scores = [0, 1, 2].map((kind) => {
		const both = labels.filter((label, i) => label === kind && found[i] === kind).length;
		const all = [...labels, ...found].filter((label) => label === kind).length;
		return (2 * both) / Math.max(1, all);
	});
	return scores.reduce((sum, score) => sum + score, 0) / 3;
}

suite(there ? 'rules on tweets' : `rules on tweets (skipped: no ${DATA})`, () => {
	it.each([
		['english', 'en', 0.5],
		['spanish', 'es', 0.5],
		['french', 'fr', 0.5],
		['german', 'de', 0.5],
		['italian', 'it', 0.5],
		['portuguese', 'pt', 0.5],
		['arabic', 'ar', 0.47],
		['hindi', 'hi', 0.36],
	])('tell three classes of %s apart, macro-F1 of %s >= %d', async (name, language, bound) => {
		const pack = (await loadPacks()).get(language);
		if (!pack) throw new Error(`no pack for ${language}`);
		const scorer = new RuleScorer(pack);
		const labels = lines(`${DATA}/${name}/val_labels.txt`).map(Number);
		const found = lines(`${DATA}/${name}/val_text.txt`).map((text) =>
			classOf(scorer.score(text).score),
		);
		const right = labels.filter((label, i) => label === found[i]).length / labels.length;
		const majority = Math.max(
			...[0, 1, 2].map((kind) => labels.filter((label) => label === kind).length),
		);
		expect(right).toBeGreaterThan(majority / labels.length);
		expect(macroF1(labels, found)).toBeGreaterThanOrEqual(bound);
	});
});
