// Reviews of the sample shop in nine languages: what was ordered, one to three statements on things that matter for such a
// product, often a word on the whole, sometimes sarcasm, emoji, shouting, or nothing but stars. From TROUBLE on many parcels are late.
import { ARABIC } from './reviews/arabic.mjs';
import { CHINESE } from './reviews/chinese.mjs';
import { ENGLISH } from './reviews/english.mjs';
import { FRENCH } from './reviews/french.mjs';
import { GERMAN } from './reviews/german.mjs';
import { HINDI } from './reviews/hindi.mjs';
import { ITALIAN } from './reviews/italian.mjs';
import { PORTUGUESE } from './reviews/portuguese.mjs';
import { SPANISH } from './reviews/spanish.mjs';

const DAY = 86_400_000;
/** The new carrier begins. */
export const TROUBLE = Date.UTC(2026, 6, 1);
const LATE_SHARE = 0.45;

const LANGUAGES = [ENGLISH, GERMAN, FRENCH, CHINESE, SPANISH, ITALIAN, PORTUGUESE, ARABIC, HINDI];
/** How many write in each language who do not write in that of their country. */
const ABROAD = [0.2, 0.08, 0.08, 0.08, 0.18, 0.13, 0.13, 0.07, 0.07];

/** What people speak of with products of a category, besides what concerns every order. */
const OWN_TOPICS = {
	COF: ['taste', 'taste', 'smell'],
	TEA: ['taste', 'taste', 'smell'],
	CHO: ['taste', 'taste', 'design'],
	SKI: ['smell', 'comfort', 'performance'],
	CAN: ['smell', 'smell', 'design', 'performance'],
	PET: ['petTaste', 'petTaste', 'smell'],
	KIT: ['quality', 'performance', 'use', 'design'],
	GAR: ['quality', 'performance', 'use'],
	STA: ['quality', 'design', 'design'],
	SPO: ['fit', 'comfort', 'quality', 'performance'],
};
const EVERY_ORDER = [
	'delivery',
	'delivery',
	'packaging',
	'price',
	'price',
	'quality',
	'service',
	'returns',
	'website',
	'range',
];

const GOOD_EMOJI = ['😍', '👍', '❤️', '😊', '🎉', '🥰', '👏'];
const BAD_EMOJI = ['😡', '👎', '😢', '🤮', '🙄', '😤'];

/** One of the ways in which a template may be read, with the product filled in. */
export function spoken(random, template, product, words) {
	return template
		.replaceAll(/\[([^\]]*)\]/g, (_, ways) => random.pick(ways.split('|')))
		.replaceAll(
			'{p}',
			product.category.kinds.find((kind) => product.name.startsWith(kind)),
		)
		.replaceAll('{k}', words.kinds[product.category.key]);
}

/** Lower case for what follows an "and" or "but", where the word is not always written large. */
function inside(sentence, { language }) {
	if (/^(?:I|I'm|My [A-Z])\b/.test(sentence)) return sentence;
	if (
		language === 'de' &&
		!/^(?:Die|Der|Das|Alles|Mein|Meine|Unsere|Viel|Sehr|Leicht|Schwer|Schlecht|Gut|Nach|Ich|Niemand|Mir|Es)\b/.test(
			sentence,
		)
	)
		return sentence;
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function topicsOf(random, product, count) {
	const topics = new Set();
	while (topics.size < count)
		topics.add(random.pick(random.happens(0.5) ? OWN_TOPICS[product.category.key] : EVERY_ORDER));
	return [...topics];
}

/** What a customer thinks: topics with good or bad, in the order of telling. */
function opinions(random, product, time) {
	const mood = random.weighted([0.56, 0.22, 0.22]);
	const count = 1 + random.weighted([0.42, 0.43, 0.15]);
	const said = topicsOf(random, product, mood === 2 ? Math.max(2, count) : count).map(
		(topic, index) => ({
			topic,
			good: mood === 2 ? index % 2 === 0 : mood === 0,
		}),
	);
	if (time < TROUBLE || !random.happens(LATE_SHARE)) return said;
	return [...said.filter(({ topic }) => topic !== 'delivery'), { topic: 'delivery', good: false }];
}

/** Sentences in a row, joined by "but" where the opinion turns. */
function joined(random, sentences, words) {
	return sentences.reduce((text, { sentence, good }, index) => {
		if (index === 0) return sentence;
		const turns = sentences[index - 1].good !== good;
		const join = random.pick(turns ? words.but : words.and);
		const open = /[.!。！।]\s*$/.test(join);
		return `${text}${join}${open ? sentence : inside(sentence, words)}`;
	}, '');
}

function starsFor(random, said) {
	const good = said.filter((opinion) => opinion.good).length;
	const share = said.length === 0 ? 0.5 : good / said.length;
	if (random.happens(0.012)) return share > 0.5 ? 1 : 5; // the wrong end of the scale
	if (share === 1) return random.happens(0.7) ? 5 : 4;
	if (share === 0) return random.happens(0.6) ? 1 : 2;
	return random.pick([2, 3, 3, 4]);
}

/** As people type: emoji, capitals, many marks, no marks, small letters. */
function typed(random, text, good, words) {
	let result = text;
	if (random.happens(0.06)) result = result.toUpperCase();
	else if (random.happens(0.08)) result = result.toLowerCase();
	result += random.happens(0.15) ? '!!' : random.happens(0.75) ? (words.end ?? '.') : '';
	if (random.happens(0.14)) result += ` ${random.pick(good ? GOOD_EMOJI : BAD_EMOJI)}`;
	return result;
}

function writtenText(random, said, stars, product, words) {
	const draw = (list) => spoken(random, random.pick(list), product, words);
	if (said.length === 0) return typed(random, draw(words.neutral), stars > 2, words);
	const sentences = said.map(({ topic, good }) => ({
		sentence: draw(words[good ? 'good' : 'bad'][topic]),
		good,
	}));
	if (random.happens(0.35) && stars !== 3) {
		const whole = { sentence: draw(stars > 3 ? words.goodWhole : words.badWhole), good: stars > 3 };
		if (random.happens(0.5)) sentences.push(whole);
		else sentences.unshift(whole);
	}
	return typed(random, joined(random, sentences, words), stars > 2, words);
}

function languageOf(random, customer) {
	const own = LANGUAGES.findIndex(({ language }) => language === customer.person.language);
	return LANGUAGES[random.happens(0.62) ? own : random.weighted(ABROAD)];
}

function reviewOf(random, { customer, product, time }, until) {
	const when = Math.min(until, time + random.between(3, 24) * DAY);
	const words = languageOf(random, customer);
	const kind = random.weighted([0.9, 0.05, 0.02, 0.03]);
	const said =
		kind === 0
			? opinions(random, product, when)
			: kind === 2
				? [{ topic: 'whole', good: false }]
				: [];
	const stars = said.length === 0 ? random.pick([3, 3, 4, 5]) : starsFor(random, said);
	const tone = stars > 3 ? 'goodTitle' : stars < 3 ? 'badTitle' : 'neutralTitle';
	const text =
		kind === 3
			? random.pick(['', '', '👍', '...', '5'])
			: kind === 2
				? typed(random, spoken(random, random.pick(words.sarcasm), product, words), false, words)
				: writtenText(random, said, stars, product, words);
	return {
		customer,
		product,
		when,
		stars: kind === 2 ? random.pick([1, 1, 5]) : stars,
		words,
		said,
		title: random.pick(words[tone]),
		text,
	};
}

/**
 * Reviews of some of the lines, in order of time. `said` = what the customer meant, which is not in the file.
 * @returns {{ customer: { id: string }, product: { id: string }, when: number, stars: number, words: { language: string },
 *   said: { topic: string, good: boolean }[], title: string, text: string }[]}
 */
export function makeReviews(random, lines, count, until) {
	const chosen = random.shuffle(lines).slice(0, count);
	return chosen.map((line) => reviewOf(random, line, until)).sort((a, b) => a.when - b.when);
}

/** The reviews file; 2 % without stars, as some people only write. */
export function reviewRows(random, reviews) {
	return reviews.map(({ customer, product, when, stars, words, title, text }, index) => ({
		review_id: `R${String(index + 1).padStart(5, '0')}`,
		customer_id: customer.id,
		product_id: product.id,
		date: new Date(when).toISOString().slice(0, 10),
		stars: random.happens(0.02) ? '' : stars,
		language: words.language,
		title,
		text,
	}));
}
