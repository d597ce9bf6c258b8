import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { CompareModelsResult } from '../../lib/learn';
import { LibraryError } from '../../lib/errors';
import {
	chosenModel,
	inputSourceFields,
	listModels,
	loadVersion,
	modelField,
	readInput,
	run,
	splitNames,
	type Operation,
} from '../shared';
import { fromAllItems } from './savedModels';

const MOST = 10;

const fields: INodeProperties[] = [
	modelField('The saved model whose versions are compared'),
	{
		displayName: 'Versions',
		name: 'versions',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1, 3',
		description:
			'Numbers of the versions, separated by commas; the current one is always among them. Leave empty for the ten newest.',
	},
	...inputSourceFields(),
];

/** The numbers asked for and the current one, newest first. */
async function readVersions(node: IExecuteFunctions, name: string) {
	const saved = await listModels(node, { name });
	// A name without versions is answered by the store, with the names that there are.
	const current = saved.find((meta) => meta.current) ?? (await loadVersion(node, name)).meta;
	const asked = splitNames(node.getNodeParameter('versions', 0, '') as string).map(Number);
	if (!asked.every((version) => Number.isInteger(version) && version > 0)) throw noNumbers();
	const chosen = asked.length > 0 ? asked : saved.map(({ version }) => version).slice(0, MOST);
	return { current: current.version, versions: [...new Set([current.version, ...chosen])] };
}

const noNumbers = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'Versions must be whole numbers separated by commas.',
		'Write for example 1, 3 or leave it empty.',
	);

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = chosenModel(node);
	const { current, versions } = await readVersions(node, name);
	const models = [];
	for (const version of versions)
		models.push({ version, artefact: (await loadVersion(node, name, version)).artefact });
	const { source } = await readInput(node);
	const job = { models, current };
	const result = await run<CompareModelsResult>(node, 'learn.compareModels', source, job);
	const { target, rows, rowsLeftOut, metric } = result;
	const shared = { name, target, rows, rowsLeftOut, metric };
	return fromAllItems(
		node,
		result.versions.map((version) => ({ json: { ...shared, ...version } })),
	);
}

/** Versions of a model on the same rows. */
export const compare: Operation = {
	name: 'Compare Versions',
	value: 'compare',
	action: 'Compare versions of a model',
	description:
		'Score versions of a model on the connected rows whose outcome is known, beside the version in use',
	fields,
	execute,
};
