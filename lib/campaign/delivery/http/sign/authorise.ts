import { createHmac } from 'node:crypto';
import type { Clock, Http, HttpRequest } from '../../../../ports';
import { LibraryError } from '../../../../errors';
import type { ProviderName } from '../httpOptions';
import { signAws } from './sigV4';

/** What proves whose account it is, by the names that the credentials use. Stays on the thread that talks to the network. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * The request with what the service asks for as proof: a key in a header, in the body, or a signature over the body at the time `now`
 * (UTC ms). Throws INVALID_PARAMETER when a secret is missing.
 */
export function authorise(
	request: HttpRequest,
	provider: ProviderName,
	secrets: Secrets,
	now: number,
): HttpRequest {
	switch (provider) {
		case 'sendgrid':
		case 'resend':
			return withHeaders(request, { authorization: `Bearer ${need(secrets, 'apiKey')}` });
		case 'mailgun':
			return withHeaders(request, { authorization: basic('api', need(secrets, 'apiKey')) });
		case 'brevo':
			return withHeaders(request, { 'api-key': need(secrets, 'apiKey') });
		case 'postmark':
			return withHeaders(request, { 'x-postmark-server-token': need(secrets, 'serverToken') });
		case 'mailchimp':
			return { ...request, body: { ...objectBody(request), key: need(secrets, 'apiKey') } };
		case 'twilio': {
			const user = secrets['apiKeySid'] || need(secrets, 'accountSid');
			return withHeaders(request, { authorization: basic(user, need(secrets, 'authToken')) });
		}
		case 'ses':
			return signedForAws(request, secrets, now);
		case 'webhook':
			return signedForWebhook(request, secrets, now);
	}
}

/** The Http port of one account. */
export function authorisedHttp(
	http: Http,
	provider: ProviderName,
	secrets: Secrets,
	clock: Clock,
): Http {
	return {
		request: async (request) =>
			await http.request(authorise(request, provider, secrets, clock.now())),
	};
}

function signedForAws(request: HttpRequest, secrets: Secrets, now: number): HttpRequest {
	const { method, url, headers = {} } = request;
	const keys = {
		accessKeyId: need(secrets, 'accessKeyId'),
		secretAccessKey: need(secrets, 'secretAccessKey'),
		sessionToken: secrets['sessionToken'] ?? '',
	};
	const region = need(secrets, 'region');
	const bytes = { method, url, headers, body: textBody(request) };
	return { ...request, headers: signAws(bytes, keys, { region, service: 'ses', now }) };
}

/** `X-Signature: t=<seconds>,v1=<hex of HMAC-SHA256 over "seconds.body">`; only where there is a secret. */
function signedForWebhook(request: HttpRequest, secrets: Secrets, now: number): HttpRequest {
	const { headerName = '', headerSecret = '', signingSecret = '' } = secrets;
	const seconds = Math.floor(now / 1000);
	const digest = createHmac('sha256', signingSecret).update(`${seconds}.`);
	const signature = digest.update(textBody(request)).digest('hex');
	return withHeaders(request, {
		...(headerName !== '' && { [headerName.toLowerCase()]: headerSecret }),
		...(signingSecret !== '' && { 'x-signature': `t=${seconds},v1=${signature}` }),
	});
}

const withHeaders = (request: HttpRequest, headers: Record<string, string>): HttpRequest => ({
	...request,
	headers: { ...request.headers, ...headers },
});

const basic = (user: string, password: string) =>
	`Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

function objectBody({ body }: HttpRequest): object {
	return typeof body === 'object' && !ArrayBuffer.isView(body) ? body : {};
}

/** What the signature covers: drivers of signed services give the body as text. */
function textBody({ body }: HttpRequest): string {
	return typeof body === 'string' ? body : '';
}

function need(secrets: Secrets, name: string): string {
	const value = secrets[name];
	if (value) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The credential has no "${name}".`,
		'Fill it in and run again.',
	);
}
