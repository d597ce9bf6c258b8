import type { INodeProperties } from 'n8n-workflow';
import type { CampaignOptions } from '../../lib/campaign';

type SendTime = NonNullable<CampaignOptions['sendTime']>;

const PLANNED = ['at', 'spread', 'local', 'best'];

const values: INodeProperties[] = [
	{
		displayName: 'When',
		name: 'mode',
		type: 'options',
		options: [
			{ name: 'At Once', value: 'now', description: 'As soon as the workflow runs' },
			{ name: 'At a Fixed Time', value: 'at', description: 'Everybody at the same moment' },
			{
				name: 'At the Same Local Time',
				value: 'local',
				description: "When the clock of the person's own place shows the time",
			},
			{
				name: "At Each Person's Best Hour",
				value: 'best',
				description: 'At the hour in which the person opened and clicked most in the last 180 days',
			},
			{
				name: 'Spread Over a Window',
				value: 'spread',
				description: 'Evenly over the time after the start',
			},
		],
		default: 'at',
		description:
			'When messages go out. Run the workflow by a schedule: each run sends to those whose time has come.',
	},
	{
		displayName: 'Start',
		name: 'start',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-03-01T08:00',
		description:
			'Date and time, by the time zone below; with Z or an offset such as +02:00, that very moment. Best hours may do without.',
		displayOptions: { show: { mode: PLANNED } },
	},
	{
		displayName: 'Over (Minutes)',
		name: 'spreadMinutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 43200 },
		default: 60,
		description: 'Length of the window',
		displayOptions: { show: { mode: ['spread'] } },
	},
	{
		displayName: 'Best Hour Field',
		name: 'bestHourColumn',
		type: 'string',
		default: '',
		placeholder: 'e.g. best_hour',
		description:
			'Field with the best hour, 0 to 23, where you know it already. Who has none gets the learned one.',
		displayOptions: { show: { mode: ['best'] } },
	},
	{
		displayName: 'Hour While Nothing Is Known',
		name: 'defaultHour',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 23 },
		default: 10,
		description: 'Hour of everybody before the first opens and clicks have come in',
		displayOptions: { show: { mode: ['best'] } },
	},
	{
		displayName: 'Time Zone Field',
		name: 'timeZoneColumn',
		type: 'string',
		default: '',
		placeholder: 'e.g. time_zone',
		description: "Field that holds each person's time zone, such as Asia/Tokyo or +09:00",
		displayOptions: { show: { mode: ['local', 'best'] } },
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description:
			"Time zone of the times above, and of people whose own is missing or unknown. Empty: the workflow's time zone.",
	},
	{
		displayName: 'If Too Late',
		name: 'ifLate',
		type: 'options',
		options: [
			{
				name: 'Keep and Tell Me',
				value: 'ask',
				description: 'People stay pending until this is set to another choice',
			},
			{ name: 'Let It Expire', value: 'expire', description: 'People do not get the message' },
			{ name: 'Send It Anyway', value: 'send', description: 'The message goes out late' },
		],
		default: 'ask',
		description:
			'What to do when nothing ran at the planned time, e.g. because n8n was down from 08:00 to 12:00',
		displayOptions: { show: { mode: PLANNED } },
	},
	{
		displayName: 'Too Late After (Minutes)',
		name: 'lateAfterMinutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 43200 },
		default: 60,
		description: 'How long after the planned time a first run may still send',
		displayOptions: { show: { mode: PLANNED } },
	},
	{
		displayName: 'Deadline',
		name: 'deadline',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-03-03T20:00',
		description: 'Date and time after which nothing is sent any more',
	},
];

export const sendTimeField: INodeProperties = {
	displayName: 'Send Time',
	name: 'sendTime',
	type: 'fixedCollection',
	placeholder: 'Add Send Time',
	default: {},
	description: 'When each person gets the message. Without this option: at once.',
	options: [{ displayName: 'Time', name: 'time', values }],
};

export type SendTimeParameters = Partial<SendTime>;

/** `workflowZone` counts where no time zone is given. */
export function readSendTime(time: SendTimeParameters, workflowZone: string): SendTime {
	const timeZone = (time.timeZone ?? '').trim() || workflowZone;
	return { ...time, mode: time.mode ?? 'at', timeZone };
}
