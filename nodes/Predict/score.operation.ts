import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { PredictOptions, PredictResult } from '../../lib/learn';
import {
	inputSourceFields,
	loadModel,
	modelField,
	optionsField,
	outputFormatField,
	readInput,
	rowsOut,
	run,
	wholeNumberField,
	type Operation,
} from '../shared';
import { asOfField, customersOutput, readAsOf } from './question.fields';

const fields: INodeProperties[] = [
	modelField('The model that Train Model saved; its newest version is used'),
	...inputSourceFields(),
	wholeNumberField({
		displayName: 'Reasons',
		name: 'reasons',
		range: [0, 3, 10],
		description:
			'How many reasons each row gets, strongest first ("No order for 94 days (+0.21)"); only the best-ranked 10,000 rows, and not for every algorithm',
	}),
	outputFormatField,
	optionsField([
		asOfField,
		{
			displayName: 'Say Yes From Probability',
			name: 'threshold',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
			default: 0.5,
			description:
				'From this probability on the prediction is "yes". Default: the one of the model.',
		},
	]),
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node);
	const input = await readInput(node);
	const { threshold } = node.getNodeParameter('options', 0, {}) as { threshold?: number };
	const { keepColumns, toOutput } = rowsOut(node, input, 'predictions');
	const reasons = node.getNodeParameter('reasons', 0, 3) as number;
	const options: PredictOptions = {
		...{ artefact, keepColumns, threshold, reasons },
		...readAsOf(node),
	};
	const result = await run<PredictResult>(node, 'learn.predict', input.source, { ...options });
	const model = { name: meta.name, version: meta.version };
	const pairedItem = input.items.map((_, item) => ({ item }));
	const rows = (await customersOutput(node, input, result)) ?? (await toOutput(result.table));
	return [rows, [{ json: { model, ...result.report }, pairedItem }]];
}

/** Each row with what the model says of it. */
export const score: Operation = {
	name: 'Score Rows',
	value: 'score',
	action: 'Score rows with a saved model',
	description: 'Add the prediction, its probability or interval, rank and decile to each row',
	fields,
	execute,
};
