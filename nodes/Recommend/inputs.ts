import type { IExecuteFunctions } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import { hasInput, readInput, type NodeInput } from '../shared';

export const ORDERS_INPUT = 1;

/** The orders on the second input; of item rows only the columns that are needed. */
export async function readOrders(
	node: IExecuteFunctions,
	columns: Readonly<Partial<Record<string, string>>>,
): Promise<NodeInput> {
	if (!hasInput(node, ORDERS_INPUT)) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no orders to learn from: nothing arrives at the input "Orders".',
			'Connect the orders to the second input of this node.',
		);
	}
	const names = Object.values(columns).filter((name) => name !== undefined);
	// "007" is not 7, and "1e5" is no number.
	const texts = [columns['customerColumn'] ?? [], columns['productColumn'] ?? []].flat();
	const input = { inputIndex: ORDERS_INPUT, name: 'orders', columns: names, texts };
	return await readInput(node, input);
}
