// A made-up web shop: 600 customers, 120 products, two years of orders, written as three CSV files with the
// kinds of mistakes real exports have. Same seed, same files. `node scripts/shop/generate.mjs FOLDER [SEED]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toCsv } from './csv.mjs';
import { customerRows, makeCustomers } from './customers.mjs';
import { makeOrderLines, orderRows } from './orders.mjs';
import { makeProducts, productRows } from './products.mjs';
import { chance } from './random.mjs';

const YEARS_MS = 2 * 365 * 86_400_000;
const LAST_DAY = Date.UTC(2026, 9, 31);

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
	return {
		products,
		customers,
		reachable,
		mailable,
		lines: usable,
		until,
		files: {
			'products.csv': toCsv(productFile),
			'customers.csv': toCsv(customerFile),
			'orders.csv': toCsv(orderFile),
		},
	};
}

/** Writes the three files. @returns number of rows by file */
export function writeShop(folder, options) {
	const { files } = makeShop(options);
	mkdirSync(folder, { recursive: true });
	const rows = {};
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(join(folder, name), text);
		rows[name] = text.split('\n').length - 2;
	}
	return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [folder, seed] = process.argv.slice(2);
	if (!folder) throw new Error('Usage: node scripts/shop/generate.mjs FOLDER [SEED]');
	console.log(writeShop(folder, seed ? { seed: Number(seed) } : {}));
}
