import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { RfmOptions, RfmResult } from '../../lib/features';
import {
	inputSourceFields,
	optionsField,
	orderColumnNames,
	orderFields,
	outputFormatField,
	readOrderColumns,
	run,
	saveModel,
	splitNames,
	wholeNumberField,
	type Operation,
} from '../shared';
import { asOfFields, customersKeyField } from './orderFields';
import { outputsOf } from './outputs';
import { customersOption, readAsOf, readInputs } from './readOrders';

const fields: INodeProperties[] = [
	...inputSourceFields(),
	...orderFields(),
	...asOfFields,
	...inputSourceFields({ name: 'customers', label: 'Customers' }),
	customersKeyField,
	outputFormatField,
	optionsField([
		{
			displayName: 'Categories to Include',
			name: 'includeCategories',
			type: 'string',
			default: '',
			placeholder: 'e.g. Shoes, Gift Cards',
			description: 'Categories that get a share column in any case, separated by commas',
		},
		wholeNumberField({
			displayName: 'Number of Categories',
			name: 'topCategories',
			range: [0, 10, 200],
			description:
				'How many categories get a share column of their own, largest first; the rest share one column',
		}),
		{
			displayName: 'Refunds',
			name: 'refunds',
			type: 'options',
			options: [
				{ name: 'Subtract', value: 'subtract', description: 'Refunds lower the amounts' },
				{ name: 'Leave Out', value: 'ignore', description: 'Refunds change nothing' },
			],
			default: 'subtract',
			description: 'What rows with a negative amount do. They never count as an order.',
		},
		{
			displayName: 'Save Scores As',
			name: 'saveAs',
			type: 'string',
			default: '',
			placeholder: 'e.g. shop-rfm',
			description:
				'Name under which score limits and categories are saved, so that later customers are scored on the same grid',
		},
		{
			displayName: 'Windows (Days)',
			name: 'windows',
			type: 'string',
			default: '30, 90, 365',
			description:
				'Lengths of the time windows in days, separated by commas; each gives orders, amount and trend',
		},
	]),
];

interface RfmFieldOptions {
	includeCategories?: string;
	topCategories?: number;
	refunds?: 'subtract' | 'ignore';
	saveAs?: string;
	windows?: string;
}

function readOptions(node: IExecuteFunctions, more: RfmFieldOptions): RfmOptions {
	return {
		...readOrderColumns(node),
		asOf: readAsOf(node),
		includeCategories: splitNames(more.includeCategories ?? ''),
		...(more.windows !== undefined && { windows: splitNames(more.windows).map(Number) }),
		...(more.topCategories !== undefined && { topCategories: more.topCategories }),
		...(more.refunds !== undefined && { refunds: more.refunds }),
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const more = node.getNodeParameter('options', 0, {}) as RfmFieldOptions;
	const options = readOptions(node, more);
	const inputs = await readInputs(node, orderColumnNames(options));
	const job = { ...options, ...customersOption(node, inputs) };
	const result = await run<RfmResult>(node, 'features.rfm', inputs.orders.source, job);
	if (more.saveAs) await saveModel(node, more.saveAs, result);
	return await outputsOf(node, inputs, result, options.customer);
}

/** RFM values, scores and segments, windows and category shares of every customer. */
export const rfm: Operation = {
	name: 'RFM and Behaviour',
	value: 'rfm',
	action: 'Get RFM and behaviour of customers',
	description:
		'Recency, frequency and monetary value with scores 1 to 5 and named segments, time windows and category shares',
	fields,
	execute,
};
