import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import type { Table } from '../table';
import type { Mailbox } from './message/message';
import { messageIdOf } from './message/messageId';
import type { CampaignPorts } from './run/deps';
import type { CampaignOptions } from './run/options';
import { sendOnce, type SingleDelivery } from './run/sendOnce';
import { addressReader, checkTester, isSms, senderOf } from './sms/channel';
import { previewCampaign } from './previewCampaign';
import type { CampaignResult, Sample } from './run/result';

/** What became of a message to a test inbox. */
export interface TestDelivery extends SingleDelivery {
	/** '' = there is only one. */
	readonly variant: string;
}

export interface TestResult extends CampaignResult {
	readonly tests: readonly TestDelivery[];
}

/**
 * Goes through the campaign as a dry run and mails its first message, of each variant, to each of `testRecipients` instead of the person
 * it was written for, marked "[Test]". All variants are filled in for the same person where they can be. Claimed in the ledger under a step of its own, so that a retry of the same
 * execution does not mail the inboxes twice.
 */
export async function testCampaign(
	table: Table,
	options: CampaignOptions & { readonly testRecipients: readonly string[] },
	ports: CampaignPorts,
	context: JobContext,
): Promise<TestResult> {
	const read = await addressReader(options);
	const inboxes = options.testRecipients.map((text) => checkTester(text, read));
	try {
		const all = { ...options, eachVariant: true };
		const { refused = [], ...preview } = await previewCampaign(table, all, ports, context);
		if (preview.samples.length + refused.length === 0) throw nobody();
		const tests: TestDelivery[] = [];
		for (const inbox of inboxes) {
			for (const [i, sample] of preview.samples.entries())
				tests.push(await sendTest(sample, i, inbox, options, ports));
			const recipient = inbox.address.toLowerCase();
			tests.push(...refused.map((one) => ({ ...one, recipient, state: 'incomplete' })));
		}
		return { ...preview, summary: { ...preview.summary, mode: 'test' }, tests };
	} finally {
		ports.transport.close();
	}
}

async function sendTest(
	sample: Sample,
	index: number,
	to: Mailbox,
	options: CampaignOptions,
	ports: CampaignPorts,
): Promise<TestDelivery> {
	const recipient = to.address.toLowerCase();
	// The number stands first: a long name of the execution must not cut it off.
	const which = index === 0 ? '' : `${index + 1} `;
	const step = `test ${which}${options.step ?? '1'} ${options.execution || ports.run}`.slice(
		0,
		200,
	);
	const from = senderOf(options);
	const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
	const messageId = messageIdOf(options.campaign, step, recipient, domain);
	const { html } = sample;
	const [subject, text] = isSms(options)
		? ['', `[Test] ${sample.text}`]
		: [`[Test] ${sample.subject}`, sample.text];
	const key = { campaign: options.campaign, step };
	const message = { from, to, replyTo: null, subject, html, text, messageId, ...key };
	const complete = { ...message, headers: {}, date: ports.clock.now() };
	const delivery = await sendOnce(complete, { ...key, recipient }, ports);
	return { ...delivery, variant: sample.variant };
}

function nobody(): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		'No row can get this campaign, so there is no message to test.',
		'Look at the reasons in "Not Sent", or give the node at least one complete row.',
	);
}
