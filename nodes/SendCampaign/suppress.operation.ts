import { columnField, inputSourceFields, optionsField, type Operation } from '../shared';
import { columnsOf, optionsOf, runOnPeople, textOf } from './people';
import { countryOption, recipientField, topicField } from './people.fields';

/** Puts people on the suppression list. */
export const suppress: Operation = {
	name: 'Suppress People',
	value: 'suppress',
	action: 'Put people on the suppression list',
	description: 'Put people on the suppression list: no campaign of this store mails them again',
	fields: [
		...inputSourceFields(),
		recipientField,
		topicField('What they no longer get. Empty: everything.'),
		{
			displayName: 'Whose Decision',
			name: 'decidedBy',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'The Person Said No',
					value: 'person',
					description: 'Taking it back needs a proof of new consent',
				},
				{ name: 'We Decided', value: 'sender', description: 'Can be taken back at any time' },
			],
			default: 'person',
			description: 'Who decided that they get nothing. Choose the first for lists of other tools.',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			placeholder: 'e.g. asked by phone',
			description: 'Kept with the entry as the proof of why',
		},
		optionsField([
			countryOption,
			columnField({
				displayName: 'Reason Field',
				name: 'reasonField',
				example: 'reason',
				description: "Field that holds each person's own reason",
			}),
			columnField({
				displayName: 'Topic Field',
				name: 'topicField',
				example: 'topic',
				description: 'Field that holds the topic. Empty values: the topic above.',
			}),
		]),
	],
	async execute(node) {
		const { country = '' } = optionsOf(node);
		const columns = columnsOf(node, {
			...{ recipient: 'recipientField', topic: 'options.topicField' },
			reason: 'options.reasonField',
		});
		return await runOnPeople(node, 'people.suppress', columns, {
			topic: textOf(node, 'topic'),
			reason: textOf(node, 'reason'),
			decidedBy: textOf(node, 'decidedBy') || 'person',
			country,
		});
	},
};
