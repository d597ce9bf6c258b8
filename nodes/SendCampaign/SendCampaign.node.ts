import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, operationProperties, testStore } from '../shared';
import { OPERATIONS, subtitle } from './operations';
import { inputs, outputs } from './outputNames';
import { testMessageWebhook, testSes } from './sendWith';
import { SENDERS, serviceCredentials } from './sendWith.fields';
import { testSmtp } from './smtp';

export class SendCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send Campaign',
		name: 'sendCampaign',
		icon: { light: 'file:sendCampaign.svg', dark: 'file:sendCampaign.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle,
		description: 'Send personal e-mails to many people, and to nobody twice',
		defaults: { name: 'Send Campaign' },
		usableAsTool: true,
		inputs,
		outputs,
		credentials: [
			{
				name: 'marketingSmtp',
				displayName: 'Marketing SMTP (optional for a dry run)',
				required: false,
				testedBy: 'testSmtp',
				// Not `show`: a field whose every choice shows a credential is taken for the kind of login, and the editor hides it.
				displayOptions: {
					show: { operation: ['ask', 'send'] },
					hide: { sendWith: Object.keys(SENDERS).filter((name) => name !== 'smtp') },
				},
			},
			{
				name: 'marketingAmazonSesApi',
				displayName: 'Marketing Amazon SES (optional for a dry run)',
				required: false,
				testedBy: 'testSes',
				displayOptions: { show: { operation: ['ask', 'send'], sendWith: ['ses'] } },
			},
			{
				name: 'marketingMessageWebhookApi',
				displayName: 'Marketing Webhook (optional for a dry run)',
				required: false,
				testedBy: 'testMessageWebhook',
				displayOptions: { show: { operation: ['ask', 'send'], sendWith: ['webhook'] } },
			},
			...serviceCredentials,
			{
				name: 'marketingStoreApi',
				displayName: 'Marketing Store (optional)',
				required: false,
				testedBy: 'testStore',
			},
		],
		properties: operationProperties(OPERATIONS, 'send'),
	};

	methods = { credentialTest: { testMessageWebhook, testSes, testSmtp, testStore } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
