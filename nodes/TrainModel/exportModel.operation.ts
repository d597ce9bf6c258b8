import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ModelMeta } from '../../lib/ports';
import {
	chosenModel,
	chosenVersion,
	modelField,
	run,
	storeConfig,
	versionField,
	type Operation,
} from '../shared';
import { fromAllItems, NO_ROWS, versionFacts } from './savedModels';

const fields: INodeProperties[] = [
	modelField('The saved model that is to be handed over'),
	versionField,
	{
		displayName: 'Put Output File in Field',
		name: 'outputProperty',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		description: 'Name of the binary field that receives the file',
	},
];

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const store = await storeConfig(node);
	const version = chosenVersion(node);
	const job = { store, name: chosenModel(node), ...(version !== undefined && { version }) };
	const { meta, file } = await run<{ meta: ModelMeta; file: Uint8Array }>(
		...([node, 'store.exportModel', NO_ROWS, job] as const),
	);
	const fileName = `${meta.name}-v${meta.version}.safetensors`;
	const content = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	const type = 'application/octet-stream';
	const data = await node.helpers.prepareBinaryData(content, fileName, type);
	const property = node.getNodeParameter('outputProperty', 0, 'data') as string;
	const json = { ...versionFacts(meta), fileName, fileBytes: content.length };
	return fromAllItems(node, [{ json, binary: { [property]: data } }]);
}

/** One file that can be handed over: no customer data, no code. */
export const exportFile: Operation = {
	name: 'Export to File',
	value: 'export',
	action: 'Export a model to a file',
	description:
		'Make one file of a saved model that can be handed over: it holds no customer data and no code',
	fields,
	execute,
};
