import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';
import { NOT_BY_SMS } from './sms.fields';
import { readSendTime, sendTimeField, type SendTimeParameters } from './sendTime.fields';

const domainFields: INodeProperties[] = [
	{
		displayName: 'Domains',
		name: 'domains',
		type: 'string',
		default: '',
		placeholder: 'e.g. gmail.com, googlemail.com',
		description:
			'Domains of recipients that share this limit, separated by commas. *: each other domain by itself.',
	},
	{
		displayName: 'Messages per Second',
		name: 'perSecond',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 10,
		description: 'Most messages to these domains in any one second. 0: no limit of their own.',
	},
	{
		displayName: 'Connections',
		name: 'connections',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 50 },
		default: 0,
		description: 'Most messages on their way to these domains at once. 0: no limit of their own.',
	},
];

const warmUpFields: INodeProperties[] = [
	{
		displayName: 'Schedule',
		name: 'schedule',
		type: 'options',
		options: [
			{
				name: 'Careful (50, 100, 500, 1,000, 5,000 … 150,000 in 11 Days)',
				value: 'careful',
				description: 'For a domain that has never sent to many people',
			},
			{
				name: 'Fast (500, 1,000, 5,000 … 100,000 in 7 Days)',
				value: 'fast',
				description: 'For a known domain at a new provider',
			},
			{ name: 'My Own Numbers', value: 'own', description: 'One number for each day' },
		],
		default: 'careful',
		description: 'How many messages the sending domain may send on each day since its first one',
	},
	{
		displayName: 'Messages on Each Day',
		name: 'numbers',
		type: 'string',
		default: '50, 100, 500, 1000, 5000',
		placeholder: 'e.g. 50, 100, 500, 1000, 5000',
		description: 'Most messages on day 1, 2, 3 and so on; after the last one there is no limit',
		displayOptions: { show: { schedule: ['own'] } },
	},
];

const breakerFields: INodeProperties[] = [
	{
		displayName: 'Bounces (%)',
		name: 'bounce',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
		default: 5,
		description: 'Share of messages that may bounce. 0: not looked at.',
	},
	{
		displayName: 'Complaints (%)',
		name: 'complaint',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
		default: 0.3,
		description: 'Share of people who may report the message as spam. 0: not looked at.',
	},
	{
		displayName: 'After Messages',
		name: 'atLeast',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000000 },
		default: 200,
		description: 'How many messages there must be before the shares are believed',
	},
];

const options: INodeProperties[] = [
	{
		displayName: 'Limits per Domain',
		name: 'domainLimits',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Limit',
		default: {},
		description:
			"Limits for recipients' mail services. People whose service has its fill step aside, so that the others go on.",
		options: [{ displayName: 'Limit', name: 'limit', values: domainFields }],
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Messages per Day',
		name: 'ratePerDay',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Most messages in any 24 hours, counted over all runs and campaigns of the sending domain. 0: no limit.',
	},
	{
		displayName: 'Messages per Hour',
		name: 'ratePerHour',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'Most messages in any hour, counted over all runs and campaigns of the sending domain. 0: no limit.',
	},
	{
		displayName: 'Most Engaged First Field',
		name: 'engagementColumn',
		type: 'string',
		default: '',
		placeholder: 'e.g. last_opened_at',
		description:
			'Field with a number or a date: people with the largest number, the latest date, get their message first',
	},
	sendTimeField,
	{
		displayName: 'Stop at Bad Results',
		name: 'breaker',
		type: 'fixedCollection',
		placeholder: 'Add Limits',
		default: {},
		description:
			'When a campaign stops because too many messages bounce or too many people complain. Without this option: at 5 % and 0.3 %, after 200 messages.',
		options: [{ displayName: 'Limits', name: 'limits', values: breakerFields }],
	},
	{
		displayName: 'Wait at Most (Minutes)',
		name: 'waitAtMostMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 60, numberPrecision: 2 },
		default: 5,
		description:
			"How long a run waits for a limit or for somebody's time. Whoever would wait longer comes out at Not Sent, and a later run sends the message.",
	},
	{
		displayName: 'Warm-Up',
		name: 'warmUp',
		type: 'fixedCollection',
		placeholder: 'Add Warm-Up',
		default: {},
		description:
			'Lets a sending domain begin with few messages a day. Use it with Most Engaged First Field.',
		options: [{ displayName: 'Schedule', name: 'plan', values: warmUpFields }],
	},
];

/** How fast and when; in both operations. All of it is read once, for all items. */
export const paceFields: INodeProperties[] = [
	{
		displayName: 'How Fast and When',
		name: 'pace',
		type: 'collection',
		placeholder: 'Add Rule',
		default: {},
		options,
	},
];

interface PaceParameters {
	readonly ratePerHour?: number;
	readonly ratePerDay?: number;
	readonly domainLimits?: { readonly limit?: CampaignOptions['domainLimits'] };
	readonly engagementColumn?: string;
	readonly sendTime?: { readonly time?: SendTimeParameters };
	readonly breaker?: { readonly limits?: NonNullable<CampaignOptions['breaker']> };
	readonly waitAtMostMinutes?: number;
	readonly warmUp?: { readonly plan?: WarmUpParameters };
}

interface WarmUpParameters {
	readonly schedule?: 'careful' | 'fast' | 'own';
	readonly numbers?: string;
}

/** Read at item 0 for all items. */
export function readPace(node: IExecuteFunctions): Partial<CampaignOptions> {
	const pace = node.getNodeParameter('pace', 0, {}) as PaceParameters;
	const plan = pace.warmUp?.plan;
	const time = pace.sendTime?.time;
	return {
		ratePerHour: pace.ratePerHour ?? 0,
		ratePerDay: pace.ratePerDay ?? 0,
		domainLimits: pace.domainLimits?.limit ?? [],
		engagementColumn: pace.engagementColumn ?? '',
		breaker: pace.breaker?.limits ?? {},
		waitAtMostMinutes: pace.waitAtMostMinutes ?? 5,
		warmUp: plan ? { schedule: scheduleOf(plan), timeZone: node.getTimezone() } : null,
		sendTime: time ? readSendTime(time, node.getTimezone()) : null,
	};
}

function scheduleOf({ schedule = 'careful', numbers = '' }: WarmUpParameters) {
	if (schedule !== 'own') return schedule;
	const parts = numbers.split(/[,;\s]+/).filter((part) => part !== '');
	return parts.map(Number);
}
