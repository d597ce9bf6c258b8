// A made-up web shop: 600 customers, 120 products, two years of orders, 1,500 reviews and 300 messages in nine languages and a
// list of answers, written as CSV files with the kinds of mistakes real exports have. Same seed, same files.
// `node scripts/shop/generate.mjs FOLDER [SEED]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toCsv } from './csv.mjs';
import { customerRows, makeCustomers } from './customers.mjs';
import { faqRows } from './messages/faq.mjs';
import { makeMessages, messageRows } from './messages.mjs';
import { makeOrderLines, orderRows } from './orders.mjs';
import { makeProducts, productRows } from './products.mjs';
import { chance } from './random.mjs';
import { makeReviews, reviewRows } from './reviews.mjs';

const YEARS_MS = 2 * 365 * 86_400_000;
const LAST_DAY = Date.UTC(2026, 9, 31);
const REVIEWS = 1500;
const MESSAGES = 300;

/** What customers write, by chance of its own: the other files stay as they are whatever is said. */
function makeTexts(seed, lines, until) {
	const random = chance(seed + 1_000_003);
	const reviews = makeReviews(random, lines, REVIEWS, until);
	const reviewFile = reviewRows(random, reviews);
	const messages = makeMessages(random, lines, MESSAGES, until);
	return { reviews, messages, reviewFile, messageFile: messageRows(messages) };
}

/**
 * The shop as its owner would know it (tests compare with this) and as its files show it.
 * @param {{ seed?: number, customers?: number, until?: number }} [options] until: the last day, UTC ms
 */
export function makeShop({ seed = 7, customers: count = 600, until = LAST_DAY } = {}) {
	const random = chance(seed);
	const products = makeProducts(random);
	const customers = makeCustomers(random, count, until - YEARS_MS, until);
	const lines = makeOrderLines(random, customers, products, until);
	const productFile = productRows(random, products);
	const { rows: customerFile, reachable, mailable } = customerRows(random, customers);
	const { rows: orderFile, usable } = orderRows(random, lines);
	const { reviews, messages, reviewFile, messageFile } = makeTexts(seed, usable, until);
	const tables = {
		'products.csv': productFile,
		'customers.csv': customerFile,
		'orders.csv': orderFile,
		'reviews.csv': reviewFile,
		'messages.csv': messageFile,
		'faq.csv': faqRows(),
	};
	const entries = Object.entries(tables);
	return {
		products,
		customers,
		reachable,
		mailable,
		lines: usable,
		reviews,
		messages,
		until,
		rows: Object.fromEntries(entries.map(([name, rows]) => [name, rows.length])),
		files: Object.fromEntries(entries.map(([name, rows]) => [name, toCsv(rows)])),
	};
}

/** Writes the files. @returns number of rows by file */
export function writeShop(folder, options) {
	const { files, rows } = makeShop(options);
	mkdirSync(folder, { recursive: true });
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [folder, seed] = process.argv.slice(2);
	if (!folder) throw new Error('Usage: node scripts/shop/generate.mjs FOLDER [SEED]');
	console.log(writeShop(folder, seed ? { seed: Number(seed) } : {}));
}
