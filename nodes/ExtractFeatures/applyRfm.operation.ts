import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ApplyRfmResult } from '../../lib/features';
import {
	inputSourceFields,
	loadModel,
	modelField,
	outputFormatField,
	run,
	type Operation,
} from '../shared';
import { asOfFields, customersKeyField } from './orderFields';
import { outputsOf } from './outputs';
import { customersOption, readAsOf, readInputs } from './readOrders';

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const inputs = await readInputs(node);
	const options = { artefact, asOf: readAsOf(node), ...customersOption(node, inputs) };
	const result = await run<ApplyRfmResult>(node, 'features.apply', inputs.orders.source, options);
	const customerColumn = String(meta.info['customerColumn']);
	return await outputsOf(node, inputs, result, customerColumn);
}

/** Features of later orders on the columns, categories and score limits that an earlier run saved. */
export const applyRfm: Operation = {
	name: 'RFM on Saved Scores',
	value: 'applyRfm',
	action: 'Get RFM of customers on saved scores',
	description:
		'The same features with the columns, categories and score limits of an earlier run, so that scores stay comparable over time',
	fields: [
		modelField('Scores that "RFM and Behaviour" saved (its option "Save Scores As")'),
		...inputSourceFields(),
		...asOfFields,
		...inputSourceFields({ name: 'customers', label: 'Customers' }),
		customersKeyField,
		outputFormatField,
	],
	execute,
};
