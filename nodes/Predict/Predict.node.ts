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
		subtitle:
			'={{ $parameter["operation"] === "score" ? "with " + ($parameter["model"]["value"] || "…") : "import a model" }}',
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
		listSearch: { searchModels: searchModels('learn.model', 'learn.tfjs') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
