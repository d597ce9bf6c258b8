import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { SimilarProductsOptions, SimilarProductsResult } from '../../lib/recommend';
import {
	inputSourceFields,
	optionsField,
	outputFormatField,
	run,
	wholeNumberField,
	type Operation,
} from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { eventFields, readEventColumns, trainingOptions } from './event.fields';
import { ORDERS_INPUT, readOrders } from './inputs';
import { derivedItems, formatOf, reportItem } from './outputs';

const SHARED_OPTIONS = ['halfLifeDays', 'weighting'];

const options: INodeProperties[] = [
	...trainingOptions.filter(({ name }) => SHARED_OPTIONS.includes(name)),
	{
		displayName: 'Likeness',
		name: 'similarity',
		type: 'options',
		options: [
			{ name: 'Cosine', value: 'cosine', description: 'Who bought how much of both' },
			{ name: 'Jaccard', value: 'jaccard', description: 'Common customers of all customers' },
		],
		default: 'cosine',
		description: 'What makes two products alike',
	},
	wholeNumberField({
		displayName: 'At Least Common Customers',
		name: 'minCustomers',
		range: [1, 2],
		description: 'How many customers must have bought both products',
	}),
	{
		displayName: 'Shrinkage',
		name: 'shrinkage',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 10,
		description:
			'A score that rests on n common customers counts n / (n + shrinkage). Higher: well-proven products first.',
	},
];

type Choice = Pick<
	SimilarProductsOptions,
	'weighting' | 'similarity' | 'minCustomers' | 'shrinkage'
> & { readonly halfLifeDays?: number };

/** The settings of the options collection; orders after this moment are left out. */
function readChoice(node: IExecuteFunctions): Partial<SimilarProductsOptions> {
	const { halfLifeDays, ...chosen } = node.getNodeParameter('options', 0, {}) as Choice;
	return {
		...chosen,
		...(halfLifeDays && { halfLifeDays }),
		asOf: Date.now(),
		topN: node.getNodeParameter('topN', 0) as number,
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const columns = readEventColumns(node);
	const orders = await readOrders(node, columns);
	const job = 'recommend.similarProducts';
	const found = await run<SimilarProductsResult>(node, job, orders.source, {
		...columns,
		...readChoice(node),
		...(await readCatalogue(node)),
		layout: formatOf(node) === 'items' ? 'nested' : 'long',
	});
	const { table, rows, report } = found;
	const rowsOf = (row: number) => [rows[row] ?? 0];
	return [
		await derivedItems(node, orders, table, { fileName: 'similar-products', rowsOf }),
		[reportItem({ ...report }, [{ input: orders, index: ORDERS_INPUT }])],
	];
}

/** For each product the products that the same customers bought. */
export const similarProducts: Operation = {
	name: 'Find Similar Products',
	value: 'similarProducts',
	action: 'Find products that the same customers buy',
	description:
		'For each product those that the same customers bought, whether together or months apart (item neighbours)',
	fields: [
		...inputSourceFields({ name: 'orders', label: 'Orders' }),
		...eventFields,
		wholeNumberField({
			displayName: 'Similar Products a Product',
			name: 'topN',
			range: [1, 5, 100],
			description: 'How many products each product’s list "similarProducts" holds at most',
		}),
		...catalogueFields,
		outputFormatField,
		optionsField(options),
	],
	execute,
};
