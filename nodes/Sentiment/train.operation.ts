import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { TrainTextOptions, TrainTextResult } from '../../lib/text';
import {
	columnField,
	columnsField,
	inputSourceFields,
	optionsField,
	plainJson,
	run,
	saveModel,
	seedField,
	splitNames,
	wholeNumberField,
	type Operation,
} from '../shared';
import { readRows } from './routedTexts';

const options = optionsField([
	columnField({
		displayName: 'Date Column',
		name: 'dateColumn',
		example: 'received_at',
		description:
			'With it the classifier is judged on later texts than it learned from. Use it where what people write about changes with time.',
	}),
	wholeNumberField({
		displayName: 'Fewest Examples of a Label',
		name: 'fewestExamples',
		range: [2, 5, 1000],
		description: 'Labels with fewer examples are left out, and listed in the report',
	}),
	columnsField({
		displayName: 'Further Text Columns',
		name: 'furtherTextColumns',
		example: 'subject',
		description:
			'Columns of text that are read behind the first, such as a subject. Classify Texts then needs them too.',
	}),
	columnField({
		displayName: 'Group Column',
		name: 'groupColumn',
		example: 'customer_id',
		description:
			'Rows of one group (a customer, a thread) are judged by a model that saw none of them',
	}),
	seedField,
	{
		displayName: 'Wanted Accuracy',
		name: 'wantedAccuracy',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 1, numberPrecision: 2 },
		default: 0.95,
		description:
			'The suggested threshold for "unsure" is the lowest from which on this share of the labels is right',
	},
]);

const fields: INodeProperties[] = [
	...inputSourceFields(),
	columnField({
		displayName: 'Text Column',
		name: 'textColumn',
		default: 'text',
		required: true,
		description: 'Column that holds the texts',
	}),
	columnField({
		displayName: 'Label Column',
		name: 'labelColumn',
		default: 'label',
		required: true,
		description:
			'Column with what each text is: its sentiment, intent, topic, department. Rows without a label are left out.',
	}),
	{
		displayName: 'Save Model As',
		name: 'saveAs',
		type: 'string',
		default: 'message-labels',
		placeholder: 'e.g. message-labels',
		description:
			'Name under which the classifier is saved for "Classify Texts" and "Answer Messages". Leave empty to only judge it.',
	},
	options,
];

interface Options {
	readonly dateColumn?: string;
	readonly groupColumn?: string;
	readonly furtherTextColumns?: string;
	readonly fewestExamples?: number;
	readonly wantedAccuracy?: number;
	readonly seed?: number;
}

const given = (value: string | undefined) => value?.trim() || undefined;

function readSettings(node: IExecuteFunctions): TrainTextOptions {
	const more = node.getNodeParameter('options', 0, {}) as Options;
	return {
		textColumn: (node.getNodeParameter('textColumn', 0) as string).trim(),
		labelColumn: (node.getNodeParameter('labelColumn', 0) as string).trim(),
		furtherTextColumns: splitNames(more.furtherTextColumns ?? ''),
		dateColumn: given(more.dateColumn),
		groupColumn: given(more.groupColumn),
		fewestExamples: more.fewestExamples,
		wantedAccuracy: more.wantedAccuracy,
		seed: more.seed,
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const settings = readSettings(node);
	const { textColumn, labelColumn, furtherTextColumns = [], dateColumn, groupColumn } = settings;
	const texts = [textColumn, labelColumn, ...furtherTextColumns];
	const others = [dateColumn, groupColumn].filter((name) => name !== undefined);
	const columns = [...new Set([...texts, ...others])];
	const { input, table } = await readRows(node, { texts, columns });
	const { report, ...model } = await run<TrainTextResult>(node, 'text.train', table, {
		...settings,
	});
	const name = (node.getNodeParameter('saveAs', 0, '') as string).trim();
	const saved = name === '' ? null : await saveModel(node, name, model);
	const json = {
		model: saved && { name: saved.name, version: saved.version },
		...plainJson(report),
	};
	return [[{ json, pairedItem: input.items.map((_, item) => ({ item })) }]];
}

/** A classifier from any column of labels. */
export const train: Operation = {
	name: 'Train a Text Classifier',
	value: 'train',
	action: 'Train a text classifier',
	description:
		'Learn your own labels (sentiment, intent, topic) from texts that carry them, judge the classifier honestly on texts it had not seen, and save it',
	fields,
	execute,
};
