import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { AskOptions, CampaignResult } from '../../lib/campaign';
import { readInput, run, storeConfig, type Operation } from '../shared';
import { askFields, askModeFields } from './ask.fields';
import { modeOf } from './mode';
import { toOutputs } from './outputs';
import { columnsOf, optionsOf, textOf } from './people';
import { executionKey } from './readOptions';
import { readSender } from './sendWith';
import { mailWithFields } from './sendWith.fields';

function readAsk(node: IExecuteFunctions): AskOptions {
	const { html, subject, connections, ratePerSecond, reminders } = optionsOf(node);
	const columns = columnsOf(node, {
		...{ email: 'emailField', language: 'languageField', signedUpAt: 'signedUpField' },
		...{ name: 'options.nameField', source: 'options.sourceField' },
	});
	const replyTo = textOf(node, 'options.replyTo');
	return {
		columns: { email: 'email', ...columns },
		topic: textOf(node, 'topic'),
		from: { name: textOf(node, 'fromName'), address: textOf(node, 'fromAddress') },
		replyTo: replyTo === '' ? null : { name: '', address: replyTo },
		linkBase: textOf(node, 'linkBase'),
		source: textOf(node, 'source'),
		wording: textOf(node, 'wording'),
		language: textOf(node, 'language') || 'en',
		subject: String(subject ?? ''),
		html: String(html ?? ''),
		postalAddress: textOf(node, 'options.postalAddress'),
		daysValid: Number(node.getNodeParameter('daysValid', 0, 7)),
		daysBetween: Number(node.getNodeParameter('daysBetween', 0, 7)),
		reminders: Number(reminders ?? 0),
		connections: Number(connections ?? 5),
		ratePerSecond: Number(ratePerSecond ?? 0),
		execution: executionKey(node),
	};
}

async function execute(node: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const input = await readInput(node);
	const { dry } = modeOf(node);
	const options = { ...readAsk(node), store: await storeConfig(node) };
	if (dry === null) {
		const sender = await readSender(node);
		const job = { ...options, ...sender.options };
		const result = await run<CampaignResult>(node, 'campaign.ask', input.source, job, sender);
		return await toOutputs(result, input);
	}
	node.addExecutionHints({ message: dry, location: 'outputPane', type: 'info' });
	const result = await run<CampaignResult>(node, 'campaign.askDryRun', input.source, options);
	return await toOutputs(result, input, { note: dry });
}

/** Double opt-in. */
export const ask: Operation = {
	name: 'Ask for Confirmation',
	value: 'ask',
	action: 'Ask people to confirm',
	description:
		'Ask new subscribers by mail whether they want your messages (double opt-in), and nobody twice. Until they confirm, no campaign mails them.',
	fields: [...mailWithFields, ...askModeFields, ...askFields],
	execute,
};
