import type { LedgerList } from '../../lib/campaign';
import { optionsField, type Operation } from '../shared';
import { listItems, optionsOf, runOnStore, spanOf, textOf } from './people';
import { afterOption, campaignNameField, countryOption, spanFields } from './people.fields';

/** Who got what. */
export const listLedger: Operation = {
	name: 'List Ledger',
	value: 'listLedger',
	action: 'List who got a campaign',
	description: 'Who got a campaign, who did not and why, from the send ledger, as items',
	fields: [
		{
			...campaignNameField,
			required: false,
			description:
				'Name of the campaign, as in the operation Send. Empty: all campaigns of one recipient.',
		},
		{
			displayName: 'Recipient',
			name: 'recipient',
			type: 'string',
			default: '',
			placeholder: 'e.g. ada@mail.example or +4915112345678',
			description: 'Only messages to this address or phone number. Empty: to everybody.',
		},
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'All', value: '' },
				{ name: 'Claimed', value: 'claimed', description: 'A run is sending it' },
				{ name: 'Failed', value: 'failed', description: 'Refused by the server' },
				{ name: 'Held', value: 'held', description: 'In the group that gets nothing on purpose' },
				{ name: 'Sent', value: 'sent' },
				{ name: 'Uncertain', value: 'uncertain', description: 'It may have arrived' },
			],
			default: '',
			description: 'Only messages in this state',
		},
		...spanFields,
		optionsField([
			afterOption,
			countryOption,
			{
				displayName: 'Since',
				name: 'since',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2027-03-01T08:00',
				description:
					"Only messages whose sending began at this time or later, by the workflow's time zone, or with Z or an offset",
			},
			{
				displayName: 'Step',
				name: 'step',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1',
				description: 'Only this step of the campaign. Empty: all.',
			},
			{
				displayName: 'Until',
				name: 'until',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2027-03-02T08:00',
				description: 'Only messages whose sending began before this time',
			},
		]),
	],
	async execute(node) {
		const state = textOf(node, 'state');
		const option = (name: string) => String(optionsOf(node)[name] ?? '').trim();
		const { messages, counts, next } = await runOnStore<LedgerList>(node, 'people.ledger', {
			...{ campaign: textOf(node, 'campaign'), recipient: textOf(node, 'recipient') },
			...{ step: option('step'), country: option('country') },
			...{ since: option('since'), until: option('until'), timeZone: node.getTimezone() },
			...(state !== '' && { state }),
			...spanOf(node),
		});
		const pairedItem = node.getInputData().map((_, item) => ({ item }));
		return [await listItems(messages), [{ json: { counts: { ...counts }, next }, pairedItem }]];
	},
};
