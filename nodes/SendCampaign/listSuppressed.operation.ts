import type { Table } from '../../lib/table';
import { optionsField, type Operation } from '../shared';
import { listItems, runOnStore, spanOf, textOf } from './people';
import { afterOption, spanFields, topicField } from './people.fields';

/** Who may not be mailed. */
export const listSuppressed: Operation = {
	name: 'List Suppressed People',
	value: 'listSuppressed',
	action: 'List suppressed people',
	description: 'Who is on the suppression list, since when and why, as items',
	fields: [
		topicField('Only entries of this topic; * are those for everything. Empty: all.'),
		...spanFields,
		optionsField([afterOption]),
	],
	async execute(node) {
		const options = { topic: textOf(node, 'topic'), ...spanOf(node) };
		return [await listItems(await runOnStore<Table>(node, 'people.suppressed', options))];
	},
};
