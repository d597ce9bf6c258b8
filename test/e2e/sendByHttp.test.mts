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

test('no secret stands in the log, and no host but ours was asked for', () => {
	expect(readFileSync(host.logFile, 'utf8')).not.toContain(CANARY);
	const theirs = /sendgrid|mailgun|brevo|postmark|resend|mandrill|amazonaws/;
	expect(host.refusedHosts().filter((name) => theirs.test(name))).toEqual([]);
});
