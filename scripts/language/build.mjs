// Makes lib/text/language/weights/languages.safetensors: what n-grams and words say about a text's language.
//   node scripts/language/build.mjs [folder of the shared data sets]
// From: the n-grams of the package "eld" (Apache-2.0, the languages in Latin letters), stop words and lexicons of this
// package, and for Hindi in Latin letters the n-grams of the Hindi training tweets of xlmt (hashed weights only).
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled } from './bundled.mjs';
import { OTHER_WORDS } from './otherWords.mjs';
import { OWN_WORDS } from './ownWords.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = resolve(process.argv[2] ?? join(ROOT, '../shared/data'));
const SIZE = process.env.ELD_SIZE ?? 'extrasmall';
const ELD = join(ROOT, 'node_modules/eld/src');

/** Subtracted from the scores of the package to make its file small. */
const BASE = 53;
/** What a stop word and a word of a lexicon add for their language, where they have no other. */
const STOP_WORD = Number(process.env.STOP_WORD ?? 100);
const LEXICON_WORD = Number(process.env.LEXICON_WORD ?? 60);
/** Languages of a word beyond which it says nothing. */
const MOST_SHARED = 4;
/** Rarest n-gram of the tweets that counts, and the English that is mixed into them. */
const LEAST_SEEN = 4;
const ENGLISH_SHARE = 0.3;

const {
	BEGIN,
	END,
	WHOLE_WORD,
	LATIN_LANGUAGES,
	STOP_WORDS,
	foldWord,
	loadPacks,
	writeSafetensors,
	wordHash,
	gramsOf,
} = await bundled('scripts/language/parts.mjs');

const load = (file) => import(pathToFileURL(join(ELD, file)).href);
const { dictionary } = await load('dictionary.js');
const { ngramsData } = await load(`ngrams/${SIZE}.js`);

const place = new Map(LATIN_LANGUAGES.map((language, i) => [language, i]));
/** "key,marks" → language → how much. */
const table = new Map();

function add(key, marks, language, amount) {
	const id = `${key >>> 0},${marks}`;
	const known = table.get(id) ?? new Map();
	known.set(language, Math.max(1, Math.min(255, Math.round((known.get(language) ?? 0) + amount))));
	table.set(id, known);
}

/** n-grams of the package: its own character for each byte, space for the ends of words. */
function addPackage() {
	const byteOf = new Map(Object.entries(dictionary).map(([byte, sign]) => [sign, Number(byte)]));
	for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
		const marks = (gram.startsWith(' ') ? BEGIN : 0) | (gram.endsWith(' ') ? END : 0);
		const bytes = [...gram.trim()].map((sign) => byteOf.get(sign) ?? sign.charCodeAt(0));
		const key = bytes.reduce((sum, byte) => (sum << 8) | byte, 0);
		for (const [language, score] of Object.entries(scores)) {
			const at = place.get(ngramsData.languages[language]);
			if (at !== undefined) add(key, marks, at, score + BASE);
		}
	}
}

const tweets = (language) =>
	readFileSync(join(DATA, 'xlmt-trainval', language, 'train_text.txt'), 'utf8')
		.trimEnd()
		.split('\n');

function frequencies(texts) {
	const counts = new Map();
	let all = 0;
	for (const text of texts) {
		for (const { key, marks } of gramsOf(text)) {
			if (marks === WHOLE_WORD) continue;
			const id = `${key},${marks}`;
			counts.set(id, (counts.get(id) ?? 0) + 1);
			all++;
		}
	}
	return { counts, all };
}

/** The package's score of an n-gram as a line of the logarithm of how often English tweets have it. */
function scaleOf({ counts, all }) {
	const points = [...counts].flatMap(([id, count]) => {
		const score = table.get(id)?.get(place.get('en'));
		return count >= 5 && score ? [[Math.log(count / all), score]] : [];
	});
	const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const [x, y] = [mean((p) => p[0]), mean((p) => p[1])];
	const slope = mean((p) => (p[0] - x) * (p[1] - y)) / mean((p) => (p[0] - x) ** 2);
	return { slope, start: y - slope * x };
}

function addHindi() {
	const english = frequencies(tweets('english'));
	const hindi = frequencies(tweets('hindi'));
	const { slope, start } = scaleOf(english);
	let added = 0;
	for (const [id, count] of hindi.counts) {
		const mixed = count / hindi.all;
		const own =
			(mixed - ENGLISH_SHARE * ((english.counts.get(id) ?? 0) / english.all)) / (1 - ENGLISH_SHARE);
		const score = start + slope * Math.log(own);
		if (count < LEAST_SEEN || own < mixed / 4 || score < 60) continue;
		const [key, marks] = id.split(',').map(Number);
		add(key, marks, place.get('hi'), score);
		added++;
	}
	console.log(
		`Hindi in Latin letters: ${added} n-grams; score = ${start.toFixed(1)} + ${slope.toFixed(2)} ln p`,
	);
}

const isLatinWord = (word) => /^[\p{Script=Latin}'’]+$/u.test(word);

async function addWords() {
	const packs = await loadPacks();
	const amounts = new Map();
	const note = (word, language, amount) => {
		const folded = foldWord(word.toLowerCase());
		if (!isLatinWord(folded) || folded.length < 2) return;
		const known = amounts.get(folded) ?? new Map();
		known.set(language, Math.max(amount, known.get(language) ?? 0));
		amounts.set(folded, known);
	};
	for (const language of ['en', 'es', 'fr', 'de', 'it', 'pt', 'hi']) {
		// What Hindi tweets borrow from English is no sign of Hindi.
		const values = language === 'hi' ? [] : packs.get(language).values.keys();
		for (const word of values) note(word, language, LEXICON_WORD);
		for (const word of STOP_WORDS[language].split(/\s+/u)) note(word, language, STOP_WORD);
	}
	for (const [language, words] of Object.entries({ ...OTHER_WORDS, ...OWN_WORDS })) {
		for (const word of words.trim().split(/\s+/u)) note(word, language, STOP_WORD);
	}
	let added = 0;
	for (const [word, languages] of amounts) {
		// What all lists hold was borrowed from English.
		const borrowed = languages.size > MOST_SHARED && languages.has('en');
		if (languages.size > MOST_SHARED && !borrowed) continue;
		for (const [language, amount] of borrowed ? [['en', STOP_WORD * 2]] : languages) {
			add(
				wordHash(word),
				WHOLE_WORD,
				place.get(language),
				amount / (borrowed ? 2 : languages.size),
			);
			added++;
		}
	}
	console.log(`words: ${added}`);
}

addPackage();
addHindi();
if (STOP_WORD > 0) await addWords();

const entries = [...table]
	.map(([id, scores]) => [...id.split(',').map(Number), [...scores].sort((a, b) => a[0] - b[0])])
	.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
const bytes = writeSafetensors({
	metadata: new Map([
		['kind', 'text.languages'],
		['version', '1'],
		['languages', LATIN_LANGUAGES.join(' ')],
		['sources', 'eld (Apache-2.0), own word lists, xlmt training tweets in Hindi'],
	]),
	tensors: new Map([
		['keys', Uint32Array.from(entries, ([key]) => key)],
		['marks', Uint8Array.from(entries, ([, marks]) => marks)],
		['counts', Uint8Array.from(entries, ([, , scores]) => scores.length)],
		[
			'pairs',
			Uint16Array.from(entries.flatMap(([, , scores]) => scores.map(([l, s]) => l * 256 + s))),
		],
	]),
});
const file = process.env.OUT ?? join(ROOT, 'lib/text/language/weights/languages.safetensors');
writeFileSync(file, bytes);
console.log(`${file}: ${entries.length} keys, ${bytes.length} bytes`);
