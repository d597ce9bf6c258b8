import { closeSync, openSync, writeSync } from 'node:fs';
import { chance } from './random.mjs';

/**
 * A CSV file of customers with five numbers each, in four overlapping groups.
 * @param {string} file
 * @param {number} rows
 */
export function writeBigTable(file, rows) {
	const random = chance(5);
	const handle = openSync(file, 'w');
	writeSync(handle, 'customer_id,recency,frequency,monetary,basket,returns\n');
	for (let from = 0; from < rows; from += 20_000) {
		const lines = Array.from({ length: Math.min(20_000, rows - from) }, (_, i) => {
			const group = 1 + random.below(4);
			const value = (/** @type {number} */ scale) =>
				(group * scale * (0.4 + random.next())).toFixed(2);
			return `${from + i},${value(30)},${value(5)},${value(200)},${value(12)},${value(1)}\n`;
		});
		writeSync(handle, lines.join(''));
	}
	closeSync(handle);
}
