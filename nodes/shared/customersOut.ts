import type { IExecuteFunctions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import { ordersOfCustomers } from '../../lib/features';
import { Table } from '../../lib/table';
import { toFileItem, toItems, type NodeInput } from './table';

/** Rows of customers that were made from orders: each comes from the orders of its customer, or from the file. */
export function pairWithOrders(
	orders: NodeInput,
	customers: Table,
	customerColumn: string,
): (row: number) => IPairedItemData | IPairedItemData[] {
	if (!(orders.source instanceof Table)) return () => ({ item: orders.fileItem });
	const lists = ordersOfCustomers(orders.source, customerColumn, customers);
	return (row) => (lists[row] ?? []).map((item) => ({ item }));
}

/** One item a customer, or a file of them, by the node's `outputFormat`. */
export async function customersOut(
	node: IExecuteFunctions,
	orders: NodeInput,
	customers: Table,
	{ customerColumn, fileName }: { readonly customerColumn: string; readonly fileName: string },
): Promise<INodeExecutionData[]> {
	const format = node.getNodeParameter('outputFormat', 0, 'items') as
		'items' | 'csv' | 'ndjson' | 'parquet';
	if (format === 'items')
		return await toItems(customers, {
			pairedItem: pairWithOrders(orders, customers, customerColumn),
		});
	const pairedItem = orders.items.map((_, item) => ({ item }));
	return [await toFileItem(node, customers, { format, fileName, pairedItem })];
}
