/** The labelled texts that shipped weights may learn from, read from ../shared/data. See docs/models/sentiment.md for licences. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const lines = (path) => readFileSync(path, 'utf8').replace(/\r/g, '').trimEnd().split('\n');

export const TWEETS = {
	ar: 'arabic',
	de: 'german',
	en: 'english',
	es: 'spanish',
	fr: 'french',
	hi: 'hindi',
	it: 'italian',
	pt: 'portuguese',
};

export const SENTENCES = ['amazon_cells', 'imdb', 'yelp'];

/** XLM-T tweets of one language: `part` is "train" (to learn from) or "val" (to judge by). */
export function tweets(data, language, part) {
	const folder = resolve(data, 'xlmt-trainval', TWEETS[language]);
	const labels = lines(resolve(folder, `${part}_labels.txt`)).map(Number);
	const texts = readFileSync(resolve(folder, `${part}_text.txt`), 'utf8').split('\n');
	return labels.map((label, i) => ({ text: texts[i], label, threeClasses: true }));
}

/** UCI sentiment labelled sentences of one site: positive or negative. */
export const sentences = (data, name) =>
	lines(resolve(data, 'uci-sentences', `${name}_labelled.txt`))
		.filter((line) => line.trim() !== '')
		.map((line) => ({
			text: line.slice(0, line.lastIndexOf('\t')),
			label: line.endsWith('1') ? 2 : 0,
			threeClasses: false,
		}));
