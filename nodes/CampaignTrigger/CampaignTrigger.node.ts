import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { testStore } from '../shared';
import { answerRequest } from './answerRequest';
import { properties } from './properties';
import { testSecret } from './webhookSecret';

/** All methods at one address; the editor shows it once. */
const ADDRESS = {
	path: '={{ $parameter["path"] }}',
	isFullPath: true,
	responseMode: 'onReceived',
	ndvHideMethod: true,
} as const satisfies Partial<IWebhookDescription>;
/** Where mail providers tell of events. */
const EVENTS = { ...ADDRESS, path: '={{ $parameter["path"] }}/events' } as const;

export class CampaignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Campaign Trigger',
		name: 'campaignTrigger',
		icon: { light: 'file:campaignTrigger.svg', dark: 'file:campaignTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["path"] }}',
		description:
			'Serves the unsubscribe and preference links of campaigns, takes the events of mail providers, and starts when something happens',
		eventTriggerDescription: 'Waiting for somebody to use a link of a campaign',
		activationMessage: 'The links of your campaigns work now.',
		defaults: { name: 'Campaign Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'marketingStoreApi',
				displayName: 'Marketing Store (optional)',
				required: false,
				testedBy: 'testStore',
			},
			{
				name: 'marketingWebhookSecretApi',
				required: true,
				testedBy: 'testSecret',
				displayOptions: { show: { receiveEvents: [true] } },
			},
		],
		webhooks: [
			{ ...ADDRESS, name: 'setup', httpMethod: 'GET' },
			{ ...ADDRESS, name: 'default', httpMethod: 'POST', ndvHideUrl: true },
			{ ...ADDRESS, name: 'setup', httpMethod: 'HEAD', ndvHideUrl: true },
			{
				...{ ...EVENTS, name: 'default', httpMethod: 'POST' },
				ndvHideUrl: '={{ !$parameter["receiveEvents"] }}',
			},
			{ ...EVENTS, name: 'setup', httpMethod: 'HEAD', ndvHideUrl: true },
		],
		properties,
	};

	/** n8n serves the address by itself: there is nobody to tell of it. */
	webhookMethods = {
		default: {
			checkExists: async () => await Promise.resolve(true),
			create: async () => await Promise.resolve(true),
			delete: async () => await Promise.resolve(true),
		},
	};

	methods = { credentialTest: { testStore, testSecret } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerRequest(this);
	}
}
