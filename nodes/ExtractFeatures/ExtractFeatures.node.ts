import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, searchModels, testStore } from '../shared';
import { OPERATIONS, properties } from './properties';

export class ExtractFeatures implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Extract Features',
		name: 'extractFeatures',
		icon: { light: 'file:extractFeatures.svg', dark: 'file:extractFeatures.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "rfm" ? "RFM and behaviour" : "on saved scores" }}',
		description:
			'Turn orders into what you know of each customer: recency, frequency, monetary value, scores, segments, windows and category shares',
		defaults: { name: 'Extract Features' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Orders' },
			{ type: NodeConnectionTypes.Main, displayName: 'Customers', required: false },
		],
		requiredInputs: [0],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Features', 'Rejected', 'Report'],
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
		listSearch: { searchModels: searchModels('features.rfm') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
