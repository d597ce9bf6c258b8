// RFM, windows and category shares of every customer, from a CSV file of orders: our job, polars (lazy) and DuckDB.
import { closeSync, openSync, writeSync } from 'node:fs';

const AS_OF = '2024-12-31';
const WINDOWS = [30, 90, 365];
const CATEGORIES = [
	...['Beauty', 'Books', 'Electronics', 'Garden', 'Grocery', 'Home'],
	...['Music', 'Office', 'Pets', 'Shoes', 'Sports', 'Toys'],
];
const CASES = [
	{ name: '1M', rows: 1_000_000, rounds: 7, distinct: true },
	{ name: '10M', rows: 10_000_000, rounds: 5, distinct: false },
];
const DAY = 86_400_000;

export const metrics = [
	{ metric: 'rfm.10M.ratio', goal: { op: '>=', value: 1.2 } },
	{ metric: 'rfm.10M.duckdb.ratio', goal: { op: '>=', value: 0.8 } },
	{ metric: 'rfm.10M.rss.mb', goal: { op: '<=', value: 512 } },
	{ metric: 'rfm.1M.ratio' },
	{ metric: 'rfm.1M.duckdb.ratio' },
	{ metric: 'rfm.1M.rss.mb' },
	{ metric: 'rfm.1M.distinct.ratio' },
];

/** Orders of rows / 11 customers over two years, in no order: customer, order, date, amount, quantity, category. */
function writeOrders(draft, rows, Random) {
	const random = new Random(21);
	const customers = Math.round(rows / 11);
	const first = Date.UTC(2023, 0, 1);
	const days = Array.from({ length: 731 }, (_, day) =>
		new Date(first + day * DAY).toISOString().slice(0, 10),
	);
	const file = openSync(draft, 'w');
	let text = 'customer,order,date,amount,quantity,category\n';
	for (let row = 0; row < rows; row++) {
		const customer = String(random.integer(customers)).padStart(7, '0');
		const amount = (random.integer(20_000) / 100).toFixed(2);
		// Every third line or so belongs to the order of the line before: the id repeats, the customer may differ.
		const order = 100_000_000 + row - (row % 3 === 2 ? 1 : 0);
		const day = days[random.integer(days.length)];
		const category = CATEGORIES[random.integer(CATEGORIES.length)];
		text += `C${customer},${order},${day},${amount},${1 + random.integer(5)},${category}\n`;
		if (text.length < 2 ** 20) continue;
		writeSync(file, text);
		text = '';
	}
	writeSync(file, text);
	closeSync(file);
}

const optionsFor = (order) => ({
	customer: 'customer',
	date: 'date',
	amount: 'amount',
	category: 'category',
	asOf: AS_OF,
	windows: WINDOWS,
	topCategories: CATEGORIES.length,
	includeCategories: CATEGORIES,
	...(order && { order: 'order' }),
});

/** Sums that two right answers must share. */
function sumsOf(table) {
	const sum = (name) => {
		const { values } = table.column(name);
		let total = 0;
		for (const value of values) if (!Number.isNaN(value)) total += value;
		return total;
	};
	const names = ['recency', 'frequency', 'monetary', 'tenureDays'];
	for (const days of WINDOWS) names.push(`orders${days}d`, `amount${days}d`, `trend${days}d`);
	names.push('recencyScore', 'frequencyScore', 'monetaryScore', 'share_Books', 'share_Toys');
	return {
		customers: table.numRows,
		...Object.fromEntries(names.map((name) => [name, sum(name)])),
	};
}

function checkEqual(ours, theirs, who) {
	for (const [name, value] of Object.entries(ours)) {
		const other = theirs[name];
		if (Math.abs(value - other) <= 1e-5 * Math.max(1, Math.abs(value))) continue;
		throw new Error(`${who} has another ${name}: ${other}, ours is ${value}.`);
	}
}

async function runCase(bench, { name, rows, rounds, distinct }) {
	const { Random } = bench.dist('lib/math/index.js');
	const { runJob } = bench.dist('lib/compute/index.js');
	const path = await bench.file(`orders-v2-${name}.csv`, (draft) =>
		writeOrders(draft, rows, Random),
	);
	const source = { kind: 'file', path, name: 'orders.csv', format: 'csv' };
	const peer = await bench.peer('rfm.py');
	await peer.call('load', { path, as_of: AS_OF, windows: WINDOWS, categories: CATEGORIES });
	const data = `${rows} synthetic orders of ${Math.round(rows / 11)} customers, CSV`;
	for (const order of distinct ? [false, true] : [false]) {
		let table;
		const ours = async () => {
			table = null;
			return await bench.measure(async () => {
				const job = await runJob('features.rfm', source, optionsFor(order), {
					threads: bench.threads,
				});
				table = job.table;
			});
		};
		const answers = {};
		const theirs = (which) => async () => {
			const reply = await peer.call('run', { which, order });
			answers[which] = reply.sums;
			return { seconds: reply.seconds, cpu: reply.cpu };
		};
		const { query } = await peer.call('choose', { order });
		const contenders = { ours, polars: theirs('polars') };
		if (!order) contenders.duckdb = theirs('duckdb');
		const times = await bench.compare(contenders, { rounds });
		for (const [who, sums] of Object.entries(answers)) checkEqual(sumsOf(table), sums, who);
		const shared = { ours: times.ours.median, data, rows, load: times.load };
		bench.emit({
			metric: order ? `rfm.${name}.distinct.ratio` : `rfm.${name}.ratio`,
			peer: `polars (lazy, ${query})`,
			peerValue: times.polars.median,
			...shared,
			spread: { ours: times.ours, peer: times.polars },
		});
		if (order) continue;
		bench.emit({
			metric: `rfm.${name}.duckdb.ratio`,
			peer: 'DuckDB',
			peerValue: times.duckdb.median,
			...shared,
		});
	}
	peer.close();
	const { idle, peak } = await bench.child('rfm.child.mjs', [
		path,
		JSON.stringify(optionsFor(false)),
		String(bench.threads),
	]);
	bench.emit({
		metric: `rfm.${name}.rss.mb`,
		value: peak - idle,
		unit: 'MB',
		data,
		rows,
		idle,
		peak,
	});
}

export async function run(bench) {
	for (const shape of CASES) await runCase(bench, shape);
}
