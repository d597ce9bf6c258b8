import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SegmentSource, TrainResult } from '../../lib/recommend';
import {
	columnField,
	hasInput,
	inputSourceFields,
	optionsField,
	readInput,
	run,
	saveModel,
	type NodeInput,
	type Operation,
} from '../shared';
import { algorithmFields, readAlgorithm } from './algorithm.fields';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { eventFields, readEventColumns, readTraining, trainingOptions } from './event.fields';
import { readOrders } from './inputs';
import { saveAsField } from './options.fields';
import { reportItem, trainingJson } from './outputs';

const segmentFields = [
	columnField({
		displayName: 'Customers: ID Column',
		name: 'customersIdColumn',
		default: 'customer_id',
		description: 'Column of the customers that holds the same IDs as the orders',
	}),
	columnField({
		displayName: 'Customers: Segment Column',
		name: 'segmentColumn',
		example: 'segmentName',
		description:
			'With it the model also learns what is popular in each segment. Leave empty when there are no segments.',
	}),
];

/** Where segments come from: the customers on the first input, when a segment column is set. */
function segmentsOf(
	node: IExecuteFunctions,
	customers: NodeInput | null,
): Partial<{ segments: SegmentSource }> {
	const segmentColumn = (node.getNodeParameter('segmentColumn', 0, '') as string).trim();
	if (segmentColumn === '' || !customers) return {};
	const customerColumn = (node.getNodeParameter('customersIdColumn', 0) as string).trim();
	return { segments: { customers: customers.source, customerColumn, segmentColumn } };
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const columns = readEventColumns(node);
	const orders = await readOrders(node, columns);
	const customers = hasInput(node, 0) ? await readInput(node) : null;
	const options = {
		...columns,
		...readTraining(node),
		...readAlgorithm(node),
		...(await readCatalogue(node)),
		...segmentsOf(node, customers),
	};
	const result = await run<TrainResult>(node, 'recommend.train', orders.source, options);
	const name = (node.getNodeParameter('saveAs', 0, '') as string).trim();
	const saved = name === '' ? null : await saveModel(node, name, result);
	const model = saved && { name: saved.name, version: saved.version };
	const report = reportItem({ training: trainingJson(result.report), model }, [
		{ input: orders, index: 1 },
	]);
	return [
		customers ? customers.items.map((item, i) => ({ ...item, pairedItem: { item: i } })) : [],
		[report],
	];
}

/** Learns and saves; the customers pass through unchanged. */
export const train: Operation = {
	name: 'Train',
	value: 'train',
	action: 'Train a recommender',
	description:
		'Learn from all orders what goes with what, check it on hidden orders beside bestsellers, and save the model. Customers pass through unchanged.',
	fields: [
		...inputSourceFields({ name: 'orders', label: 'Orders' }),
		...eventFields,
		...algorithmFields,
		...inputSourceFields({ name: '', label: 'Customers' }),
		...segmentFields,
		...catalogueFields,
		saveAsField('product-recommender'),
		optionsField(trainingOptions),
	],
	execute,
};
