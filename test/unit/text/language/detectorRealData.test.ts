/** Language detection on labelled tweets and reviews, where ../shared/data is present. Prints who is taken for whom. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openLanguageDetector, type Language, type LanguageDetector } from '../../../../lib/text';

const DATA = resolve(__dirname, '../../../../../shared/data');
const there = existsSync(`${DATA}/xlmt-trainval`);
const suite = there ? describe : describe.skip;

const TWEETS: readonly (readonly [Language, string])[] = [
	['en', 'english'],
	['es', 'spanish'],
	['fr', 'french'],
	['de', 'german'],
	['it', 'italian'],
	['pt', 'portuguese'],
	['ar', 'arabic'],
	['hi', 'hindi'],
];
const COLUMNS: readonly Language[] = [...TWEETS.map(([language]) => language), 'zh', 'other'];

const lines = (path: string) => readFileSync(`${DATA}/${path}`, 'utf8').trimEnd().split('\n');
const words = (text: string) => text.trim().split(/\s+/u).length;

const tweets = (folder: string, part: string) =>
	lines(`xlmt-trainval/${folder}/${part}_text.txt`).filter((text) => words(text) >= 5);

function countsOf(texts: readonly string[], detector: LanguageDetector): Map<Language, number> {
	const counts = new Map<Language, number>();
	for (const text of texts) {
		const { language } = detector.detect(text);
		counts.set(language, (counts.get(language) ?? 0) + 1);
	}
	return counts;
}

function tableOf(rows: readonly (readonly [Language, ReadonlyMap<Language, number>])[]): string {
	const line = (cells: readonly (string | number)[]) =>
		cells.map((cell) => String(cell).padStart(6)).join('');
	const body = rows.map(([language, counts]) =>
		line([language, ...COLUMNS.map((column) => counts.get(column) ?? 0)]),
	);
	return [line(['', ...COLUMNS]), ...body].join('\n');
}

function shareOf(
	rows: readonly (readonly [Language, ReadonlyMap<Language, number>])[],
	of: (language: Language) => boolean,
): number {
	let [right, all] = [0, 0];
	for (const [language, counts] of rows) {
		if (!of(language)) continue;
		right += counts.get(language) ?? 0;
		for (const count of counts.values()) all += count;
	}
	return right / all;
}

suite(there ? 'languages of real texts' : `languages of real texts (skipped: no ${DATA})`, () => {
	/*
	 * A third of the tweets labelled as Hindi and some of the German ones are English (96 of the 101 Hindi ones that miss in
	 * `val`, read one by one): by label, Hindi cannot pass about 65 %.
	 */
	it.each(['train', 'val'])(
		'are found in 94 %% of tweets (%s) by label, 98 %% without Hindi',
		async (part) => {
			const detector = await openLanguageDetector();
			const rows = TWEETS.map(
				([language, folder]) => [language, countsOf(tweets(folder, part), detector)] as const,
			);
			process.stdout.write(
				`tweets of five words and more, ${part}, rows = label\n${tableOf(rows)}\n`,
			);
			expect(shareOf(rows, () => true)).toBeGreaterThanOrEqual(0.94);
			expect(shareOf(rows, (language) => language !== 'hi')).toBeGreaterThanOrEqual(0.98);
		},
	);

	it('are found in 98.5 % of English sentences of reviews, and in 99.9 % with a prior', async () => {
		const detector = await openLanguageDetector();
		const texts = ['amazon_cells', 'imdb', 'yelp'].flatMap((name) =>
			lines(`uci-sentences/${name}_labelled.txt`).map((line) => line.split('\t')[0] ?? ''),
		);
		const prior = new Map<Language, number>([['en', 1]]);
		const right = (given?: ReadonlyMap<Language, number>) =>
			texts.filter((text) => detector.detect(text, given).language === 'en').length / texts.length;
		expect(right()).toBeGreaterThanOrEqual(0.985);
		expect(right(prior)).toBeGreaterThanOrEqual(0.999);
	});

	it('are found in 99.9 % of Chinese reviews', async () => {
		const detector = await openLanguageDetector();
		const shop = gunzipSync(
			readFileSync(`${DATA}/zh-online-shopping-9cats/online_shopping_9cats.csv.gz`),
		).toString('utf8');
		const texts = [...lines('zh-waimai10k/waimai_10k.csv'), ...shop.trimEnd().split('\n')]
			.map((line) => line.slice(line.indexOf(',') + 1))
			.filter((text) => /\p{Script=Han}/u.test(text));
		const right = texts.filter((text) => detector.detect(text).language === 'zh').length;
		expect(right / texts.length).toBeGreaterThanOrEqual(0.999);
	});

	it('come with a confidence that says how often they are right', async () => {
		const detector = await openLanguageDetector();
		let [sure, right] = [0, 0];
		for (const [language, folder] of TWEETS) {
			// The labels of these two are wrong too often to measure by.
			if (language === 'hi' || language === 'de') continue;
			for (const text of tweets(folder, 'val')) {
				const found = detector.detect(text.split(/\s+/u).slice(-4).join(' '));
				sure += found.confidence;
				right += found.language === language ? 1 : 0;
			}
		}
		expect(sure / right).toBeGreaterThan(0.93);
		expect(sure / right).toBeLessThan(1.07);
	});
});
