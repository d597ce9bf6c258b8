import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RecommendResult } from '../../lib/recommend';
import {
	inputSourceFields,
	loadModel,
	modelField,
	optionsField,
	outputFormatField,
	readInput,
	run,
	type Operation,
} from '../shared';
import { catalogueFields, readCatalogue } from './catalogue.fields';
import { customerFields, listOptions, readCustomerOptions } from './customer.fields';
import { customerItems, reportItem, tableShape } from './outputs';

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const customers = await readInput(node);
	const options = {
		...readCustomerOptions(node),
		...(await readCatalogue(node)),
		...tableShape(node, customers),
		artefact,
	};
	const job = 'recommend.forCustomers';
	const result = await run<RecommendResult>(node, job, customers.source, options);
	const report = {
		recommendations: { ...result.report },
		model: { name: meta.name, version: meta.version },
	};
	return [
		await customerItems(node, customers, result.table),
		[reportItem(report, [{ input: customers, index: 0 }])],
	];
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
		...catalogueFields,
		outputFormatField,
		optionsField(listOptions),
	],
	execute,
};
