// Labelled texts for the benchmark of the sentiment engine: { name, language, kind, rows: [{ text, label }] }. Labels 0, 1, 2 =
// negative, neutral, positive; kind "three" or "two" classes; graded sets hold `rating` too.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { SENTENCES, sentences, TWEETS, tweets } from '../scripts/sentiment/sources.mjs';

export const DATA = fileURLToPath(new URL('../../shared/data', import.meta.url));

/** Ratings from −4 to 4 by 20 people; for classes those that take a side count. */
const SIDE = 0.5;

export function graded(file) {
	const lines = readFileSync(resolve(DATA, 'vader-gold', `${file}_GroundTruth.txt`), 'utf8');
	const rows = lines.split(/\r?\n/u).filter((line) => line !== '');
	return rows.map((line) => {
		const [, rating, text] = line.split('\t');
		return { text, rating: Number(rating) };
	});
}

const sidesOf = (rows) =>
	rows
		.filter(({ rating }) => Math.abs(rating) >= SIDE)
		.map(({ text, rating }) => ({ text, label: rating > 0 ? 2 : 0 }));

/** The English sets; `leftOut` = the sentences that weights and Bayes must not have learned from to be judged on them. */
export const english = () => [
	{ name: 'tweets', kind: 'two', rows: sidesOf(graded('tweets')) },
	{ name: 'amazon', kind: 'two', rows: sidesOf(graded('amazonReviewSnippets')) },
	...SENTENCES.map((name) => ({
		name: `uci-${name}`,
		kind: 'two',
		leftOut: name,
		rows: sentences(DATA, name),
	})),
	{ name: 'xlmt-en', kind: 'three', rows: tweets(DATA, 'en', 'val') },
];

export const otherLanguages = () => [
	...Object.keys(TWEETS)
		.filter((language) => language !== 'en')
		.map((language) => ({
			name: `xlmt-${language}`,
			language,
			kind: 'three',
			rows: tweets(DATA, language, 'val'),
		})),
	{ name: 'zh.shopping', language: 'zh', kind: 'two', rows: chinese(shopping(), 1, 2) },
	{ name: 'zh.waimai', language: 'zh', kind: 'two', rows: chinese(waimai(), 0, 1) },
];

const shopping = () =>
	gunzipSync(
		readFileSync(resolve(DATA, 'zh-online-shopping-9cats/online_shopping_9cats.csv.gz')),
	).toString();
const waimai = () => readFileSync(resolve(DATA, 'zh-waimai10k/waimai_10k.csv'), 'utf8');

const chinese = (text, label, review) =>
	records(text)
		.slice(1)
		.map((row) => ({ text: row[review], label: row[label] === '1' ? 2 : 0 }));

/** Rows of a CSV with quotes and line ends inside of them. */
function records(text) {
	const rows = [];
	let [row, field, quoted] = [[], '', false];
	for (let i = 0; i < text.length; i++) {
		const c = text[i];
		if (quoted && c === '"' && text[i + 1] === '"') {
			field += '"';
			i++;
		} else if (c === '"') quoted = !quoted;
		else if (!quoted && (c === ',' || c === '\n')) {
			row.push(field);
			field = '';
			if (c === '\n') {
				rows.push(row);
				row = [];
			}
		} else if (quoted || c !== '\r') field += c;
	}
	if (field !== '' || row.length > 0) rows.push([...row, field]);
	return rows;
}
