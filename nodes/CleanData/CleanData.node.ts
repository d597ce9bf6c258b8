import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation } from '../shared';
import { OPERATIONS, properties } from './properties';

export class CleanData implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clean Data',
		name: 'cleanData',
		icon: { light: 'file:cleanData.svg', dark: 'file:cleanData.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "clean" ? "clean table" : "profile columns" }}',
		description:
			'Read numbers, dates and yes/no in many languages, check e-mail and phone, fill or reject missing values, find outliers and duplicates; every rejected row comes out with its reasons',
		defaults: { name: 'Clean Data' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		// Profile Columns has one output, Clean Table three.
		outputs:
			'={{ ($parameter["operation"] === "profile" ? ["Profile"] : ["Clean", "Rejected", "Report"]).map((displayName) => ({ type: "main", displayName })) }}',
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
