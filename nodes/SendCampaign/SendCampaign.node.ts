import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, operationProperties, testStore } from '../shared';
import { preview } from './preview.operation';
import { send } from './send.operation';
import { testSmtp } from './smtp';

const OPERATIONS = [send, preview];

export class SendCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send Campaign',
		name: 'sendCampaign',
		icon: { light: 'file:sendCampaign.svg', dark: 'file:sendCampaign.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter.operation === "send" && $parameter.dryRun ? "dry run" : $parameter.operation }}',
		description: 'Send personal e-mails to many people, and to nobody twice',
		defaults: { name: 'Send Campaign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Not Sent', 'Summary'],
		credentials: [
			{
				name: 'marketingSmtp',
				displayName: 'Marketing SMTP (optional for a dry run)',
				required: false,
				testedBy: 'testSmtp',
				displayOptions: { show: { operation: ['send'] } },
			},
			{
				name: 'marketingStoreApi',
				displayName: 'Marketing Store (optional)',
				required: false,
				testedBy: 'testStore',
			},
		],
		properties: operationProperties(OPERATIONS, 'send'),
	};

	methods = { credentialTest: { testSmtp, testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
