import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { PredictResult } from '../../lib/learn';
import { Table } from '../../lib/table';
import {
	fromWebhook,
	inputSourceFields,
	modelField,
	outputFormatField,
	readInput,
	rowsOut,
	run,
	storeConfig,
	wholeNumberField,
	withWebhookHint,
	type NodeInput,
	type Operation,
} from '../shared';
import { driftAlarm } from './driftAlarm';
import { optionsFields, readSettings } from './options.fields';
import { customersOutput, readAsOf } from './question.fields';

/** What somebody waits for: a request or a few. More rows go where long jobs run. */
const QUICK_ROWS = 20;

const fields: INodeProperties[] = [
	modelField('The model that Train Model saved; its current version, unless an option names one'),
	...inputSourceFields(),
	wholeNumberField({
		displayName: 'Reasons',
		name: 'reasons',
		range: [0, 3, 10],
		description:
			'How many reasons each row gets, strongest first ("No order for 94 days (+0.21)"); only the best-ranked 10,000 rows, and not for every algorithm',
	}),
	outputFormatField,
	optionsFields,
];

interface Saved extends PredictResult {
	readonly model: { readonly name: string; readonly version: number };
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { rowField, keepInput, version, threshold } = readSettings(node);
	const input = await readInput(node, { rowField });
	const { keepColumns, toOutput } = rowsOut(node, input, 'predictions', keepInput);
	const options = {
		store: await storeConfig(node),
		name: node.getNodeParameter('model', 0, '', { extractValue: true }) as string,
		reasons: node.getNodeParameter('reasons', 0, 3) as number,
		...{ version, threshold, keepColumns },
		...readAsOf(node),
	};
	const { model, table, report } = await scored(node, input, options, rowField);
	const pairedItem = input.items.map((_, item) => ({ item }));
	const told = [{ json: { model, ...report }, pairedItem }];
	const customers = await customersOutput(node, input, { table, report });
	return [customers ?? (await toOutput(table)), told, driftAlarm(model, report, pairedItem)];
}

async function scored(
	node: IExecuteFunctions,
	{ source, items }: NodeInput,
	options: object,
	rowField: string,
): Promise<Saved> {
	const quick = source instanceof Table && source.numRows <= QUICK_ROWS;
	const lane = quick ? 'quick' : 'background';
	try {
		return await run<Saved>(node, 'learn.predictSaved', source, options, { lane });
	} catch (error) {
		throw rowField === '' && fromWebhook(items) ? withWebhookHint(error) : error;
	}
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
