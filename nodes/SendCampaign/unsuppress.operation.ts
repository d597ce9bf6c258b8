import { columnField, inputSourceFields, optionsField, type Operation } from '../shared';
import { columnsOf, optionsOf, runOnPeople, textOf } from './people';
import { countryOption, recipientField, topicField } from './people.fields';

/** Takes people off the suppression list, but not against their own no. */
export const unsuppress: Operation = {
	name: 'Remove From Suppression List',
	value: 'unsuppress',
	action: 'Take people off the suppression list',
	description:
		"Take people off the suppression list. A person's own no stays, unless you have a proof that the person agreed anew.",
	fields: [
		...inputSourceFields(),
		recipientField,
		topicField('Which entry to remove. Empty: the one for everything.'),
		columnField({
			displayName: 'Proof Field',
			name: 'proofField',
			example: 'consent_proof',
			description:
				'Field that says where and when the person agreed anew, e.g. "signed form of 28 Feb 2027". It is kept as the proof. Without one, unsubscriptions, complaints and erasures stay.',
		}),
		optionsField([countryOption]),
	],
	async execute(node) {
		const { country = '' } = optionsOf(node);
		const columns = columnsOf(node, { recipient: 'recipientField', proof: 'proofField' });
		const options = { topic: textOf(node, 'topic'), country };
		return await runOnPeople(node, 'people.unsuppress', columns, options);
	},
};
