import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CampaignResult, TestResult } from '../../lib/campaign';
import { readInput, run, splitNames, storeConfig, type Operation } from '../shared';
import { toOutputs } from './outputs';
import { sharedFields } from './properties';
import { executionKey, readCampaignOptions } from './readOptions';
import { sendFields } from './send.fields';
import { readSmtp } from './smtp';

const MANUAL =
	'Nothing was sent: this run was started by hand. Turn on "Allow in Manual Runs" to mail the real list from the editor, or activate the workflow.';
const DRY = 'Nothing was sent: "Dry Run" is on.';

interface Mode {
	/** Why nothing is sent to the list; null = it is sent. */
	readonly dry: string | null;
	readonly testRecipients: readonly string[];
}

function modeOf(node: IExecuteFunctions): Mode {
	const dryRun = node.getNodeParameter('dryRun', 0, true) as boolean;
	const tests = splitNames(node.getNodeParameter('testRecipients', 0, '') as string);
	if (dryRun) return { dry: DRY, testRecipients: tests };
	const allowed = node.getNodeParameter('allowManual', 0, false) as boolean;
	return { dry: node.getMode() === 'manual' && !allowed ? MANUAL : null, testRecipients: [] };
}

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
		const smtp = await readSmtp(node);
		const result = await run<CampaignResult>(node, 'campaign.send', input.source, {
			...options,
			smtp,
		});
		return await toOutputs(result, input);
	}
	node.addExecutionHints({ message: dry, location: 'outputPane', type: 'info' });
	if (testRecipients.length === 0) {
		const result = await run<CampaignResult>(node, 'campaign.preview', input.source, options);
		return await toOutputs(result, input, { note: dry });
	}
	const test = { ...options, smtp: await readSmtp(node), testRecipients };
	const result = await run<TestResult>(node, 'campaign.test', input.source, test);
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
	description: 'Send one personal e-mail to each person of the input, and to nobody twice',
	fields: [...sharedFields, ...sendFields],
	execute,
};
