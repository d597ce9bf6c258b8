// The texts that the spam filter learns from: sms-spam (CC BY 4.0), sentences of our own (texts.txt, the questions in
// scripts/answers/faqs), and as wanted texts of many languages reviews of uci-sentences (CC BY 4.0) and tweets of xlmt's training part.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/checkout.mjs';
import { readFaqs } from '../answers/readFaq.mjs';

const DATA = join(root, '..', 'shared', 'data');
const TEMPLATES_USED = 20;
const TWEETS_A_LANGUAGE = 300;
const REVIEWS_A_FILE = 200;

const FILLINGS = {
	link: [
		'http://bit.ly/3xK',
		'https://www.best-offer.example',
		'http://go.example/a8f',
		'www.claim-it.example',
		'https://shop.example/p/204',
		'https://track.example/991',
	],
	phone: [
		'08712 460324',
		'+44 7700 900123',
		'0900 1234567',
		'13800138000',
		'(555) 010-9988',
		'020 7946 0018',
	],
	money: [
		'£900',
		'$1,000,000',
		'500 EUR',
		'€49.90',
		'29 dollars',
		'$350',
		'1,200 euros',
		'89 £',
		'¥5000',
		'19.95',
	],
	order: ['48213', '#10442', 'A-7731', '2026-11983'],
	date: ['12 March', '3/11', '2026-10-04', '17.9.'],
	name: ['Anna', 'Mr Smith', 'Li', 'Carlos', 'Marie', 'Team'],
	percent: ['80%', '10 %', '35%', '70%'],
	count: ['2', '3', '7', '10', '500', '5000', '12'],
};

/** The templates of texts.txt: { language, spam, template }. */
function templates() {
	let [language, spam] = ['', false];
	const lines = readFileSync(join(root, 'scripts', 'spam', 'texts.txt'), 'utf8').split('\n');
	return lines.flatMap((line) => {
		const head = /^== (\w+) (\w+)$/u.exec(line);
		if (head) [language, spam] = [head[1], head[2] === 'spam'];
		return head || line.startsWith('#') || line.trim() === ''
			? []
			: [{ language, spam, template: line }];
	});
}

const fill = (template, random) =>
	template.replace(
		/\{(\w+)\}/gu,
		(_, slot) => FILLINGS[slot][random.integer(FILLINGS[slot].length)],
	);

/** Templates with their slots filled, alone or two of a kind together. `group`: texts of one group are judged together. */
function ownTexts(random) {
	const all = templates();
	const written = all.flatMap(({ language, spam, template }, group) => {
		const same = all.filter((other) => other.language === language && other.spam === spam);
		return Array.from({ length: TEMPLATES_USED }, (_, i) => {
			const other = same[random.integer(same.length)].template;
			const text = i % 4 === 3 ? `${template} ${other}` : template;
			return { text: fill(text, random), spam, group: `template ${group}` };
		});
	});
	const asked = readFaqs(join(root, 'scripts', 'answers', 'faqs')).flatMap(({ messages }) =>
		messages.filter(({ entry }) => entry >= 0).map(({ text }) => text),
	);
	return [...written, ...asked.map((text) => ({ text, spam: false, group: text }))];
}

/** sms-spam's messages. Quoted cells with doubled quotes. */
export function smsTexts() {
	const text = readFileSync(join(DATA, 'sms-spam', 'sms_spam.csv'), 'utf8');
	const rows = [...text.matchAll(/^"(ham|spam)","((?:[^"]|"")*)"$/gmu)];
	return rows.map(([, type, message]) => {
		return { text: message.replaceAll('""', '"'), spam: type === 'spam', group: '' };
	});
}

function wantedTexts() {
	const xlmt = [
		'arabic',
		'english',
		'french',
		'german',
		'hindi',
		'italian',
		'portuguese',
		'spanish',
	];
	const tweets = xlmt.flatMap((language) =>
		readFileSync(join(DATA, 'xlmt-trainval', language, 'train_text.txt'), 'utf8')
			.split('\n')
			.filter(Boolean)
			.slice(0, TWEETS_A_LANGUAGE),
	);
	const reviews = ['amazon_cells', 'imdb', 'yelp'].flatMap((name) =>
		readFileSync(join(DATA, 'uci-sentences', `${name}_labelled.txt`), 'utf8')
			.split('\n')
			.filter((line) => /\t[01]\s*$/u.test(line))
			.slice(0, REVIEWS_A_FILE)
			.map((line) => line.replace(/\t[01]\s*$/u, '')),
	);
	return [...tweets, ...reviews].map((text) => ({ text, spam: false, group: text }));
}

/** Whether the data sets are there. */
export const hasData = () => existsSync(join(DATA, 'sms-spam', 'sms_spam.csv'));

/** All that is learnt from beside sms-spam. */
export const furtherTexts = (random) => [...ownTexts(random), ...wantedTexts()];
