// Synthetic orders as CSV, 43 bytes a line: 10 orders a customer, 2,000 products, 1,000 days.
import { closeSync, openSync, writeSync } from 'node:fs';

const FIRST_DAY = Date.UTC(2022, 0, 1);
const DAYS = Array.from({ length: 1000 }, (_, day) =>
	new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
);
const LINES_PER_WRITE = 20_000;

/** Writes `rows` orders to `path`; `random` is seeded. */
export function writeOrders(path, rows, random) {
	const file = openSync(path, 'w');
	let text = 'order_id,order_date,customer_id,product_id,quantity,total\n';
	const pick = (n) => Math.floor(random.uniform() * n);
	for (let row = 0; row < rows; row++) {
		const order = `O${String(row).padStart(8, '0')}`;
		const customer = `C${String(pick(rows / 10)).padStart(7, '0')}`;
		const total = (random.uniform() * 200).toFixed(2);
		text += `${order},${DAYS[pick(1000)]},${customer},P${pick(2000)},${1 + pick(4)},${total}\n`;
		if (row % LINES_PER_WRITE !== LINES_PER_WRITE - 1) continue;
		writeSync(file, text);
		text = '';
	}
	writeSync(file, text);
	closeSync(file);
}
