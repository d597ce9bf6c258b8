/** The shipped engine on public texts that nothing of it was learned from, where ../shared/data is present. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	openSentiment,
	type Language,
	type Sentiment,
	type SentimentEngine,
} from '../../../../lib/text';

const DATA = resolve(__dirname, '../../../../../shared/data');
const there = existsSync(DATA);
const suite = there ? describe : describe.skip;
const LANGUAGES: readonly (readonly [string, Language])[] = [
	['arabic', 'ar'],
	['english', 'en'],
	['french', 'fr'],
	['german', 'de'],
	['hindi', 'hi'],
	['italian', 'it'],
	['portuguese', 'pt'],
	['spanish', 'es'],
];
const CLASSES = ['negative', 'neutral', 'positive'];

const lines = (path: string) =>
	readFileSync(path, 'utf8').replace(/\r/gu, '').trimEnd().split('\n');
const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: readonly number[], b: readonly number[]): number {
	const [ma, mb] = [mean(a), mean(b)];
	const product = mean(a.map((value, i) => (value - ma) * ((b[i] ?? 0) - mb)));
	const spread = (values: readonly number[], m: number) => mean(values.map((v) => (v - m) ** 2));
	return product / Math.sqrt(spread(a, ma) * spread(b, mb));
}

function macroF1(labels: readonly number[], found: readonly number[]): number {
	return mean(
		[0, 1, 2].map((kind) => {
			const both = labels.filter((label, i) => label === kind && found[i] === kind).length;
			return (2 * both) / [...labels, ...found].filter((label) => label === kind).length;
		}),
	);
}

/** Mean distance of confidence and share of right ones, over ten bins. */
function calibrationError(labels: readonly number[], found: readonly Sentiment[]): number {
	const bins = new Float64Array(10);
	found.forEach((one, i) => {
		const right = CLASSES[labels[i] ?? -1] === one.class ? 1 : 0;
		const bin = Math.min(9, Math.floor(one.confidence * 10));
		bins[bin] = (bins[bin] ?? 0) + one.confidence - right;
	});
	return bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / found.length;
}

suite(
	there ? 'the engine on public texts' : `the engine on public texts (skipped: no ${DATA})`,
	() => {
		let engine: SentimentEngine;

		beforeAll(async () => {
			engine = await openSentiment();
		});

		it.each([
			['tweets', 0.885],
			['amazonReviewSnippets', 0.66],
		])('agrees with the mean of 20 people on %s, r >= %d', (name, bound) => {
			const cells = lines(`${DATA}/vader-gold/${name}_GroundTruth.txt`).map((line) =>
				line.split('\t'),
			);
			const scores = cells.map(([, , text = '']) => engine.analyse(text, { language: 'en' }).score);
			const ratings = cells.map(([, rating]) => Number(rating));
			expect(correlation(scores, ratings)).toBeGreaterThanOrEqual(bound);
		});

		it('tells three classes of tweets apart in eight languages, mean macro-F1 >= .6, calibrated within .05', () => {
			const all: { label: number; found: Sentiment }[] = [];
			const scores = LANGUAGES.map(([name, language]) => {
				const labels = lines(`${DATA}/xlmt-trainval/${name}/val_labels.txt`).map(Number);
				const texts = readFileSync(`${DATA}/xlmt-trainval/${name}/val_text.txt`, 'utf8').split(
					'\n',
				);
				const found = labels.map((_, i) => engine.analyse(texts[i] ?? '', { language }));
				labels.forEach((label, i) => {
					const one = found[i];
					if (one) all.push({ label, found: one });
				});
				return macroF1(
					labels,
					found.map((one) => CLASSES.indexOf(one.class)),
				);
			});
			expect(mean(scores)).toBeGreaterThanOrEqual(0.6);
			const error = calibrationError(
				all.map((one) => one.label),
				all.map((one) => one.found),
			);
			expect(error).toBeLessThanOrEqual(0.05);
		});
	},
);
