import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import {
	authorise,
	checkHttp,
	HTTP_SERVICE,
	type HttpOptions,
	type Secrets,
} from '../../lib/campaign';
import { LibraryError } from '../../lib/errors';
import type { HttpRequest } from '../../lib/ports';
import { httpService } from '../shared';
import { isProvider, SENDERS, type SenderName } from './sendWith.fields';
import { readSmtp } from './smtp';

/** Their requests are signed here; the other credential types authenticate by themselves. */
const SIGNED = new Set<SenderName>(['ses', 'webhook']);

/** What a job needs to send: options that hold no secret of a service, and the service that adds them. */
export async function readSender(node: IExecuteFunctions) {
	const name = node.getNodeParameter('sendWith', 0, 'smtp') as SenderName;
	if (!isProvider(name)) return { options: { smtp: await readSmtp(node) }, services: {} };
	const { credential, name: label } = SENDERS[name];
	const chosen = node.getNode().credentials?.[credential];
	if (!chosen) throw noCredential(label);
	const data = await node.getCredentials(credential);
	const http = checkHttp(httpOptions(name, data, chosen.id ?? chosen.name));
	const secrets = secretsOf(data);
	const sign = (request: HttpRequest) =>
		SIGNED.has(name) ? authorise(request, name, secrets, Date.now()) : request;
	const account = { credential, baseUrl: http.baseUrl, sign };
	return { options: { http }, services: { [HTTP_SERVICE]: httpService(node, account) } };
}

/** The credential without its secrets. */
function httpOptions(
	provider: Exclude<SenderName, 'smtp'>,
	data: ICredentialDataDecryptedObject,
	account: string,
): HttpOptions {
	const text = (name: string) => String(data[name] ?? '').trim();
	const domain = text('domain');
	const stream = text('stream');
	return {
		provider,
		account,
		baseUrl: baseUrlOf(provider, text),
		...(domain && { domain }),
		...(stream && { stream }),
		...(provider === 'twilio' && {
			accountSid: text('accountSid'),
			sender: text('sender'),
			statusCallback: text('statusCallback'),
		}),
		configurationSet: text('configurationSet'),
		honoursKeys: data['honoursKeys'] === true,
	};
}

function baseUrlOf(provider: SenderName, text: (name: string) => string): string {
	if (provider === 'webhook') return text('url');
	if (provider !== 'ses' || text('baseUrl') !== '') return text('baseUrl');
	return `https://email.${text('region').replace(/[^a-z0-9-]/g, '')}.amazonaws.com`;
}

const secretsOf = (data: ICredentialDataDecryptedObject): Secrets =>
	Object.fromEntries(
		Object.entries(data)
			.filter(([, value]) => typeof value === 'string')
			.map(([name, value]) => [name, String(value).trim()]),
	);

function noCredential(label: string): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		`No ${label} account is chosen.`,
		`Choose or create a "Marketing ${label}" credential in this node, or turn "Dry Run" on.`,
	);
}

/** The test of an Amazon SES credential: asks for the account's sending quota. */
export async function testSes(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const data = credential.data ?? {};
		const { baseUrl } = checkHttp(httpOptions('ses', data, 'test'));
		const headers = { accept: 'application/json' };
		const plain = { method: 'GET', url: `${baseUrl}/v2/email/account`, headers } as const;
		const signed = authorise(plain, 'ses', secretsOf(data), Date.now());
		// eslint-disable-next-line @n8n/community-nodes/no-deprecated-workflow-functions -- tests of credentials have no other
		await this.helpers.request({
			...{ method: 'GET', uri: signed.url, headers: { ...signed.headers } },
			...{ json: true, followRedirect: false, timeout: 20_000 },
		});
		return { status: 'OK', message: 'Amazon SES accepts the keys.' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}

/** The test of a webhook credential: only its form, because a request would look like a message. */
export async function testMessageWebhook(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		checkHttp(httpOptions('webhook', credential.data ?? {}, 'test'));
		return await Promise.resolve({
			status: 'OK',
			message: 'The address is complete. It was not called: that would look like a message.',
		});
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}
