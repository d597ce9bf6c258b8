import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ClassifyResult } from '../../lib/text';
import {
	chosenVersion,
	columnField,
	columnsField,
	inputSourceFields,
	loadModel,
	modelField,
	optionsField,
	outputFormatField,
	plainJson,
	run,
	splitNames,
	versionField,
	wholeNumberField,
	type Operation,
} from '../shared';
import { laneOf } from './lane';
import { readTexts, twoOutputs } from './routedTexts';

const fields: INodeProperties[] = [
	modelField('The classifier that "Train a Text Classifier" saved'),
	...inputSourceFields(),
	columnField({
		displayName: 'Text Column',
		name: 'textColumn',
		default: 'text',
		required: true,
		description: 'Column that holds the texts',
	}),
	{
		displayName: 'Unsure Below',
		name: 'unsureBelow',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'The Confidence That Training Suggested',
				value: 'suggested',
				description: 'Chosen so that the wanted share of the labels above it was right',
			},
			{ name: 'My Own Confidence', value: 'own', description: 'A number of yours' },
		],
		default: 'suggested',
		description: 'Texts whose label is less certain go to the output Unsure',
	},
	{
		displayName: 'Confidence',
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.5,
		description: 'Texts with a lower confidence go to the output Unsure',
		displayOptions: { show: { unsureBelow: ['own'] } },
	},
	outputFormatField,
	optionsField([
		columnsField({
			displayName: 'Further Text Columns',
			name: 'furtherTextColumns',
			example: 'subject',
			description: 'Columns of text that are read behind the first, as in training',
		}),
		wholeNumberField({
			displayName: 'Likeliest Labels',
			name: 'topK',
			range: [1, 3, 20],
			description: 'So many of the likeliest labels are listed with their probability',
		}),
		wholeNumberField({
			displayName: 'Reasons',
			name: 'reasons',
			range: [0, 3, 20],
			description: 'So many words that speak most for the label are listed; 0 for none',
		}),
		versionField,
	]),
];

interface Options {
	readonly furtherTextColumns?: string;
	readonly topK?: number;
	readonly reasons?: number;
}

/** What training suggested, from the model's facts; half where it says nothing. */
function thresholdOf(node: IExecuteFunctions, info: Readonly<Record<string, unknown>>): number {
	if (node.getNodeParameter('unsureBelow', 0, 'suggested') === 'own')
		return node.getNodeParameter('threshold', 0, 0.5) as number;
	const { threshold } = info;
	return typeof threshold === 'number' ? threshold : 0.5;
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const more = node.getNodeParameter('options', 0, {}) as Options;
	const textColumn = (node.getNodeParameter('textColumn', 0) as string).trim();
	const furtherTextColumns = splitNames(more.furtherTextColumns ?? '');
	const version = chosenVersion(node, 'options.version');
	const { meta, artefact } = await loadModel(node, 'model', version);
	const texts = await readTexts(node, [textColumn, ...furtherTextColumns]);
	const { topK = 3, reasons = 3 } = more;
	const job = {
		...{ artefact, textColumn, furtherTextColumns, topK, reasons },
		threshold: thresholdOf(node, meta.info),
	};
	const lane = laneOf(texts.table);
	const result = await run<ClassifyResult>(node, 'text.classify', texts.table, job, lane);
	const routes = { column: 'predicted_unsure', files: ['unsure', 'classified'] as const };
	const [unsure = [], classified = []] = await twoOutputs(node, texts, result.rows, routes);
	const json = {
		model: { name: meta.name, version: meta.version },
		...plainJson(result.report),
	};
	const pairedItem = texts.input.items.map((_, item) => ({ item }));
	return [classified, unsure, [{ json, pairedItem }]];
}

/** The label of each text by a saved classifier. */
export const classify: Operation = {
	name: 'Classify Texts',
	value: 'classify',
	action: 'Classify texts with an own classifier',
	description:
		'Give each text the label that your trained classifier finds likeliest, with its probability and the words that speak for it; texts it is not sure of go to the output Unsure',
	fields,
	execute,
};
