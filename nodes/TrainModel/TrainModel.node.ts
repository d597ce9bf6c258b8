import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, searchModels, testStore } from '../shared';
import { OPERATIONS, properties } from './properties';

export class TrainModel implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Train Model',
		name: 'trainModel',
		icon: { light: 'file:trainModel.svg', dark: 'file:trainModel.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] !== "train" ? $parameter["operation"] + " " + ($parameter["model"]?.["value"] || "models") : ({ willChurn: "who will churn", willBuy: "who will buy", spend: "how much they will spend" })[$parameter["question"]] || "predict " + ($parameter["target"] || "…") }}',
		description:
			'Learn from past customers who will churn, buy or spend how much, and see on unseen rows how far the model can be trusted',
		defaults: { name: 'Train Model' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Report', 'Leaderboard'],
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

	methods = { credentialTest: { testStore }, listSearch: { searchModels: searchModels() } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
