import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { KeywordsOptions, KeywordsResult } from '../../lib/text';
import {
	inputSourceFields,
	optionsField,
	outputFormatField,
	rowsOut,
	run,
	wholeNumberField,
	type Operation,
} from '../shared';
import { textFields } from './analyze.fields';
import { readTextOptions } from './readTextOptions';
import { addedColumns, readRows } from './routedTexts';

const fields: INodeProperties[] = [
	...inputSourceFields(),
	...textFields,
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'What Others Do Not Say (TF-IDF)',
				value: 'tfidf',
				description: 'Phrases that are rare elsewhere: what sets a text apart',
			},
			{
				name: 'Long Phrases (RAKE)',
				value: 'rake',
				description: 'Phrases of several words, from the text alone',
			},
			{
				name: 'Central Words (TextRank)',
				value: 'textRank',
				description: 'Words that many others stand beside, from the text alone: for long texts',
			},
		],
		default: 'tfidf',
		description: 'How the keywords are found',
	},
	{
		displayName: 'Compare With',
		name: 'background',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'The Other Texts', value: 'others', description: 'The other texts of this input' },
			{
				name: 'Everyday Language',
				value: 'common',
				description: 'Common words of the language: for one text or a few',
			},
		],
		default: 'others',
		description: 'What counts as usual',
		displayOptions: { show: { method: ['tfidf'] } },
	},
	outputFormatField,
	optionsField([
		wholeNumberField({
			displayName: 'Keywords of a Text',
			name: 'most',
			range: [1, 5, 50],
			description: 'How many keywords each text gets at most',
		}),
		wholeNumberField({
			displayName: 'Keywords of All Texts',
			name: 'mostOfSet',
			range: [1, 50, 1000],
			description: 'How many keywords of the whole set the report lists',
		}),
	]),
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { most, mostOfSet } = node.getNodeParameter('options', 0, {}) as {
		most?: number;
		mostOfSet?: number;
	};
	const job = {
		...readTextOptions(node),
		method: node.getNodeParameter('method', 0, 'tfidf'),
		background: node.getNodeParameter('background', 0, 'others'),
		...(most !== undefined && { most }),
		...(mostOfSet !== undefined && { mostOfSet }),
	} as KeywordsOptions;
	const { input, table } = await readRows(node, { texts: [job.textColumn] });
	const { keepColumns, toOutput } = rowsOut(node, input, 'texts-with-keywords');
	const { rows, report } = await run<KeywordsResult>(node, 'text.keywords', table, job);
	const pairedItem = input.items.map((_, item) => ({ item }));
	return [
		await toOutput(addedColumns(table, rows, keepColumns)),
		[{ json: { ...report }, pairedItem }],
	];
}

/** The phrases that tell most about texts. */
export const extractKeywords: Operation = {
	name: 'Extract Keywords',
	value: 'extractKeywords',
	action: 'Extract keywords from texts',
	description: 'Find the words and phrases that tell most about each text and about all of them',
	fields,
	execute,
};
