import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CampaignResult, TestResult } from '../../lib/campaign';
import { readInput, run, storeConfig, type Operation } from '../shared';
import { modeOf } from './mode';
import { toOutputs } from './outputs';
import { sharedFields } from './properties';
import { executionKey, readCampaignOptions } from './readOptions';
import { modeFields, sendFields } from './send.fields';
import { readSender } from './sendWith';
import { sendWithFields } from './sendWith.fields';

/** Options of the collection, without those that are not set. */
function readSettings(node: IExecuteFunctions): IDataObject {
	return node.getNodeParameter('options', 0, {});
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const input = await readInput(node);
	const { dry, testRecipients } = modeOf(node);
	const options = {
		...readCampaignOptions(node),
		...readSettings(node),
		execution: executionKey(node),
		store: await storeConfig(node),
	};
	if (dry === null) {
		const sender = await readSender(node);
		const job = { ...options, ...sender.options };
		const result = await run<CampaignResult>(node, 'campaign.send', input.source, job, sender);
		return await toOutputs(result, input);
	}
	node.addExecutionHints({ message: dry, location: 'outputPane', type: 'info' });
	if (testRecipients.length === 0) {
		const result = await run<CampaignResult>(node, 'campaign.preview', input.source, options);
		return await toOutputs(result, input, { note: dry });
	}
	const sender = await readSender(node);
	const test = { ...options, ...sender.options, testRecipients };
	const result = await run<TestResult>(node, 'campaign.test', input.source, test, sender);
	const tests = result.tests.map((delivery): IDataObject => ({ ...delivery }));
	return await toOutputs(result, input, {
		note: dry,
		tests,
	});
}

/** Sends one message to each person, and to nobody twice. */
export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send a campaign',
	description: 'Send one personal e-mail or SMS to each person of the input, and to nobody twice',
	fields: [...sendWithFields, ...modeFields, ...sharedFields, ...sendFields],
	execute,
};
