// The real purchases of 2,377 households (../shared/data/completejourney, CC0), put under the column names of the
// sample shop. Only headers, ids of lines and addresses are ours; dates, amounts and products are as they were.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { root } from '../../../scripts/host/checkout.mjs';
import { toCsv } from '../../../scripts/shop/csv.mjs';
import type { Purchase } from './rfmByHand.mts';

const source = join(root, '..', 'shared', 'data', 'completejourney');
export const completeJourneyIsThere = existsSync(join(source, 'transactions_sample.csv.gz'));

interface Transaction {
	readonly household_id: string;
	readonly basket_id: string;
	readonly product_id: string;
	readonly quantity: string;
	readonly sales_value: string;
	readonly transaction_timestamp: string;
}

interface Product {
	readonly product_id: string;
	readonly department: string;
	readonly product_category: string;
	readonly product_type: string;
}

const read = <Row,>(file: string): Row[] =>
	parse<Row>(gunzipSync(readFileSync(join(source, file))), { columns: true });

/** What people buy again and again: everything that is eaten. The rest counts as bought once and for all. */
const EATEN = new Set([
	'GROCERY',
	'PRODUCE',
	'MEAT',
	'MEAT-PCKGD',
	'PASTRY',
	'DELI',
	'SEAFOOD-PCKGD',
]);

export interface Journey {
	readonly purchases: readonly (Purchase & { product: string })[];
	readonly consumable: ReadonlySet<string>;
	/** Every third household has not agreed to mail. */
	readonly mailable: ReadonlyMap<string, string>;
}

/** Writes orders.csv, products.csv and customers.csv into `folder` and tells what is in them. */
export function writeCompleteJourney(folder: string): Journey {
	const transactions = read<Transaction>('transactions_sample.csv.gz');
	const sold = new Set(transactions.map(({ product_id }) => product_id));
	const products = read<Product>('products.csv.gz').filter(({ product_id }) =>
		sold.has(product_id),
	);
	const categories = new Map(products.map((p) => [p.product_id, p.product_category || 'OTHER']));
	const households = [...new Set(transactions.map(({ household_id }) => household_id))];
	mkdirSync(folder, { recursive: true });
	const write = (name: string, rows: object[]) => writeFileSync(join(folder, name), toCsv(rows));
	write(
		'orders.csv',
		transactions.map((line, index) => orderRow(line, index, categories)),
	);
	write('products.csv', products.map(productRow));
	write('customers.csv', households.map(customerRow));
	const agreed = households.filter((_, index) => index % 3 !== 0);
	return {
		purchases: transactions.map(purchaseOf),
		consumable: new Set(products.filter(isEaten).map(({ product_id }) => product_id)),
		mailable: new Map(agreed.map((id) => [id, mailOf(id)])),
	};
}

const mailOf = (household: string) => `household${household}@example.com`;
const isEaten = ({ department }: Product) => EATEN.has(department);

function orderRow(line: Transaction, index: number, categories: ReadonlyMap<string, string>) {
	return {
		line_id: `L${index + 1}`,
		order_id: line.basket_id,
		order_date: line.transaction_timestamp,
		customer_id: line.household_id,
		product_id: line.product_id,
		category: categories.get(line.product_id) ?? 'OTHER',
		quantity: line.quantity,
		amount: line.sales_value,
	};
}

function purchaseOf(line: Transaction) {
	return {
		customer: line.household_id,
		order: line.basket_id,
		product: line.product_id,
		time: Date.parse(`${line.transaction_timestamp.replace(' ', 'T')}Z`),
		amount: Number(line.sales_value),
	};
}

function productRow(product: Product) {
	return {
		product_id: product.product_id,
		name: product.product_type || product.product_category || product.product_id,
		category: product.product_category || 'OTHER',
		price: '',
		consumable: isEaten(product) ? 'yes' : 'no',
		url: `https://shop.example.com/p/${product.product_id}`,
	};
}

function customerRow(household: string, index: number) {
	return {
		customer_id: household,
		first_name: `Household ${household}`,
		last_name: '',
		email: mailOf(household),
		phone: '',
		country: 'US',
		language: 'en',
		signup_date: '2017-01-01',
		marketing_consent: index % 3 === 0 ? 'no' : 'yes',
	};
}
