import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { SpamOptions, SpamResult } from '../../lib/text';
import {
	columnField,
	inputSourceFields,
	optionsField,
	outputFormatField,
	run,
	type Operation,
} from '../shared';
import { laneOf } from './lane';
import { readTexts, twoOutputs } from './routedTexts';
import { plainField } from './plain.fields';

const fields: INodeProperties[] = [
	...inputSourceFields(),
	columnField({
		displayName: 'Text Column',
		name: 'textColumn',
		default: 'text',
		required: true,
		description: 'Column that holds the text: the message, the comment or the form',
	}),
	{
		displayName: 'Spam From Probability',
		name: 'spamFrom',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.9,
		description:
			'How sure it must be that a text is spam. Lower catches more spam and loses more real messages.',
	},
	outputFormatField,
	optionsField([plainField]),
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const textColumn = (node.getNodeParameter('textColumn', 0) as string).trim();
	const { plain = true } = node.getNodeParameter('options', 0, {}) as { readonly plain?: boolean };
	const options: SpamOptions = {
		...{ textColumn, plain },
		threshold: node.getNodeParameter('spamFrom', 0, 0.9) as number,
	};
	const texts = await readTexts(node, [textColumn]);
	const lane = laneOf(texts.table);
	const { rows, report } = await run<SpamResult>(node, 'text.spam', texts.table, options, lane);
	const routes = { column: 'spam', files: ['spam', 'wanted'] as const };
	const [spam = [], wanted = []] = await twoOutputs(node, texts, rows, routes);
	const pairedItem = texts.input.items.map((_, item) => ({ item }));
	return [wanted, spam, [{ json: { ...report }, pairedItem }]];
}

/** Advertising, fraud and bait apart from what people write. */
export const filterSpam: Operation = {
	name: 'Filter Spam',
	value: 'filterSpam',
	action: 'Filter spam out of messages',
	description:
		'Send advertising, fraud and bait to the output Spam with the reasons, everything else to Wanted. It would rather let spam through than lose a real message.',
	fields,
	execute,
};
