import type { INodeProperties } from 'n8n-workflow';
import { wholeNumberField } from '../../shared';

const shown = { show: { checkWithModel: [true] } };

const settings: INodeProperties = {
	displayName: 'Chat Model Check',
	name: 'check',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	displayOptions: shown,
	options: [
		wholeNumberField({
			displayName: 'Most Characters of a Text',
			name: 'maxCharacters',
			range: [50, 1000, 20_000],
			description: 'Longer texts are cut before they are sent',
		}),
		wholeNumberField({
			displayName: 'Most Texts',
			name: 'maxTexts',
			range: [1, 100, 100_000],
			description: 'How many texts are sent at most in one run, those with least confidence first',
		}),
		wholeNumberField({
			displayName: 'Texts at the Same Time',
			name: 'parallel',
			range: [1, 3, 20],
			description: 'How many requests run side by side',
		}),
		wholeNumberField({
			displayName: 'Time for an Answer',
			name: 'timeout',
			range: [1, 30, 600],
			description: 'Seconds to wait for one answer; after that the own result stays',
		}),
		{
			displayName: 'Use the Chat Model’s Answer',
			name: 'useAnswer',
			type: 'boolean',
			default: false,
			description:
				'Whether the chat model’s answer decides the branch of the texts it checked. Off: it is only compared and reported.',
		},
	],
};

/** Whether a chat model looks at what the engine is unsure of, and how much it may cost. */
export const checkFields: INodeProperties[] = [
	{
		displayName: 'Check Unsure Texts with a Chat Model',
		name: 'checkWithModel',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether texts with low confidence are sent to a chat model that you connect below the node',
	},
	{
		displayName:
			'Unsure texts leave this machine for the chat model that you connect. They may hold names, addresses and other personal data.',
		name: 'checkNotice',
		type: 'notice',
		default: '',
		displayOptions: shown,
	},
	settings,
];
