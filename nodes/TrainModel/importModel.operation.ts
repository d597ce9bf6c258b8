import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ModelMeta } from '../../lib/ports';
import { fileSource, run, storeConfig, type Operation } from '../shared';
import { fromAllItems, NO_ROWS, versionFacts } from './savedModels';

const fields: INodeProperties[] = [
	{
		displayName: 'Input Binary Field',
		name: 'modelProperty',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		description: 'Name of the binary field that holds the file which "Export to File" made',
		hint: 'The first item with such a field is read',
	},
	{
		displayName: 'Save Model As',
		name: 'importAs',
		type: 'string',
		default: '',
		placeholder: 'e.g. churn-in-90-days',
		description:
			'Name under which the model is saved, as a new version if there is one. Leave empty for the name in the file.',
	},
	{
		displayName: 'Make Current',
		name: 'makeCurrent',
		type: 'boolean',
		default: true,
		description:
			'Whether the imported version is used from now on when the name has other versions already',
	},
];

interface Imported {
	readonly meta: ModelMeta;
	readonly from: {
		readonly name: string;
		readonly version: number;
		readonly libraryVersion: string;
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const property = node.getNodeParameter('modelProperty', 0, 'data') as string;
	const { source: file } = await fileSource(node, node.getInputData(), property);
	const name = (node.getNodeParameter('importAs', 0, '') as string).trim();
	const { meta, from } = await run<Imported>(node, 'store.importModel', NO_ROWS, {
		store: await storeConfig(node),
		...{ file, makeCurrent: node.getNodeParameter('makeCurrent', 0, true) as boolean },
		...(name !== '' && { name }),
	});
	return fromAllItems(node, [{ json: { ...versionFacts(meta), importedFrom: from } }]);
}

/** A file that Export to File made, as a new version. */
export const importFile: Operation = {
	name: 'Import From File',
	value: 'import',
	action: 'Import a model from a file',
	description: 'Check a file that Export to File made and save its model as a new version',
	fields,
	execute,
};
