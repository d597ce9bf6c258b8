// A campaign over mail services' APIs in a real n8n: each credential proves itself at a server of our own, nobody gets it twice,
// answers may be lost, endless or redirects, and no secret is written anywhere.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
	apiServer,
	type ApiAnswer,
	type ApiRequest,
	type ApiServer,
} from '../support/apiServer.ts';
import { startHost, type TestHost } from './support/host.mts';
import { itemsOf, ours, runSteps } from './support/steps.mts';
import { next, node } from '../../scripts/host/workflowNodes.mjs';

const PEOPLE = ['ada', 'bob', 'cleo'].map((name) => ({ email: `${name}@mail.example`, name }));
const ADDRESSES = PEOPLE.map(({ email }) => email);
const CANARY = 'canary-4711-secret';
const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };

let host: TestHost;
let server: ApiServer;
let answer: (request: ApiRequest, number: number) => ApiAnswer;

interface Service {
	readonly credential: string;
	readonly data: object;
	readonly taken: ApiAnswer;
	/** Whether the request proves whose it is. */
	isOurs(request: ApiRequest): boolean;
}

const basic = (user: string) => `Basic ${Buffer.from(`${user}:${CANARY}`).toString('base64')}`;
const bearer = ({ headers }: ApiRequest) => headers.authorization === `Bearer ${CANARY}`;

const SERVICES: Record<string, Service> = {
	sendgrid: {
		credential: 'marketingSendgridApi',
		data: { apiKey: CANARY },
		taken: { status: 202, headers: { 'x-message-id': 'sg' } },
		isOurs: bearer,
	},
	mailgun: {
		credential: 'marketingMailgunApi',
		data: { apiKey: CANARY, domain: 'mg.shop.example' },
		taken: { status: 200, body: { id: '<mg@x>', message: 'Queued. Thank you.' } },
		isOurs: ({ headers, body }) =>
			headers.authorization === basic('api') && body.includes('multipart/alternative'),
	},
	brevo: {
		credential: 'marketingBrevoApi',
		data: { apiKey: CANARY },
		taken: { status: 201, body: { messageId: '<br@x>' } },
		isOurs: ({ headers }) => headers['api-key'] === CANARY,
	},
	postmark: {
		credential: 'marketingPostmarkApi',
		data: { serverToken: CANARY, stream: 'campaigns' },
		taken: { status: 200, body: { ErrorCode: 0, MessageID: 'pm' } },
		isOurs: ({ headers, json }) =>
			headers['x-postmark-server-token'] === CANARY && json.MessageStream === 'campaigns',
	},
	resend: {
		credential: 'marketingResendApi',
		data: { apiKey: CANARY },
		taken: { status: 200, body: { id: 're' } },
		isOurs: bearer,
	},
	mailchimp: {
		credential: 'marketingMailchimpTransactionalApi',
		data: { apiKey: CANARY },
		taken: { status: 200, body: [{ status: 'sent', _id: 'mc' }] },
		isOurs: ({ json }) => json.key === CANARY && json.message.to.length === 1,
	},
	ses: {
		credential: 'marketingAmazonSesApi',
		data: { region: 'eu-west-1', accessKeyId: 'AKID', secretAccessKey: CANARY },
		taken: { status: 200, body: { MessageId: 'ses' } },
		isOurs: ({ headers }) =>
			/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/ses\/aws4_request, /.test(
				headers.authorization ?? '',
			),
	},
	webhook: {
		credential: 'marketingMessageWebhookApi',
		data: { signingSecret: CANARY, honoursKeys: true },
		taken: { status: 204 },
		isOurs: ({ headers, body }) => {
			const [, seconds, digest] = /^t=(\d+),v1=(.+)$/.exec(String(headers['x-signature'])) ?? [];
			const text = `${seconds}.${body.toString()}`;
			return digest === createHmac('sha256', CANARY).update(text).digest('hex');
		},
	},
};

async function sendWith(name: string, campaign: string) {
	const service = SERVICES[name];
	if (!service) throw new Error(name);
	const data = { baseUrl: server.url, url: `${server.url}/in`, ...service.data };
	const credential = await host.client.saveCredential({ name, type: service.credential, data });
	const send = node(
		'Send',
		'n8n-nodes-marketing-ai.sendCampaign',
		{
			...{ operation: 'send', sendWith: name, campaign, fromAddress: 'news@shop.example' },
			...{ consentRule: 'off', dryRun: false, allowManual: true },
			...{ html: '<p>Hello {{ name }}</p>', subject: 'Hello {{ name }}' },
		},
		{ credentials: { [service.credential]: credential } },
	);
	const people = node('People', 'n8n-nodes-base.code', {
		jsCode: `return ${JSON.stringify(PEOPLE.map((json) => ({ json })))}`,
	});
	const { id } = await host.client.createWorkflow({
		...{ name: campaign, settings },
		nodes: [node('Go', 'n8n-nodes-base.manualTrigger', {}), people, send],
		connections: { Go: next('People'), People: next('Send') },
	});
	const execution = await host.client.run(id, 'Go');
	expect(JSON.stringify(execution)).not.toContain(CANARY);
	if (execution.error) return { error: String(execution.error.message), counts: {} };
	const [, , [summary]] = execution.runData.Send[0].data.main;
	return { error: '', counts: summary.json.counts as Record<string, number> };
}

beforeAll(async () => {
	server = await apiServer((request, number) => answer(request, number));
	host = await startHost('http');
});
afterAll(async () => {
	await host?.stop();
	await server?.close();
});

test('every service gets one request a person, with the proof of its credential', async () => {
	for (const [name, service] of Object.entries(SERVICES)) {
		const before = server.requests.length;
		answer = (request) => (service.isOurs(request) ? service.taken : { status: 401, body: 'who?' });
		expect([name, await sendWith(name, `by ${name}`)]).toEqual([
			name,
			{ error: '', counts: { sent: 3 } },
		]);
		const requests = server.requests.slice(before);
		expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
		for (const address of ADDRESSES) {
			const about = requests.filter(({ body }) => body.includes(address));
			// The raw message of SES is base64, its destination is not.
			expect([name, address, about.length]).toEqual([name, address, 1]);
		}
	}
});

test('the same campaign over another service reaches nobody a second time', async () => {
	const before = server.requests.length;
	expect((await sendWith('postmark', 'by resend')).counts).toEqual({ alreadySent: 3 });
	expect(server.requests).toHaveLength(before);
});

test('a lost answer is asked for again with the same key where the service honours keys, and nowhere else', async () => {
	const keys: unknown[] = [];
	answer = ({ headers }) => {
		keys.push(headers['idempotency-key']);
		return keys.length === 1 ? 'reset' : { status: 200, body: { id: 're' } };
	};
	expect((await sendWith('resend', 'lost')).counts).toEqual({ sent: 3 });
	expect([keys.length, new Set(keys).size]).toEqual([4, 3]);

	answer = ({ body }) =>
		body.includes('ada@') ? 'reset' : { status: 202, headers: { 'x-message-id': 'x' } };
	expect((await sendWith('sendgrid', 'lost too')).counts).toEqual({ sent: 2, uncertain: 1 });
});

test('redirects are not followed, an endless answer ends, a wrong key stops the run', async () => {
	const elsewhere = await apiServer(() => ({ status: 200, body: { id: 'x' } }));
	answer = () => ({ status: 307, headers: { location: elsewhere.url }, body: '' });
	expect((await sendWith('resend', 'redirect')).error).toContain('could not be used');
	expect(elsewhere.requests).toHaveLength(0);
	await elsewhere.close();

	answer = ({ body }) =>
		body.includes('bob@') ? 'endless' : { status: 200, body: { ErrorCode: 0, MessageID: 'pm' } };
	expect((await sendWith('postmark', 'endless')).counts).toEqual({ sent: 2, uncertain: 1 });

	answer = () => ({ status: 401, body: { message: `Key ${'x'.repeat(10)} is wrong` } });
	expect((await sendWith('brevo', 'wrong key')).error).toContain('could not be used');
});

/** The account at Twilio, and the trigger that takes its reports. */
const ACCOUNT = `AC${'0'.repeat(32)}`;
const NUMBERS = ['ada', 'bob', 'cleo'].map((name, i) => ({ name, phone: `+491511234567${i}` }));

async function sendSms(campaign: string, statusCallback: string) {
	const type = 'marketingTwilioApi';
	const account = { accountSid: ACCOUNT, authToken: CANARY, sender: '+4915100000000' };
	const data = { ...account, baseUrl: server.url, statusCallback };
	const credential = await host.client.saveCredential({ name: 'Twilio', type, data });
	const options = {
		...{ operation: 'send', sendWith: 'twilio', campaign, consentRule: 'off' },
		...{ dryRun: false, allowManual: true, phoneField: 'phone' },
		...{ smsText: 'Hello {{ name }}! Reply STOP to leave.', options: { topic: 'offers' } },
	};
	const send = ours('Send', 'sendCampaign', options, { [type]: credential });
	const [, notSent, [summary]] = await runSteps(host, [itemsOf(NUMBERS), send]);
	const reasons = notSent.map(({ json }: { json: { sendStatus: string; name: string } }) => [
		json.name,
		json.sendStatus,
	]);
	return { counts: summary.json.counts as Record<string, number>, reasons };
}

async function listenToTwilio() {
	const marketingWebhookSecretApi = await host.client.saveCredential({
		...{ name: 'Twilio reports', type: 'marketingWebhookSecretApi' },
		data: { provider: 'twilio', secret: CANARY },
	});
	const trigger = node(
		'Reports',
		'n8n-nodes-marketing-ai.campaignTrigger',
		{ senderName: 'Garden Shop', path: 'sms', receiveEvents: true },
		{ credentials: { marketingWebhookSecretApi } },
	);
	const { id, versionId } = await host.client.createWorkflow({
		...{ name: 'Reports', settings, nodes: [trigger], connections: {} },
	});
	await host.client.activate(id, versionId);
	return `${host.url}/webhook/sms/events`;
}

/** Twilio's report on a message: HMAC-SHA1 over the address and the fields in order of their names. */
async function report(callback: string, fields: Record<string, string>, token = CANARY) {
	const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
	const signed = callback + sorted.flat().join('');
	const response = await fetch(callback, {
		method: 'POST',
		headers: { 'x-twilio-signature': createHmac('sha1', token).update(signed).digest('base64') },
		body: new URLSearchParams(fields),
	});
	return response.status;
}

test('Twilio sends SMS: a refused number fails alone, a signed report closes a dead number', async () => {
	const callback = await listenToTwilio();
	const before = server.requests.length;
	answer = ({ headers, body }) => {
		if (headers.authorization !== basic(ACCOUNT)) return { status: 401, body: { code: 20003 } };
		const to = new URLSearchParams(body.toString()).get('To');
		if (to === NUMBERS[1]?.phone) {
			return { status: 400, body: { code: 21211, message: "Invalid 'To' Phone Number" } };
		}
		return { status: 201, body: { sid: `SM${to?.slice(1).padStart(32, '0')}`, status: 'queued' } };
	};
	const first = await sendSms('first sms', callback);
	expect(first).toEqual({ counts: { sent: 2, failed: 1 }, reasons: [['bob', 'failed']] });
	const forms = server.requests.slice(before).map(({ method, path, body }) => {
		expect([method, path]).toEqual(['POST', `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`]);
		return new URLSearchParams(body.toString());
	});
	expect(forms.map((form) => form.get('To')).sort()).toEqual(NUMBERS.map(({ phone }) => phone));
	expect(forms[0]?.get('Body')).toMatch(/^Hello \w+! Reply STOP to leave\.$/);

	const cleo = NUMBERS[2]?.phone ?? '';
	const asked = forms.find((form) => form.get('To') === cleo)?.get('StatusCallback') ?? '';
	expect(new URL(asked).searchParams.get('topic')).toBe('offers');
	const fields = { MessageSid: `SM${cleo.slice(1).padStart(32, '0')}`, To: cleo };
	const dead = { ...fields, MessageStatus: 'undelivered', ErrorCode: '30006' };
	expect(await report(asked, dead, 'a guess')).toBe(401);
	expect(await report(asked, dead)).toBe(200);
	expect(await report(asked, dead)).toBe(200);
	expect((await sendSms('second sms', callback)).reasons.sort()).toEqual([
		['bob', 'failed'],
		['cleo', 'suppressed'],
	]);
});

test('no secret stands in the log, and no host but ours was asked for', () => {
	expect(readFileSync(host.logFile, 'utf8')).not.toContain(CANARY);
	const theirs = /sendgrid|mailgun|brevo|postmark|resend|mandrill|amazonaws|twilio/;
	expect(host.refusedHosts().filter((name) => theirs.test(name))).toEqual([]);
});
