import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';
import { splitNames } from '../shared';
import { NOT_BY_SMS } from './sms.fields';

const capFields: INodeProperties[] = [
	{
		displayName: 'Messages',
		name: 'messages',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 2,
		description: 'Most messages to one person in these days',
	},
	{
		displayName: 'Days',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 0.01, maxValue: 366, numberPrecision: 2 },
		default: 7,
		description: 'Length of the window, which moves with the clock',
	},
];

const quietFields: INodeProperties[] = [
	{
		displayName: 'Quiet From',
		name: 'from',
		type: 'string',
		default: '21:00',
		placeholder: 'e.g. 21:00',
		description: "Time of day from which nobody is mailed, by the clock of the person's place",
	},
	{
		displayName: 'Quiet Until',
		name: 'to',
		type: 'string',
		default: '08:00',
		placeholder: 'e.g. 08:00',
		description: 'Time of day from which people may be mailed again',
	},
	{
		displayName: 'Time Zone Field',
		name: 'timeZoneColumn',
		type: 'string',
		default: '',
		placeholder: 'e.g. time_zone',
		description: "Field that holds each person's time zone, such as Asia/Tokyo or +09:00",
	},
	{
		displayName: 'Time Zone of the Others',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description:
			"Time zone of people whose own is missing or unknown. Empty: the workflow's time zone.",
	},
	{
		displayName: 'Wait at Most (Minutes)',
		name: 'patienceMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: 0,
		description:
			'How long a run waits for the end of the quiet hours. People who would need longer stay pending: a later run sends to them.',
	},
];

const options: INodeProperties[] = [
	{
		displayName: 'Confirmed Opt-In Only',
		name: 'confirmedOnly',
		type: 'boolean',
		default: false,
		description:
			'Whether to mail only people who have confirmed the topic by the link in a confirmation mail (double opt-in). Who withdrew is never mailed.',
	},
	{
		displayName: 'Frequency Cap',
		name: 'frequencyCaps',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Cap',
		default: {},
		description: 'How many messages a person may get, over all campaigns of this store',
		options: [{ displayName: 'Cap', name: 'cap', values: capFields }],
	},
	{
		displayName: 'Ignore Plus Tags',
		name: 'ignoreTags',
		type: 'boolean',
		default: false,
		description:
			'Whether a suppression of ada@shop.example also holds for ada+news@shop.example, and the other way round',
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Leave Out Domains',
		name: 'domains',
		type: 'string',
		default: '',
		placeholder: 'e.g. rival.example, old-host.example',
		description: 'Domains that are not mailed, with everything below them; separated by commas',
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Leave Out Offices',
		name: 'roles',
		type: 'boolean',
		default: false,
		description: 'Whether to leave out addresses such as info@, sales@ and noreply@',
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Leave Out Throw-Away Inboxes',
		name: 'disposable',
		type: 'boolean',
		default: false,
		description: 'Whether to leave out addresses at services that give inboxes for some minutes',
		displayOptions: NOT_BY_SMS,
	},
	{
		displayName: 'Quiet Hours',
		name: 'quietHours',
		type: 'fixedCollection',
		placeholder: 'Add Quiet Hours',
		default: {},
		description: 'Hours of the day in which nobody is mailed',
		options: [{ displayName: 'Quiet Hours', name: 'hours', values: quietFields }],
	},
];

/** Who is left out beyond consent and suppression; in both operations, checked at the moment of sending. */
export const whoFields: INodeProperties[] = [
	{
		displayName: 'Who and When',
		name: 'who',
		type: 'collection',
		placeholder: 'Add Rule',
		default: {},
		options,
	},
];

interface WhoParameters {
	readonly confirmedOnly?: boolean;
	readonly frequencyCaps?: { readonly cap?: CampaignOptions['frequencyCaps'] };
	readonly ignoreTags?: boolean;
	readonly domains?: string;
	readonly roles?: boolean;
	readonly disposable?: boolean;
	readonly quietHours?: { readonly hours?: QuietParameters };
}

interface QuietParameters {
	readonly from?: string;
	readonly to?: string;
	readonly timeZone?: string;
	readonly timeZoneColumn?: string;
	readonly patienceMinutes?: number;
}

/** Read at item 0 for all items. */
export function readWho(node: IExecuteFunctions): Partial<CampaignOptions> {
	const who = node.getNodeParameter('who', 0, {}) as WhoParameters;
	const { roles = false, disposable = false } = who;
	const domains = splitNames(who.domains ?? '');
	const hasRules = roles || disposable || domains.length > 0;
	const hours = who.quietHours?.hours;
	return {
		confirmedOnly: who.confirmedOnly ?? false,
		frequencyCaps: who.frequencyCaps?.cap ?? [],
		ignoreTags: who.ignoreTags ?? false,
		addressRules: hasRules ? { roles, disposable, domains } : null,
		quietHours: hours ? quietHoursOf(hours, node.getTimezone()) : null,
	};
}

function quietHoursOf(hours: QuietParameters, workflowZone: string) {
	const column = (hours.timeZoneColumn ?? '').trim();
	return {
		from: hours.from ?? '21:00',
		to: hours.to ?? '08:00',
		timeZone: (hours.timeZone ?? '').trim() || workflowZone,
		...(column !== '' && { timeZoneColumn: column }),
		patienceMinutes: hours.patienceMinutes ?? 0,
	};
}
