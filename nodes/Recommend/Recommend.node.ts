import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, searchModels, testStore } from '../shared';
import { OPERATIONS, properties, subtitle } from './properties';

export class Recommend implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recommend',
		name: 'recommend',
		icon: { light: 'file:recommend.svg', dark: 'file:recommend.dark.svg' },
		group: ['transform'],
		version: [1, 1.1],
		subtitle,
		description:
			'Find the right products for each customer from what everybody bought, say why, and leave out what was bought, blocked or is out of stock',
		defaults: { name: 'Recommend' },
		usableAsTool: true,
		inputs: [
			{ type: NodeConnectionTypes.Main, displayName: 'Customers' },
			{ type: NodeConnectionTypes.Main, displayName: 'Orders', required: false },
			{ type: NodeConnectionTypes.Main, displayName: 'Products', required: false },
		],
		outputs:
			'={{ ({ boughtTogether: ["Rules", "Products", "Report"], similarProducts: ["Products", "Report"], similarBySaved: ["Products", "Report"], predictRatings: ["Rows", "Report"] }[$parameter["operation"]] ?? ["Customers", "Report"]).map((displayName) => ({ type: "main", displayName })) }}',
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
		listSearch: {
			searchModels: searchModels('recommend.ials'),
			searchRatingModels: searchModels('recommend.ratings'),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
