import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { listModels, type Operation } from '../shared';
import { fromAllItems, versionFacts } from './savedModels';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'modelName',
		type: 'string',
		default: '',
		placeholder: 'e.g. churn-in-90-days',
		description: 'List the versions of this model only. Leave empty for all saved models.',
	},
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = (node.getNodeParameter('modelName', 0, '') as string).trim();
	const models = await listModels(node, name === '' ? {} : { name });
	return fromAllItems(
		node,
		models.map((meta) => ({ json: versionFacts(meta) })),
	);
}

/** One item a saved version. */
export const list: Operation = {
	name: 'List Models',
	value: 'list',
	action: 'List saved models',
	description:
		'Get every saved version with its facts: what it is, how good, and whether it is in use',
	fields,
	execute,
};
