import type { INodeProperties } from 'n8n-workflow';
import { adaptedToSms, NOT_BY_SMS } from './sms.fields';

const optionFields: INodeProperties[] = [
	{
		displayName: 'Attempts',
		name: 'attempts',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 3,
		description:
			'How often a message is tried in one run when the server says "not now" (4xx). A refusal for good (5xx) is never tried again.',
	},
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 5000 },
		default: 200,
		description:
			'How many people are looked up in the suppression list together. A suppression that is added during the run takes effect within one batch.',
	},
	{
		displayName: 'Connections',
		name: 'connections',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		description:
			'Connections to the mail server at the same time. A crash leaves at most this many people uncertain.',
	},
	{
		displayName: 'Max Messages',
		name: 'maxMessages',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Most messages of one run; the rest stays for the next run. 0: no limit.',
	},
	{
		displayName: 'Messages per Second',
		name: 'ratePerSecond',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'Most messages in any one second. 0: as fast as the server takes them.',
	},
	{
		displayName: 'Refuse on Serious Findings',
		name: 'refuseSerious',
		type: 'boolean',
		default: false,
		description:
			'Whether to mail nobody when the check of the first message has a serious finding, such as broken links or no way to unsubscribe. A dry run lists all findings.',
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Sender ID',
		name: 'senderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. gardenshop',
		description:
			'5 to 15 letters and digits for the Feedback-ID header, by which Gmail’s Postmaster Tools count complaints. Empty: made from the domain of the From address.',
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Topic',
		name: 'topic',
		type: 'string',
		default: '',
		placeholder: 'e.g. offers',
		description:
			'Topic in the suppression list: people who refused it are left out. Those who refused everything always are.',
	},
];

/** Whether anything is sent at all: first in the operation Send, where nobody can miss it. */
export const modeFields: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: true,
		description:
			'Whether to send nothing and only report who would get the message, who would not and why. Turn it off to send.',
	},
	...adaptedToSms(
		{
			displayName: 'Test Recipients',
			name: 'testRecipients',
			type: 'string',
			default: '',
			placeholder: 'e.g. me@shop.example, colleague@shop.example',
			description:
				'Addresses that get the first message of the dry run, one of each variant, marked "[Test]"',
			displayOptions: { show: { dryRun: [true] } },
		},
		{
			placeholder: 'e.g. +4915112345678, +4915187654321',
			description: 'Phone numbers that get the first SMS of the dry run, marked "[Test]"',
		},
	),
	{
		displayName: 'Allow in Manual Runs',
		name: 'allowManual',
		type: 'boolean',
		default: false,
		description:
			'Whether a run started by hand in the editor may mail the real list. Off: it acts as a dry run.',
		displayOptions: { show: { dryRun: [false] } },
	},
];

/** Further fields of the operation Send. All of them are read once, for all items. */
export const sendFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: optionFields,
	},
];
