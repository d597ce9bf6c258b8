import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ImportResult } from '../../lib/learn';
import { Table } from '../../lib/table';
import { allFiles, columnsField, run, saveModel, splitNames, type Operation } from '../shared';

const fields: INodeProperties[] = [
	{
		displayName:
			'Weights go in beside: all other files of the input items, found by their names. A zip archive holds everything itself.',
		name: 'filesNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Model Binary Field',
		name: 'modelBinaryProperty',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		description:
			'Name of the binary field that holds model.json of a layers model, or a zip archive of it and its weights',
	},
	columnsField({
		displayName: 'Input Columns',
		name: 'inputColumns',
		required: true,
		example: 'recency, orders, amount',
		description:
			'The columns that the model takes, in its order, as numbers, scaled as in its training',
	}),
	{
		displayName: 'It Predicts',
		name: 'task',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'A Number', value: 'regression', description: 'One output, the value' },
			{
				name: 'Classes',
				value: 'classification',
				description:
					'Probabilities: one output (sigmoid) for two classes, or one a class (softmax)',
			},
		],
		default: 'classification',
		description: 'What comes out of the model',
	},
	{
		displayName: 'Class Names',
		name: 'classNames',
		type: 'string',
		default: 'no, yes',
		placeholder: 'e.g. no, yes',
		description:
			'Names of the classes in the order of the outputs, separated by commas; for one output that of 0, then that of 1',
		displayOptions: { show: { task: ['classification'] } },
	},
	{
		displayName: 'Name of What It Predicts',
		name: 'target',
		type: 'string',
		default: 'prediction',
		placeholder: 'e.g. churned',
		description: 'For reports',
	},
	{
		displayName: 'Save As',
		name: 'saveAs',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. churn-network',
		description: 'Name in the store; each import under the same name is a new version',
	},
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const text = (name: string, fallback = '') => node.getNodeParameter(name, 0, fallback) as string;
	const items = node.getInputData();
	const { main, others } = await allFiles(node, items, text('modelBinaryProperty', 'data'));
	const { report, ...model } = await run<ImportResult>(
		node,
		'learn.importTensorFlow',
		new Table([]),
		{
			model: main,
			weights: others,
			columns: splitNames(text('inputColumns')),
			task: text('task', 'classification'),
			classes: splitNames(text('classNames', 'no, yes')),
			target: text('target', 'prediction'),
		},
	);
	const { name, version } = await saveModel(node, text('saveAs'), model);
	const pairedItem = items.map((_, item) => ({ item }));
	return [[{ json: { model: { name, version }, ...report }, pairedItem }], [], []];
}

/** A network that the user trained elsewhere, for Score Rows. */
export const importTensorFlow: Operation = {
	name: 'Import TensorFlow.js Model',
	value: 'importTensorFlow',
	action: 'Import a TensorFlow.js model',
	description:
		'Save a layers model of your own (model.json and weights) so that rows can be scored with it',
	fields,
	execute,
};
