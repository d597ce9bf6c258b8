import { LibraryError } from '../../../errors';

/** Services that take messages over HTTP: e-mail, and SMS by Twilio. */
export const PROVIDERS = [
	'sendgrid',
	'mailgun',
	'brevo',
	'postmark',
	'resend',
	'ses',
	'mailchimp',
	'twilio',
	'webhook',
] as const;

export type ProviderName = (typeof PROVIDERS)[number];

/** Which service takes the messages; plain data without any secret, so that it may be known to every thread. */
export interface HttpOptions {
	readonly provider: ProviderName;
	/** Where the API is, without a slash at the end; for `webhook` the whole address. https, or http. */
	readonly baseUrl: string;
	/**
	 * Names the account at the service (e.g. the id of a credential). Idempotency keys hold within one account: messages whose fate is
	 * unknown are only tried again with the same account.
	 */
	readonly account: string;
	/** Mailgun: the sending domain. */
	readonly domain?: string;
	/** Postmark: the message stream; default `broadcast`. */
	readonly stream?: string;
	/** Amazon SES: the configuration set; empty = none. */
	readonly configurationSet?: string;
	/** Twilio: the account (`AC…`). */
	readonly accountSid?: string;
	/** Twilio: number, short code, name or messaging service (`MG…`) that messages come from. */
	readonly sender?: string;
	/** Twilio: where its reports of each message go; empty = where the messaging service says. */
	readonly statusCallback?: string;
	/** Webhook: whether a second request with the same Idempotency-Key within a day sends nothing; default false. */
	readonly honoursKeys?: boolean;
	/** Milliseconds for one request, answer included; default 30,000. */
	readonly timeout?: number;
}

/** The options as they are, or INVALID_PARAMETER for what cannot work. */
export function checkHttp(options: HttpOptions): HttpOptions {
	const { provider, domain = '' } = options;
	if (!PROVIDERS.includes(provider)) {
		throw wrong(`"${String(provider).slice(0, 40)}" is no service for messages.`);
	}
	const baseUrl = checkBaseUrl(options.baseUrl);
	if (provider === 'mailgun' && !/^[a-z0-9.-]{3,253}$/i.test(domain)) {
		throw wrong(`"${domain.slice(0, 80)}" is no sending domain.`);
	}
	if (provider === 'twilio') checkTwilio(options);
	return { ...options, baseUrl };
}

function checkBaseUrl(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : null;
	const fits = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.hash;
	if (fits) return url.href.replace(/\/+$/, '');
	throw wrong('The address of the service is no http or https address.');
}

function checkTwilio({ accountSid = '', sender = '', statusCallback = '' }: HttpOptions): void {
	if (!/^AC[0-9a-f]{32}$/i.test(accountSid))
		throw wrong('The Account SID is not AC and 32 digits.');
	if (!/^(?:MG[0-9a-f]{32}|\+\d{8,15}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/.test(sender)) {
		throw wrong('The sender is no number such as +4915112345678, short code, name or MG… service.');
	}
	if (statusCallback !== '') checkBaseUrl(statusCallback);
}

const wrong = (message: string) =>
	new LibraryError('INVALID_PARAMETER', message, 'Check the credential that you send with.');
