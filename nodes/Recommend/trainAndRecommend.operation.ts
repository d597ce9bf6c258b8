import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { TrainAndRecommendResult } from '../../lib/recommend';
import {
	inputSourceFields,
	optionsField,
	outputFormatField,
	readInput,
	run,
	saveModel,
	type Operation,
} from '../shared';
import { algorithmFields, readAlgorithm } from './algorithm.fields';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { customerFields, listOptions, readCustomerOptions } from './customer.fields';
import { eventFields, readEventColumns, readTraining, trainingOptions } from './event.fields';
import { readOrders } from './inputs';
import { saveAsField } from './options.fields';
import { customerItems, reportItem, tableShape, trainingJson } from './outputs';

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const columns = readEventColumns(node);
	const lists = readCustomerOptions(node);
	// "1,2" is a list of IDs here, no number.
	const customers = await readInput(node, { texts: [lists.excludedColumn ?? []].flat() });
	const orders = await readOrders(node, columns);
	const options = {
		...columns,
		...readTraining(node),
		...readAlgorithm(node),
		...lists,
		...(await readCatalogue(node)),
		...tableShape(node, customers),
		events: orders.source,
		eventCustomerColumn: columns.customerColumn,
	};
	const job = 'recommend.trainAndRecommend';
	const result = await run<TrainAndRecommendResult>(node, job, customers.source, options);
	const name = (node.getNodeParameter('saveAs', 0, '') as string).trim();
	const saved = name === '' ? null : await saveModel(node, name, result);
	const model = saved && { name: saved.name, version: saved.version };
	const { report: training, recommendations } = result;
	const inputs = [
		{ input: customers, index: 0 },
		{ input: orders, index: 1 },
	];
	return [
		await customerItems(node, customers, result.table),
		[
			reportItem(
				{ training: trainingJson(training), recommendations: { ...recommendations }, model },
				inputs,
			),
		],
	];
}

/** Learns from the orders and recommends, in one go. */
export const trainAndRecommend: Operation = {
	name: 'Train and Recommend',
	value: 'trainAndRecommend',
	action: 'Train and recommend products to customers',
	description:
		'Learn from all orders what goes with what, and give each customer products with a reason, in one go',
	fields: [
		...inputSourceFields({ name: '', label: 'Customers' }),
		...customerFields,
		...inputSourceFields({ name: 'orders', label: 'Orders' }),
		...eventFields,
		...algorithmFields,
		...catalogueFields,
		saveAsField(''),
		outputFormatField,
		optionsField([...listOptions, ...trainingOptions]),
	],
	execute,
};
