import { axiosHttp, systemClock } from '../../lib/adapters';
import {
	authorisedHttp,
	httpTransport,
	type HttpOptions,
	type Message,
	type ProviderName,
	type Secrets,
	type Transport,
} from '../../lib/campaign';

export const MESSAGE_ID = '0123456789abcdef0123456789abcdef@shop.example';

/** A finished message with everything that a provider has to carry. */
export const MESSAGE: Message = {
	from: { name: 'Garden Shop', address: 'news@shop.example' },
	to: { name: 'Ada Lovelace', address: 'Ada@mail.example' },
	replyTo: { name: '', address: 'hello@shop.example' },
	subject: 'Grüße – 20 % off',
	html: '<p>Hello Ada</p>',
	text: 'Hello Ada\n',
	messageId: `<${MESSAGE_ID}>`,
	campaign: 'spring sale',
	step: '1',
	headers: {
		'List-Unsubscribe': '<https://shop.example/u?t=abc>',
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
	},
	date: Date.UTC(2026, 10, 22, 12),
};

export const SECRETS: Record<ProviderName, Secrets> = {
	sendgrid: { apiKey: 'SG.canary' },
	mailgun: { apiKey: 'key-canary' },
	brevo: { apiKey: 'xkeysib-canary' },
	postmark: { serverToken: 'canary-token' },
	resend: { apiKey: 're_canary' },
	ses: { accessKeyId: 'AKIDCANARY', secretAccessKey: 'secret/canary', region: 'eu-west-1' },
	mailchimp: { apiKey: 'md-canary' },
	twilio: { accountSid: `AC${'0'.repeat(32)}`, authToken: 'twilio-canary' },
	webhook: { headerName: 'X-Api-Key', headerSecret: 'canary', signingSecret: 'whsec canary' },
};

const MORE: Partial<Record<ProviderName, Partial<HttpOptions>>> = {
	mailgun: { domain: 'mg.shop.example' },
	ses: { configurationSet: 'campaigns' },
	twilio: { accountSid: `AC${'0'.repeat(32)}`, sender: '+4915100000000' },
};

/** What the service answers to a message that it takes. */
export const TAKEN = {
	sendgrid: { status: 202, headers: { 'x-message-id': 'sg-1' } },
	mailgun: { status: 200, body: { id: '<mg-1@mg.shop.example>', message: 'Queued. Thank you.' } },
	brevo: { status: 201, body: { messageId: '<br-1@relay.example>' } },
	postmark: { status: 200, body: { ErrorCode: 0, Message: 'OK', MessageID: 'pm-1', To: 'x' } },
	resend: { status: 200, body: { id: 're-1' } },
	ses: { status: 200, body: { MessageId: 'ses-1' } },
	mailchimp: { status: 200, body: [{ email: 'x', status: 'queued', _id: 'mc-1' }] },
	twilio: { status: 201, body: { sid: `SM${'1'.repeat(32)}`, status: 'queued' } },
	webhook: { status: 204 },
} as const;

export const httpOptions = (
	provider: ProviderName,
	url: string,
	more: Partial<HttpOptions> = {},
): HttpOptions => ({
	...{ provider, baseUrl: url, account: 'account-1', timeout: 10_000 },
	...MORE[provider],
	...more,
});

/** The library's own way to the service: axios, its secrets, no n8n. */
export async function openProvider(
	provider: ProviderName,
	url: string,
	more: Partial<HttpOptions> = {},
): Promise<Transport> {
	const plain = axiosHttp({ allowPrivate: ['127.0.0.1'], maxBytes: 100_000 });
	const http = authorisedHttp(plain, provider, SECRETS[provider], systemClock);
	return await httpTransport(httpOptions(provider, url, more), { http, clock: systemClock });
}
