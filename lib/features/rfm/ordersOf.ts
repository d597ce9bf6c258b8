import type { Table } from '../../table';
import { locateKeys } from './decode';

/**
 * Which order rows belong to each row of a result: row numbers of `orders` by customer, matched by the id's text.
 * For callers that trace a result back to its rows (n8n's paired items).
 */
export function ordersOfCustomers(
	orders: Table,
	customer: string,
	result: Table,
): readonly (readonly number[])[] {
	const decoder = new TextDecoder();
	const rowOf = new Map<string, number>();
	const lists: number[][] = Array.from({ length: result.numRows }, () => []);
	for (let row = 0; row < result.numRows; row++) {
		rowOf.set(String(result.cell(customer, row)), row);
	}
	const rows = locateKeys(
		customer,
		orders.column(customer),
		(bytes, start, end) => rowOf.get(decoder.decode(bytes.slice(start, end))) ?? -1,
	);
	rows.forEach((row, order) => lists[row]?.push(order));
	return lists;
}
