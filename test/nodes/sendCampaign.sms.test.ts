import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { MarketingTwilioApi } from '../../credentials/MarketingTwilioApi.credentials';
import { SendCampaign } from '../../nodes/SendCampaign/SendCampaign.node';
import { apiServer, type ApiServer } from '../support/apiServer';
import { fakeExecute, items } from '../support/fakeExecute';
import { TAKEN } from '../support/providers';
import { sendNode } from '../support/sendNode';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const PEOPLE = items(
	{ phone: '+49 151 20000000', first_name: 'Ada', consent: true },
	{ phone: '0151 20000001', first_name: null, consent: true },
	{ phone: '0151 20000002', first_name: 'Cy', consent: false },
	{ phone: 'cy@mail.example', first_name: 'Di', consent: true },
);
/** As n8n keeps it: without the fields that are hidden for SMS. */
const PARAMETERS: IDataObject = {
	...{ operation: 'send', sendWith: 'twilio', campaign: 'spring', fromName: 'Shop' },
	...{ consentRule: 'yes', consentField: 'consent', phoneField: 'phone', phoneCountry: 'DE' },
	...{ smsText: 'Hello {{ first_name | there }}, {{ from_name }}', dryRun: false },
};

/** n8n's own way to add a login: by what the credential says. */
async function request(options: IHttpRequestOptions) {
	const { auth } = new MarketingTwilioApi().authenticate.properties;
	expect(auth?.['password']).toBe('={{$credentials.authToken}}');
	const login = Buffer.from(`${ACCOUNT}:token`).toString('base64');
	const { method = 'GET', headers = {}, body } = options;
	const response = await fetch(options.url, {
		method,
		headers: { ...(headers as Record<string, string>), authorization: `Basic ${login}` },
		body: String(body),
	});
	const answer = Readable.from([Buffer.from(await response.arrayBuffer())]);
	return { statusCode: response.status, headers: {}, body: answer };
}

describe('Send Campaign: SMS', () => {
	sendNode(); // a fresh n8n folder for each test
	let server: ApiServer;
	beforeEach(async () => {
		server = await apiServer(() => TAKEN.twilio);
	});
	afterEach(async () => await server.close());

	const texts = () =>
		server.requests
			.map(({ body }) => new URLSearchParams(body.toString()))
			.map((form) => [form.get('To'), form.get('From'), form.get('Body')])
			.sort();

	async function run(change: IDataObject = {}, mode: 'manual' | 'trigger' = 'trigger') {
		const account = { accountSid: ACCOUNT, authToken: 'token', sender: '+4915100000000' };
		const { node, files } = fakeExecute({
			parameters: { ...PARAMETERS, ...change },
			...{ inputs: [PEOPLE], outputs: 3, mode },
			credentials: { marketingTwilioApi: { ...account, baseUrl: server.url } },
		});
		const helpers = { ...node.helpers, httpRequestWithAuthentication: asHelper };
		const own = { ...node, helpers } as unknown as IExecuteFunctions;
		const [sent = [], notSent = [], third = []] = await new SendCampaign().execute.call(own);
		return { sent, notSent, summary: third[0]?.json ?? {}, files };
	}

	const asHelper = async (_credential: string, options: IHttpRequestOptions) =>
		await request(options);

	it('sends each number one text through the real job, and nobody two', async () => {
		const { sent, notSent, summary } = await run();
		expect(sent.map(({ json }) => json['recipient'])).toEqual(['+4915120000000', '+4915120000001']);
		expect(notSent.map(({ json }) => json['sendStatus'])).toEqual(['noConsent', 'invalid']);
		expect(summary).toMatchObject({
			counts: { sent: 2, noConsent: 1, invalid: 1 },
			sms: { messages: 2, segments: 2, longest: 1, unicode: 0 },
			warnings: [],
		});
		const all = [
			['+4915120000000', '+4915100000000', 'Hello Ada, Shop'],
			['+4915120000001', '+4915100000000', 'Hello there, Shop'],
		];
		expect(texts()).toEqual(all);
		await run();
		expect(texts()).toEqual(all);
	});

	it('sends nothing in a dry run, a preview or a run by hand', async () => {
		expect((await run({ dryRun: true })).summary).toMatchObject({ counts: { wouldSend: 2 } });
		expect((await run({}, 'manual')).summary['mode']).toBe('dryRun');
		const { files } = await run({ operation: 'preview', previews: 1 });
		expect(files.get('preview-1.txt')?.toString()).toBe('Hello Ada, Shop');
		expect(server.requests).toHaveLength(0);
	});

	it('shows the fields of SMS instead of those of mail, and asks for confirmation by mail only', () => {
		const { properties } = new SendCampaign().description;
		const of = (operation: string, name: string) =>
			properties.filter(
				(one) => one.name === name && one.displayOptions?.show?.['operation']?.includes(operation),
			);
		for (const name of ['emailField', 'subject', 'html', 'text', 'fromAddress', 'headers']) {
			expect(of('send', name)[0]?.displayOptions?.hide).toEqual({ sendWith: ['twilio'] });
		}
		for (const name of ['phoneField', 'smsText', 'mostSegments']) {
			expect(of('send', name)[0]?.displayOptions?.show?.['sendWith']).toEqual(['twilio']);
		}
		const services = (operation: string) => JSON.stringify(of(operation, 'sendWith')[0]?.options);
		expect(services('send')).toContain('twilio');
		expect(services('ask')).not.toContain('twilio');
	});
});
