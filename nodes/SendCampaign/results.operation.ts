import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CampaignResults, OrderOptions, ResultsOptions } from '../../lib/campaign';
import { LibraryError } from '../../lib/errors';
import { Table } from '../../lib/table';
import { hasInput, readInput, run, storeConfig, type NodeInput, type Operation } from '../shared';
import { readResultsFields, resultsFields } from './results.fields';
import { resultsOutputs } from './resultsOutputs';

const ORDERS_INPUT = 1;

/** Orders on the second input; only the columns that are needed. */
async function readOrders(node: IExecuteFunctions, orders: OrderOptions): Promise<NodeInput> {
	if (!hasInput(node, ORDERS_INPUT)) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no orders to compare: nothing arrives at the input "Orders".',
			'Connect the orders to the second input of this node, or turn "Compare Orders" off.',
		);
	}
	const { customer, date, amount } = orders;
	const columns = [customer, date, ...(amount ? [amount] : [])];
	return await readInput(node, {
		...{ inputIndex: ORDERS_INPUT, name: 'orders', columns, texts: [customer] },
	});
}

/** Which address or number has which customer ID, from the first input; null when orders name addresses. */
async function readCustomers(node: IExecuteFunctions): Promise<OrderOptions['customers']> {
	if (node.getNodeParameter('ordersMatchBy', 0, 'email') !== 'customerId') return null;
	const id = String(node.getNodeParameter('customerIdField', 0, 'customer_id')).trim();
	const isSms = node.getNodeParameter('resultsChannel', 0, 'email') === 'sms';
	const [name, usual] = isSms ? ['customerPhoneField', 'phone'] : ['customerEmailField', 'email'];
	const email = String(node.getNodeParameter(name, 0, usual)).trim();
	const { source } = await readInput(node, { columns: [id, email], texts: [id, email] });
	if (source instanceof Table) return { table: source, id, email };
	throw new LibraryError(
		'INVALID_PARAMETER',
		'Customers come as items here.',
		'Give the first input one item a customer.',
	);
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const fields = readResultsFields(node);
	const store = await storeConfig(node);
	const { orders } = fields;
	const input = orders ? (await readOrders(node, orders)).source : new Table([]);
	const options: ResultsOptions = orders
		? { ...fields, orders: { ...orders, customers: (await readCustomers(node)) ?? null } }
		: fields;
	const results = await run<CampaignResults>(node, 'campaign.results', input, {
		...options,
		store,
	});
	return await resultsOutputs(node, results);
}

/** How variants compare, and what the campaign changed against people who got nothing. */
export const results: Operation = {
	name: 'Campaign Results',
	value: 'results',
	action: 'Get the results of a campaign',
	description:
		'Compare the variants of a campaign, and what people bought with what the hold-out group bought',
	fields: resultsFields,
	execute,
};
