import type { INodeExecutionData } from 'n8n-workflow';
import type { PeopleResult } from '../../lib/campaign';
import { inputSourceFields, optionsField, plainJson, readInput, run, storeConfig } from '../shared';
import type { Operation } from '../shared';
import { doneOutputs, listItems, optionsOf, runOnStore, textOf } from './people';
import { campaignNameField, countryOption, recipientField } from './people.fields';

const forList = { show: { who: ['list'] } };

/** Lets the next run try people again whose message may have arrived. */
export const resendUncertain: Operation = {
	name: 'Resend Uncertain',
	value: 'resendUncertain',
	action: 'Allow uncertain messages again',
	description:
		'Allow another attempt for messages that may or may not have arrived. The next run of the campaign sends them; some people may get it twice.',
	fields: [
		campaignNameField,
		{
			displayName: 'Step',
			name: 'step',
			type: 'string',
			default: '1',
			description: 'Step of the campaign',
		},
		{
			displayName: 'Who',
			name: 'who',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Everybody Who Is Uncertain', value: 'all' },
				{
					name: 'Only People of the Input',
					value: 'list',
					description: 'E.g. after you asked the mail server’s log',
				},
			],
			default: 'list',
			description: 'Whose message may be sent again',
		},
		...[...inputSourceFields(), recipientField].map((field) => ({
			...field,
			displayOptions: {
				show: { ...field.displayOptions?.show, ...forList.show },
			},
		})),
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description: 'Whether to change nothing and only tell who it would be',
		},
		optionsField([countryOption]),
	],
	async execute(node): Promise<INodeExecutionData[][]> {
		const { country = '' } = optionsOf(node);
		const options = {
			...{ campaign: textOf(node, 'campaign'), step: textOf(node, 'step') || '1', country },
			dryRun: node.getNodeParameter('dryRun', 0, true) as boolean,
		};
		if (textOf(node, 'who') !== 'all') {
			const column = textOf(node, 'recipientField') || 'email';
			const input = await readInput(node, { texts: [column] });
			const all = { ...options, column, store: await storeConfig(node) };
			return await doneOutputs(await run(node, 'people.resend', input.source, all), input);
		}
		const result = await runOnStore<PeopleResult>(node, 'people.resend', options);
		const { outcomes, summary } = result;
		const told = outcomes.select(['recipient', 'status', 'reason']);
		const items = await listItems(told);
		const pairedItem = node.getInputData().map((_, item) => ({ item }));
		const [allowed, not] = options.dryRun ? [[], items] : [items, []];
		return [allowed, not, [{ json: plainJson(summary), pairedItem }]];
	},
};
