import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ordersOfCustomers } from '../../lib/features';
import type { PredictNextBasketOptions, PredictNextBasketResult } from '../../lib/recommend';
import { Table } from '../../lib/table';
import {
	columnField,
	hasInput,
	inputSourceFields,
	optionsField,
	outputFormatField,
	readInput,
	run,
	seedField,
	wholeNumberField,
	type NodeInput,
	type Operation,
} from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { eventFields, readEventColumns, type EventColumns } from './event.fields';
import { ORDERS_INPUT, readOrders } from './inputs';
import { basketReportJson } from './nextBasket.report';
import { customerItems, derivedItems, formatOf, reportItem, tableShape } from './outputs';

const FILE_NAME = 'next-basket';

const basketFields: INodeProperties[] = [
	columnField({
		displayName: 'Customers: ID Column',
		name: 'customersIdColumn',
		default: 'customer_id',
		description:
			'Column of the customers with the same IDs as in the orders. When no customers are connected, everybody in the orders gets a list.',
	}),
	wholeNumberField({
		displayName: 'Products a Customer',
		name: 'topN',
		range: [1, 10, 100],
		description: 'Length of each customer’s list "nextBasket"',
	}),
	wholeNumberField({
		displayName: 'Coming Days',
		name: 'horizonDays',
		range: [1, 28, 3650],
		description:
			'How many days after the last order the chances are about. As many days are hidden to check the prediction.',
	}),
	{
		displayName: 'Products to List',
		name: 'productsToList',
		type: 'options',
		options: [
			{
				name: 'Bought Before and Bestsellers',
				value: 'all',
				description: 'Bestsellers come in where they are more likely than another repeat purchase',
			},
			{
				name: 'Bought Before Only',
				value: 'boughtBefore',
				description: 'For reminders to order again',
			},
		],
		default: 'all',
		description: 'Which products a customer’s list may hold',
	},
];

const options: INodeProperties[] = [
	{
		displayName: 'Minimum Chance',
		name: 'minChance',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
		default: 0,
		description: 'Products less likely than this are left out of the lists; 0.1 is one in ten',
	},
	seedField,
];

interface Choice {
	minChance?: number;
	seed?: number;
}

/** The settings of the list; orders after this moment are left out. */
function readChoice(node: IExecuteFunctions): Partial<PredictNextBasketOptions> {
	const { minChance = 0, seed = 42 } = node.getNodeParameter('options', 0, {}) as Choice;
	return {
		...{ minChance, seed, asOf: Date.now() },
		topN: node.getNodeParameter('topN', 0) as number,
		horizonDays: node.getNodeParameter('horizonDays', 0) as number,
		boughtBeforeOnly: node.getNodeParameter('productsToList', 0, 'all') === 'boughtBefore',
	};
}

/** Lists of everybody in the orders, each paired with the customer's orders. */
async function ordersOut(
	node: IExecuteFunctions,
	orders: NodeInput,
	table: Table,
	{ customerColumn }: EventColumns,
): Promise<INodeExecutionData[]> {
	const perItem = orders.source instanceof Table && formatOf(node) === 'items';
	const lists = perItem ? ordersOfCustomers(orders.source, customerColumn, table) : [];
	const rowsOf = (row: number) => lists[row] ?? [];
	return await derivedItems(node, orders, table, { fileName: FILE_NAME, rowsOf });
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const columns = readEventColumns(node);
	const orders = await readOrders(node, columns);
	const customers = hasInput(node, 0) ? await readInput(node) : null;
	const customersIdColumn = (node.getNodeParameter('customersIdColumn', 0, '') as string).trim();
	const job = 'recommend.nextBasket';
	const { table, report } = await run<PredictNextBasketResult>(node, job, orders.source, {
		...columns,
		...readChoice(node),
		...(await readCatalogue(node)),
		...tableShape(node, customers ?? orders),
		...(customers && { customers: customers.source, customersIdColumn }),
	});
	const inputs = [{ input: orders, index: ORDERS_INPUT }];
	return [
		customers
			? await customerItems(node, customers, table, FILE_NAME)
			: await ordersOut(node, orders, table, columns),
		[reportItem(basketReportJson(report), inputs)],
	];
}

/** What each customer will buy again, and when. */
export const nextBasket: Operation = {
	name: 'Predict Next Basket',
	value: 'nextBasket',
	action: 'Predict what each customer will buy next',
	description:
		'For each customer the products of the coming weeks with their chances: what is bought again and again, when it was bought last and how often, checked on the last weeks beside bestsellers',
	fields: [
		...inputSourceFields({ name: 'orders', label: 'Orders' }),
		...eventFields,
		...inputSourceFields({ name: '', label: 'Customers' }),
		...basketFields,
		...catalogueFields,
		outputFormatField,
		optionsField(options),
	],
	execute,
};
