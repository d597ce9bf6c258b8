import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import {
	chosenModel,
	listModels,
	loadVersion,
	modelField,
	run,
	storeConfig,
	wholeNumberField,
	type Operation,
} from '../shared';
import { fromAllItems, NO_ROWS } from './savedModels';

const fields: INodeProperties[] = [
	modelField('The saved model'),
	{
		displayName: 'What to Delete',
		name: 'deleteWhat',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'All Versions', value: 'all', description: 'The model is gone for good' },
			{ name: 'One Version', value: 'one', description: 'The others stay' },
		],
		default: 'one',
		description: 'How much of the model is deleted. This cannot be undone.',
	},
	{
		...wholeNumberField({
			displayName: 'Version to Delete',
			name: 'deleteVersion',
			range: [0, 0],
			description:
				'Number of the version. When it is the current one, the newest that is left becomes current.',
		}),
		required: true,
		displayOptions: { show: { deleteWhat: ['one'] } },
	},
];

interface Deleted {
	readonly deleted: number;
	readonly before: number | null;
	readonly current: number | null;
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const store = await storeConfig(node);
	const name = chosenModel(node);
	const all = node.getNodeParameter('deleteWhat', 0, 'one') === 'all';
	const version = node.getNodeParameter('deleteVersion', 0, 0) as number;
	if (!all && !(Number.isInteger(version) && version > 0)) throw whichOne();
	const saved = (await listModels(node, { name })).filter(
		(meta) => all || meta.version === version,
	);
	// Nothing there: the store answers with what there is.
	if (saved.length === 0) await loadVersion(node, name, all ? undefined : version);
	const job = { store, name, ...(!all && { version }) };
	const { deleted, before, current } = await run<Deleted>(node, 'store.deleteModel', NO_ROWS, job);
	const versions = saved.map((meta) => meta.version);
	const json = { name, deleted, versions, before, current, message: told(name, before, current) };
	return fromAllItems(node, [{ json }]);
}

function told(name: string, before: number | null, current: number | null): string {
	if (current === null) return `No version of "${name}" is left.`;
	if (current === before) return `Version ${current} of "${name}" is still the current one.`;
	return `Version ${String(before)} was the current one; version ${current} of "${name}" is now.`;
}

const whichOne = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'No version to delete was named.',
		'Give its number under "Version to Delete"; List Models shows them.',
	);

/** Deletes a version, or a model with all its versions. */
export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a model or a version',
	description: 'Delete one version of a saved model, or all of them',
	fields,
	execute,
};
