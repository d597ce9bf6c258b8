import type { IExecuteFunctions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import type { ApplyRfmResult } from '../../lib/features';
import type { Table } from '../../lib/table';
import { createPause, pairWithOrders, toFileItem, toItems } from '../shared';
import type { Inputs } from './readOrders';

/** The three outputs: features, rejected rows, report. `customerColumn`: name of the id column in the result. */
export async function outputsOf(
	node: IExecuteFunctions,
	inputs: Inputs,
	result: ApplyRfmResult,
	customerColumn: string,
): Promise<INodeExecutionData[][]> {
	const pairedItem = allItems(inputs);
	const report: INodeExecutionData = { json: { ...result.report }, pairedItem };
	return [
		await features(node, inputs, result, customerColumn),
		await rejectedItems(inputs, result),
		[report],
	];
}

async function features(
	node: IExecuteFunctions,
	inputs: Inputs,
	{ table, featureColumns }: ApplyRfmResult,
	customerColumn: string,
): Promise<INodeExecutionData[]> {
	const format = node.getNodeParameter('outputFormat', 0, 'items') as
		'items' | 'csv' | 'ndjson' | 'parquet';
	if (format !== 'items') {
		const options = { format, fileName: 'features', pairedItem: allItems(inputs) };
		return [await toFileItem(node, table, options)];
	}
	if (inputs.customers?.rows === 'items') {
		const { items } = inputs.customers;
		return await toItems(table.select(featureColumns), {
			pairedItem: (row) => ({ item: row, input: 1 }),
			base: (row) => items[row]?.json,
		});
	}
	return await toItems(table, { pairedItem: pairingOf(inputs, table, customerColumn) });
}

/** Without customer items, a row comes from the orders of its customer, or from the file. */
function pairingOf({ orders, customers }: Inputs, table: Table, customerColumn: string) {
	if (customers) return () => ({ item: customers.fileItem, input: 1 });
	return pairWithOrders(orders, table, customerColumn);
}

/** Order items that could not be used, as they came, with their place and the reason. */
async function rejectedItems(
	{ orders }: Inputs,
	{ rejected }: ApplyRfmResult,
): Promise<INodeExecutionData[]> {
	const out: INodeExecutionData[] = [];
	const pause = createPause();
	for (const [i, item] of rejected.rows.entries()) {
		const json = { ...orders.items[item]?.json, _row: item + 1, _reasons: rejected.reasons[i] };
		out.push({ json, pairedItem: { item } });
		await pause();
	}
	return out;
}

function allItems({ orders, customers }: Inputs): IPairedItemData[] {
	const first = orders.items.map((_, item): IPairedItemData => ({ item }));
	return first.concat((customers?.items ?? []).map((_, item) => ({ item, input: 1 })));
}
