import { Random } from '../../../lib/math';
import { integerColumn, numberColumn, stringColumn, Table } from '../../../lib/table';

/** Mean recency (days), frequency (orders) and monetary value of three kinds of customers, best first. */
export const KINDS = [
	{ recency: 10, frequency: 24, monetary: 1500 },
	{ recency: 60, frequency: 8, monetary: 300 },
	{ recency: 300, frequency: 1.5, monetary: 40 },
] as const;

/** Customer i is of kind i % 3, with 15 % noise around its means. */
export function plantedCustomers(rows = 300, seed = 3): Table {
	const random = new Random(seed);
	const draw = (mean: number) => Math.max(0.1, mean * (1 + 0.15 * random.normal()));
	const made = Array.from({ length: rows }, (_, i) => {
		const kind = KINDS[i % 3] ?? KINDS[0];
		return { id: `c${i}`, r: draw(kind.recency), f: draw(kind.frequency), m: draw(kind.monetary) };
	});
	return new Table([
		['customer_id', stringColumn(made.map(({ id }) => id))],
		['recency', integerColumn(made.map(({ r }) => Math.round(r)))],
		['frequency', integerColumn(made.map(({ f }) => Math.max(1, Math.round(f))))],
		['monetary', numberColumn(made.map(({ m }) => m))],
	]);
}

export const numbersOf = (table: Table, column: string) =>
	Array.from({ length: table.numRows }, (_, row) => Number(table.cell(column, row)));
