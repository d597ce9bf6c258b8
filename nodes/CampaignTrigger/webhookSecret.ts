import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';
import { EVENT_PROVIDERS, type EventSource } from '../../lib/campaign';

export const SECRET_CREDENTIAL = 'marketingWebhookSecretApi';

export interface WebhookSecret {
	readonly source: EventSource;
	readonly secrets: readonly string[];
}

const isSource = (value: unknown): value is EventSource =>
	typeof value === 'string' && Object.hasOwn(EVENT_PROVIDERS, value);

function fromCredential(data: ICredentialDataDecryptedObject): WebhookSecret | null {
	const { provider, secret } = data;
	if (!isSource(provider) || typeof secret !== 'string') return null;
	const isKey = secret.includes('-----BEGIN');
	const secrets = isKey ? [secret.trim()] : secret.split(/\s+/).filter((one) => one !== '');
	return { source: provider, secrets };
}

/** Who may tell of events, and with which secrets; null when no credential is chosen. */
export async function readSecret(node: IWebhookFunctions): Promise<WebhookSecret | null> {
	if (!node.getNode().credentials?.[SECRET_CREDENTIAL]) return null;
	return fromCredential(await node.getCredentials(SECRET_CREDENTIAL));
}

const FORMS: Readonly<Partial<Record<EventSource, readonly [form: RegExp, looks: string]>>> = {
	sendgrid: [/^(?:MFkw[A-Za-z0-9+/]{100,}={0,2}|-----BEGIN PUBLIC KEY[^]+)$/, 'begins with MFkw'],
	resend: [/^whsec_[A-Za-z0-9+/]{24,}={0,2}$/, 'begins with whsec_'],
	ses: [/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w.-]+$/, 'begins with arn:aws:sns:'],
	postmark: [/^[^:]+:.{8,}$/, 'is "user:password"'],
	brevo: [/^.{16,}$/, 'has at least 16 characters'],
	custom: [/^.{16,}$/, 'has at least 16 characters'],
};

/** The credential's test. Nobody can be asked whether it is the right one: the first event tells. What can be seen is its form. */
export async function testSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const found = fromCredential(credential.data ?? {});
	if (!found || found.secrets.length === 0) {
		return { status: 'Error', message: 'There is no secret.' };
	}
	const [form, looks] = FORMS[found.source] ?? [/./, ''];
	const { label } = EVENT_PROVIDERS[found.source];
	return found.secrets.every((secret) => form.test(secret))
		? { status: 'OK', message: 'The secret looks right; the first event will show it.' }
		: { status: 'Error', message: `The secret of ${label} ${looks}.` };
}
