import { columnField, inputSourceFields, optionsField, type Operation } from '../shared';
import { columnsOf, optionsOf, runOnPeople } from './people';
import { countryOption, recipientField } from './people.fields';

/** Forgets people (GDPR article 17). */
export const erase: Operation = {
	name: 'Erase a Person',
	value: 'erase',
	action: 'Erase a person',
	description:
		'Remove every trace of people from the store. Only a keyed hash stays, so that an old list does not bring them back.',
	fields: [
		{
			displayName:
				'This cannot be undone. It reaches the marketing store only: n8n keeps the data of executions, and your shop, mail provider and files have theirs.',
			name: 'eraseNotice',
			type: 'notice',
			default: '',
		},
		...inputSourceFields(),
		recipientField,
		columnField({
			displayName: 'ID Field',
			name: 'idField',
			example: 'customer_id',
			description:
				"Field that holds the person's ID in your data, if there is one: profiles of that ID go too",
		}),
		{
			displayName: 'Saved Models',
			name: 'models',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Delete Those That Hold the Person',
					value: 'delete',
					description: 'Versions in which the address or the ID stands; train them again',
				},
				{ name: 'Do Not Look', value: 'off', description: 'For very large models' },
				{
					name: 'Tell Which Hold the Person',
					value: 'report',
					description: 'Nothing is deleted; the report names the versions',
				},
			],
			default: 'report',
			description: 'What to do about saved models that know the person by address or ID',
		},
		optionsField([countryOption]),
	],
	async execute(node) {
		const { country = '' } = optionsOf(node);
		const columns = columnsOf(node, { recipient: 'recipientField', id: 'idField' });
		const models = node.getNodeParameter('models', 0, 'report') as string;
		return await runOnPeople(node, 'people.erase', columns, { models, country });
	},
};
