import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, searchModels, testStore } from '../shared';
import { OPERATIONS, properties } from './properties';

export class SegmentCustomers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Segment Customers',
		name: 'segmentCustomers',
		icon: { light: 'file:segmentCustomers.svg', dark: 'file:segmentCustomers.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ({ findSegments: "find segments", rfmGrid: "RFM grid", assign: "assign to saved segments" })[$parameter["operation"]] }}',
		description:
			'Put customers into groups: the named RFM grid, groups found in their behaviour with names and descriptions, or the groups of an earlier run',
		defaults: { name: 'Segment Customers' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Customers', 'Profiles', 'Report'],
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
		listSearch: { searchModels: searchModels('segment.kmeans') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
