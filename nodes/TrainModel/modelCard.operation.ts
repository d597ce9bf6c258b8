import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { chosenVersion, loadModel, modelField, run, versionField, type Operation } from '../shared';
import { fromAllItems, NO_ROWS, versionFacts } from './savedModels';

const fields: INodeProperties[] = [
	modelField('The model that Train Model saved'),
	versionField,
	{
		displayName: 'Put Output File in Field',
		name: 'cardProperty',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		description: 'Name of the binary field that receives the page',
	},
];

interface Card {
	readonly html: string;
	readonly fileName: string;
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { meta, artefact } = await loadModel(node, 'model', chosenVersion(node));
	const { name, version, createdAt: trainedAt } = meta;
	const job = { artefact, name, version, trainedAt };
	const { html, fileName } = await run<Card>(node, 'report.modelCard', NO_ROWS, job);
	const data = await node.helpers.prepareBinaryData(Buffer.from(html), fileName, 'text/html');
	const property = node.getNodeParameter('cardProperty', 0, 'data') as string;
	return fromAllItems(node, [
		{ json: { ...versionFacts(meta), fileName }, binary: { [property]: data } },
	]);
}

/** One page about a saved model, for people. */
export const card: Operation = {
	name: 'Model Card',
	value: 'card',
	action: 'Get the card of a model',
	description:
		'Make one page (HTML) about a saved model: data, quality beside the baseline, what counts, limits',
	fields,
	execute,
};
