import type { LedgerList } from '../../lib/campaign';
import { optionsField, type Operation } from '../shared';
import { listItems, runOnStore, spanOf, textOf } from './people';
import { afterOption, campaignNameField, spanFields } from './people.fields';

/** Who got what. */
export const listLedger: Operation = {
	name: 'List Ledger',
	value: 'listLedger',
	action: 'List who got a campaign',
	description: 'Who got a campaign, who did not and why, from the send ledger, as items',
	fields: [
		campaignNameField,
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
			{
				displayName: 'Step',
				name: 'step',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1',
				description: 'Only this step of the campaign. Empty: all.',
			},
		]),
	],
	async execute(node) {
		const state = textOf(node, 'state');
		const { messages, counts } = await runOnStore<LedgerList>(node, 'people.ledger', {
			...{ campaign: textOf(node, 'campaign'), step: textOf(node, 'options.step') },
			...(state !== '' && { state }),
			...spanOf(node),
		});
		const pairedItem = node.getInputData().map((_, item) => ({ item }));
		return [await listItems(messages), [{ json: { counts: { ...counts } }, pairedItem }]];
	},
};
