import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Profile } from '../../lib/clean';
import { inputSourceFields, readInput, run, type Operation } from '../shared';
import { cleaningOptions } from './options.fields';
import { readProfileOptions } from './readOptions';
import { rulesField } from './rules.fields';

const fields: INodeProperties[] = [...inputSourceFields(), rulesField, cleaningOptions];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const input = await readInput(node, { textStaysText: true });
	const { columns } = await run<Profile>(
		node,
		'clean.profile',
		input.source,
		readProfileOptions(node),
	);
	const pairedItem = input.items.map((_, item) => ({ item }));
	return [columns.map((column) => ({ json: { ...column }, pairedItem }))];
}

/** One item a column: what it holds, what is missing or unreadable, its distribution. */
export const profile: Operation = {
	name: 'Profile Columns',
	value: 'profile',
	action: 'Profile the columns of a table',
	description:
		'Look before you clean: type, missing and unreadable values, distribution and most frequent values of each column',
	fields,
	execute,
};
