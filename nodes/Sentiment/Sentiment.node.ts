import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { executeOperation, searchModels, testStore } from '../shared';
import { inputs } from './inputs';
import { outputs } from './outputs';
import { OPERATIONS, properties, subtitle } from './properties';

export class Sentiment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sentiment',
		name: 'sentiment',
		icon: { light: 'file:sentiment.svg', dark: 'file:sentiment.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description:
			'What people say in reviews, mails and surveys, in their own language: sentiment, what it is about and how urgent it is. Works offline; no text leaves this machine.',
		defaults: { name: 'Sentiment' },
		usableAsTool: true,
		inputs,
		outputs,
		credentials: [
			{
				name: 'marketingStoreApi',
				displayName: 'Marketing Store (optional)',
				required: false,
				testedBy: 'testStore',
				// Where classifiers are saved; the other operations keep nothing.
				displayOptions: { show: { operation: ['answer', 'classify', 'train'] } },
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testStore },
		listSearch: { searchModels: searchModels('text.classifier') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeOperation(this, OPERATIONS);
	}
}
