import { CATEGORIES } from './words.mjs';
import { typedDay } from './customers.mjs';

const DAY = 86_400_000;

/** How much more (or less) a category is wanted in a month. */
function season(category, month) {
	if (category.months.length === 0) return 1;
	return category.months.includes(month) ? 2.2 : 0.8;
}

/** The whole shop is busier before the end of the year. */
const SHOP_SEASON = [1, 0.85, 0.9, 0.95, 1, 0.95, 0.8, 0.85, 1, 1.1, 1.45, 1.6];

function chooseProduct(random, customer, productsByCategory, bought, time) {
	const month = new Date(time).getUTCMonth() + 1;
	const weights = CATEGORIES.map(
		(category, index) => customer.taste.weights[index] * season(category, month),
	);
	const category = CATEGORIES[random.weighted(weights)];
	const products = productsByCategory.get(category);
	if (category.consumable && random.happens(0.45)) {
		const again = products.filter((product) => bought.has(product));
		if (again.length > 0) return random.pick(again);
	}
	const fresh = products.filter((product) => category.consumable || !bought.has(product));
	if (fresh.length === 0) return random.pick(products);
	const like = (product) => product.popularity * (product.style === customer.taste.style ? 5 : 1);
	return fresh[random.weighted(fresh.map(like))];
}

/** The moments of a customer's orders, in time order. */
function orderTimes(random, customer, until) {
	const times = [];
	let time = customer.signup + random.between(0, 3) * DAY;
	while (time < Math.min(customer.lastActive, until)) {
		times.push(time);
		const busy = SHOP_SEASON[new Date(time).getUTCMonth()];
		time += Math.max(1, random.exponential(customer.habit.everyDays / busy)) * DAY;
	}
	return times.length > 0 ? times : [customer.signup];
}

function orderLines(random, customer, time, productsByCategory, bought) {
	const count = Math.max(1, Math.round(random.exponential(customer.habit.lines - 0.5) + 0.5));
	const chosen = new Set();
	for (let line = 0; line < Math.min(count, 9); line += 1) {
		chosen.add(chooseProduct(random, customer, productsByCategory, bought, time));
	}
	return [...chosen].map((product) => {
		bought.add(product);
		const quantity = product.category.consumable ? 1 + random.below(3) : 1;
		const amount = Math.round(quantity * product.price * 100) / 100;
		return { customer, product, time, quantity, amount };
	});
}

/**
 * Every line of every order, in time order, with order numbers.
 * @typedef {{
 *   orderId: string,
 *   customer: { id: string, email: string, taste: { weights: number[], style: number } },
 *   product: { id: string, name: string, style: number, category: { name: string, consumable: boolean } },
 *   time: number,
 *   quantity: number,
 *   amount: number,
 * }} Line time: UTC ms
 * @returns {Line[]}
 */
export function makeOrderLines(random, customers, products, until) {
	const productsByCategory = groupByCategory(products);
	const orders = customers.flatMap((customer) => {
		const bought = new Set();
		return orderTimes(random, customer, until).map((time) =>
			orderLines(random, customer, time, productsByCategory, bought),
		);
	});
	orders.sort((a, b) => a[0].time - b[0].time);
	return orders.flatMap((lines, index) =>
		lines.map((line) => ({ ...line, orderId: `O${String(100_001 + index)}` })),
	);
}

function groupByCategory(products) {
	return new Map(
		CATEGORIES.map((category) => [category, products.filter((p) => p.category === category)]),
	);
}

function typedAmount(random, amount) {
	const plain = amount.toFixed(2);
	if (random.happens(0.93)) return plain;
	return random.happens(0.5) ? `${plain.replace('.', ',')} €` : `€ ${plain}`;
}

/** What makes a row useless, and how often: nobody can say when, for how much or for whom it was. */
const DAMAGES = [
	[0.003, (random, row) => ({ ...row, order_date: random.pick(['', 'unknown', '2026-13-45']) })],
	[0.002, (random, row) => ({ ...row, amount: random.pick(['n/a', '']) })],
	[0.002, (_, row) => ({ ...row, customer_id: '' })],
];

function typedRow(random, { orderId, customer, product, time, quantity, amount }, index) {
	return {
		line_id: `L${String(index + 1).padStart(6, '0')}`,
		order_id: orderId,
		order_date: typedDay(random, time),
		customer_id: random.happens(0.01) ? ` ${customer.id} ` : customer.id,
		product_id: product.id,
		category: product.category.name,
		quantity,
		amount: typedAmount(random, amount),
	};
}

/**
 * The orders file: mixed number and date formats, 1 % of the rows twice, some that nobody can use.
 * @param {Line[]} lines
 * @returns rows, and the usable lines: those whose rows are undamaged, once each
 */
export function orderRows(random, lines) {
	/** @type {Line[]} */
	const usable = [];
	const rows = lines.flatMap((line, index) => {
		const row = typedRow(random, line, index);
		const damage = DAMAGES.find(([probability]) => random.happens(probability));
		if (damage) return [damage[1](random, row)];
		usable.push(line);
		return random.happens(0.01) ? [row, { ...row }] : [row];
	});
	return { rows, usable };
}
