import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import type { EventRuleOptions } from '../../lib/campaign';

const shown = { show: { receiveEvents: [true] } };

/** What a mail provider may tell, and what it changes. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Receive Events of a Mail Provider',
		name: 'receiveEvents',
		type: 'boolean',
		default: false,
		description:
			'Whether bounces, complaints, unsubscribes and deliveries that your mail provider tells of are taken in: people who must get no more mail go on the suppression list',
	},
	{
		displayName:
			'Give the second address of this node (it ends with /events) to your mail provider. Only events that are signed with the secret of the credential are taken.',
		name: 'eventsNotice',
		type: 'notice',
		default: '',
		displayOptions: shown,
	},
	{
		displayName: 'Event Options',
		name: 'eventOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: shown,
		options: [
			{
				displayName: 'Complaint Closes',
				name: 'complaintTopics',
				type: 'options',
				options: [
					{ name: 'Everything', value: 'all', description: 'No campaign mails the person again' },
					{
						name: 'Its Topic',
						value: 'own',
						description: 'Only the topic of the message, where the provider tells it',
					},
				],
				default: 'all',
				description: 'What somebody gets no more of after reporting a message as spam',
			},
			{
				displayName: 'Soft Bounce Days',
				name: 'softBounceDays',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 365 },
				default: 30,
				description: 'Within how many days soft bounces count together',
			},
			{
				displayName: 'Soft Bounces',
				name: 'softBounces',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 3,
				description:
					'How many soft bounces (mailbox full, server busy) put a person on the suppression list',
			},
		],
	},
];

/** Only what the user set: the library knows the defaults. */
export function readEventOptions(node: IWebhookFunctions): EventRuleOptions {
	return node.getNodeParameter('eventOptions', {}) as EventRuleOptions;
}
