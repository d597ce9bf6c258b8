import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RecommendResult } from '../../lib/recommend';
import {
	chosenModel,
	inputSourceFields,
	modelField,
	optionsField,
	outputFormatField,
	readInput,
	run,
	seedField,
	storeConfig,
	toItems,
	type NodeInput,
	type Operation,
} from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { customerFields, listOptions, readCustomerOptions } from './customer.fields';
import { customerItems, formatOf, reportItem, tableShape } from './outputs';
import { readRecent, recentFields } from './recent.fields';
import { checkWebhook, laneOf, readServing, servingOptions } from './serving.fields';

interface Saved extends RecommendResult {
	readonly model: { readonly name: string; readonly version: number };
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { rowField, keepInput, version } = readServing(node);
	const list = { ...readCustomerOptions(node), ...(await readRecent(node)) };
	// "1e5" and "1,2" are no numbers here.
	const texts = [list.customerColumn, list.recent?.column ?? [], list.excludedColumn ?? []].flat();
	const customers = await readInput(node, { rowField, texts });
	const options = {
		...list,
		...(await readCatalogue(node)),
		...tableShape(node, customers),
	};
	checkWebhook(customers, options, rowField);
	const saved = { ...options, store: await storeConfig(node), name: chosenModel(node), version };
	const lane = laneOf(customers, options);
	const job = 'recommend.saved';
	const result = await run<Saved>(node, job, customers.source, saved, { lane });
	const report = { recommendations: { ...result.report }, model: result.model };
	return [
		await answer(node, customers, result, keepInput),
		[reportItem(report, [{ input: customers, index: 0 }])],
	];
}

async function answer(
	node: IExecuteFunctions,
	customers: NodeInput,
	{ table }: Saved,
	keepInput: boolean,
): Promise<INodeExecutionData[]> {
	if (keepInput || customers.rows === 'file' || formatOf(node) !== 'items')
		return await customerItems(node, customers, table);
	return await toItems(table, { pairedItem: (row) => ({ item: row }) });
}

/** Recommendations by a saved model. */
export const forCustomers: Operation = {
	name: 'Recommend for Customers',
	value: 'forCustomers',
	action: 'Recommend products to customers',
	description: 'Give each customer products with a reason, by a model that "Train" saved',
	fields: [
		modelField('Model that "Train" or "Train and Recommend" saved'),
		...inputSourceFields({ name: '', label: 'Customers' }),
		...customerFields,
		...recentFields,
		...catalogueFields,
		outputFormatField,
		optionsField([...listOptions, ...servingOptions, seedField]),
	],
	execute,
};
