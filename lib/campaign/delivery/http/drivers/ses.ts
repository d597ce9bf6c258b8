import type { Message } from '../../../message/message';
import { compose } from '../../compose';
import type { Driver, Verdict } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { quotaStop, stop } from '../judge';
import { plainTags, post } from '../parts';
import { reasonOf, textAt, waiting, type Reply } from '../reply';

const ACCOUNT = new Set([
	...['AccountSuspendedException', 'SendingPausedException', 'LimitExceededException'],
	...['MailFromDomainNotVerifiedException', 'NotFoundException'],
]);
const RATE = new Set(['TooManyRequestsException', 'ThrottlingException', 'Throttling']);

/**
 * Amazon SES v2, `POST /v2/email/outbound-emails` with a raw message, so that headers and MIME are ours (SES puts its own Message-ID
 * into the mail). It knows no idempotency keys. The body is text: the signature covers exactly these bytes.
 */
export const ses = (
	{ baseUrl, configurationSet = '' }: HttpOptions,
	vendor: typeof import('../../nodemailer.vendor'),
): Driver => ({
	label: 'Amazon SES',
	keysFor: 0,
	request(message: Message) {
		const body = {
			Content: { Raw: { Data: compose(vendor, message).toString('base64') } },
			Destination: { ToAddresses: [message.to.address] },
			EmailTags: plainTags(message).map(([Name, Value]) => ({ Name, Value })),
			...(configurationSet !== '' && { ConfigurationSetName: configurationSet }),
		};
		return post(`${baseUrl}/v2/email/outbound-emails`, JSON.stringify(body));
	},
	read,
});

function read(reply: Reply): Verdict | null {
	const providerId = textAt(reply.json, 'MessageId');
	if (reply.status === 200 && providerId) return { kind: 'accepted', reason: '', providerId };
	const type = (reply.header('x-amzn-errortype') || textAt(reply.json, '__type')).replace(
		/^.*#|:.*$/g,
		'',
	);
	const said = textAt(reply.json, 'message') || textAt(reply.json, 'Message');
	const reason = reasonOf(reply, `${type} ${said}`.trim());
	if (ACCOUNT.has(type)) return stop(reason);
	if (RATE.has(type) || reply.status === 429) {
		if (/daily .{0,20}quota|quota exceeded/i.test(said)) return quotaStop(reason);
		return { kind: 'deferred', reason, ...waiting(reply) };
	}
	if (type === 'MessageRejected' && /not verified/i.test(said)) return stop(reason);
	return null;
}
