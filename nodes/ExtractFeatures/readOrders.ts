import type { IExecuteFunctions } from 'n8n-workflow';
import type { CustomersOption, RfmOptions } from '../../lib/features';
import { hasInput, readInput, type NodeInput } from '../shared';

/** Both inputs of the node. */
export interface Inputs {
	readonly orders: NodeInput;
	readonly customers: NodeInput | null;
}

/** Reads both inputs; of the orders only these columns, when given. */
export async function readInputs(
	node: IExecuteFunctions,
	columns?: readonly string[],
): Promise<Inputs> {
	const orders = await readInput(node, columns ? { columns } : {});
	const customers = hasInput(node, 1)
		? await readInput(node, { inputIndex: 1, name: 'customers' })
		: null;
	return { orders, customers };
}

/** The customers as the jobs want them. */
export function customersOption(
	node: IExecuteFunctions,
	{ customers }: Inputs,
): { customers?: CustomersOption } {
	if (!customers) return {};
	const key = node.getNodeParameter('customersKey', 0, '') as string;
	return { customers: { source: customers.source, key } };
}

export function readAsOf(node: IExecuteFunctions): RfmOptions['asOf'] {
	const mode = node.getNodeParameter('asOfMode', 0, 'latest') as string;
	if (mode === 'now') return Date.now();
	return mode === 'latest' ? 'latest' : String(node.getNodeParameter('asOfDate', 0, ''));
}
