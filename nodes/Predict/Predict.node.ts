import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, searchModels, testStore } from '../shared';
import { OPERATIONS, properties } from './properties';

export class Predict implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Predict',
		name: 'predict',
		icon: { light: 'file:predict.svg', dark: 'file:predict.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "with " + ($parameter["model"]["value"] || "…") }}',
		description:
			'Score customers with a saved model: probability, class or value with interval, rank and decile',
		defaults: { name: 'Predict' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Predictions', 'Report', 'Drift Alarm'],
		credentials: [
			{
				name: 'marketingStoreApi',
				displayName: 'Marketing Store (optional)',
				required: false,
				testedBy: 'testStore',
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testStore },
		listSearch: { searchModels: searchModels('learn.model') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
