import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../lib/adapters';
import type { EventRequest, EventSource } from '../../lib/campaign';
import { closePool } from '../../lib/compute';
import type { Store } from '../../lib/ports';
import { useStore } from '../../lib/store';
import { CampaignTrigger } from '../../nodes/CampaignTrigger/CampaignTrigger.node';
import { storeConfig } from '../../nodes/shared';
import { MarketingWebhookSecretApi } from '../../credentials/MarketingWebhookSecretApi.credentials';
import { fakeExecute } from '../support/fakeExecute';
import { fakeWebhook, type FakeRequest } from '../support/fakeWebhook';
import * as signed from '../support/signedEvents';
import { removeTemporaryFolders, temporaryFolder } from '../support/temporaryFolder';

const ADA = 'ada@mail.example';
const ON = { senderName: 'Shop', path: 'campaign', receiveEvents: true };
const URL = '/webhook/campaign/events';

const home = process.env['N8N_USER_FOLDER'];
beforeEach(() => {
	process.env['N8N_USER_FOLDER'] = temporaryFolder();
});
afterAll(async () => {
	if (home === undefined) delete process.env['N8N_USER_FOLDER'];
	else process.env['N8N_USER_FOLDER'] = home;
	await closePool();
	removeTemporaryFolders();
});

async function withStore<R>(work: (store: Store) => Promise<R>): Promise<R> {
	const config = await storeConfig(fakeExecute({ parameters: {}, inputs: [[]] }).node);
	return await useStore(config, systemClock, work);
}
const isSuppressed = async () =>
	await withStore(async ({ suppression }) => (await suppression.match([ADA], 'x')).size === 1);

const fakeOf = ({ body, headers }: EventRequest, more: Partial<FakeRequest> = {}): FakeRequest => ({
	...{ method: 'POST', url: URL, headers, raw: Buffer.from(body), ...more },
});

async function ask(
	source: EventSource | null,
	request: FakeRequest,
	parameters: IDataObject = ON,
	secret = source ? signed.SECRETS[source] : '',
) {
	const marketingWebhookSecretApi = { provider: source ?? '', secret };
	const credentials = source ? { marketingWebhookSecretApi } : {};
	const { node, response, log } = fakeWebhook(request, parameters, credentials);
	const result = await new CampaignTrigger().webhook.call(node);
	expect(result.noWebhookResponse).toBe(true);
	const items = result.workflowData?.flatMap((all) => all.map(({ json }) => json));
	return { ...response, items, log };
}

const complaint = signed.customRequest([
	{ event: 'complaint', recipient: ADA, campaign: 'spring', step: 'one', at: 1_700_000_000 },
	{ event: 'delivered', recipient: 'bob@mail.example' },
	{ event: 'nonsense', recipient: ADA },
]);

describe('Campaign Trigger with events', () => {
	it('suppresses, and starts the workflow with what is new', async () => {
		const first = await ask('custom', fakeOf(complaint));
		expect([first.status, JSON.parse(first.body)]).toEqual([
			200,
			{ events: 2, repeated: 0, ignored: 1 },
		]);
		expect(first.items?.[0]).toMatchObject({
			...{ event: 'complaint', recipient: ADA, campaign: 'spring', step: 'one', suppresses: '*' },
			...{ provider: 'custom', at: '2023-11-14T22:13:20.000Z' },
		});
		expect(await isSuppressed()).toBe(true);
		const again = await ask('custom', fakeOf(complaint));
		expect([again.status, again.items]).toEqual([200, undefined]);
	});

	it.each<[string, EventSource | null, FakeRequest, string?]>([
		['no credential', null, fakeOf(complaint)],
		['an empty secret', 'custom', fakeOf(complaint), ' '],
		['another secret', 'custom', fakeOf(complaint), 'another-secret-of-26-signs'],
		['no signature', 'custom', fakeOf(complaint, { headers: {} })],
		['a changed body', 'custom', fakeOf(complaint, { raw: Buffer.from('[]') })],
	])('answers 401 for %s, changes nothing and tells only the log why', async (...args) => {
		const [, source, request, secret] = args;
		const { status, items, body, log } = await ask(source, request, ON, secret);
		expect([status, items, body]).toEqual([401, undefined, '{"error":"Refused"}']);
		expect(log).toHaveLength(1);
		expect(log[0]).toMatch(/^.*was refused: /);
		expect(await isSuppressed()).toBe(false);
	});

	it('answers 404 while events are off, and nothing but events at their address', async () => {
		const off = await ask('custom', fakeOf(complaint), { ...ON, receiveEvents: false });
		expect([off.status, await isSuppressed()]).toEqual([404, false]);
		const links = await ask('custom', fakeOf(complaint, { url: '/webhook/campaign' }));
		expect([links.status, await isSuppressed()]).toEqual([404, false]);
		const ask404 = await ask('custom', fakeOf(complaint, { url: '/webhook/x/events/%zz' }));
		expect(ask404.status).toBe(404);
	});

	it('answers HEAD, by which providers see that the address is alive', async () => {
		expect(await ask('mailchimp', { method: 'HEAD', url: URL })).toMatchObject({ status: 200 });
	});

	it('answers 400 for a body that n8n has taken apart, and for none', async () => {
		const parts = { method: 'POST', url: URL, body: { data: {}, files: {} } };
		expect((await ask('custom', parts)).status).toBe(400);
		expect((await ask('custom', { ...parts, raw: Buffer.alloc(0) })).status).toBe(400);
	});

	it('shows events in a test execution and changes nothing', async () => {
		const { status, items } = await ask('custom', fakeOf(complaint, { mode: 'manual' }));
		expect([status, items?.length, await isSuppressed()]).toEqual([200, 2, false]);
	});

	it('verifies signatures over the public address with its query', async () => {
		const fields = { MessageSid: 'SM1', MessageStatus: 'delivered', To: '+4915112345678' };
		const request = signed.twilioRequest(fields, '?campaign=spring');
		const good = await ask('twilio', fakeOf(request, { url: `${URL}?campaign=spring` }));
		expect(good.items).toMatchObject([{ recipient: '+4915112345678', campaign: 'spring' }]);
		const other = await ask('twilio', fakeOf(request, { url: `${URL}?campaign=summer` }));
		expect(other.status).toBe(401);
	});

	it('fetches the certificate of Amazon without redirects, and asks for patience when it cannot', async () => {
		const now = { Timestamp: new Date().toISOString(), Type: 'Notification' };
		const Message = JSON.stringify({
			...{ eventType: 'Complaint', mail: { messageId: 'ses-1' } },
			complaint: { complainedRecipients: [{ emailAddress: ADA }] },
		});
		const request = signed.snsRequest({ ...now, Message });
		const asked: object[] = [];
		const down = fakeOf(request, { httpRequest: async () => ({ statusCode: 500, body: '' }) });
		const late = await ask('ses', down);
		expect([late.status, late.headers['retry-after'], await isSuppressed()]).toEqual([
			...[503, '120', false],
		]);
		const httpRequest = async (options: object) => {
			asked.push(options);
			return { statusCode: 200, body: signed.certificate.pem };
		};
		const { status } = await ask('ses', fakeOf(request, { httpRequest }));
		expect([status, await isSuppressed()]).toEqual([200, true]);
		expect(asked).toMatchObject([
			{ url: signed.CERTIFICATE_URL, disableFollowRedirect: true, timeout: 10_000 },
		]);
	});

	it('refuses rules that mean nothing with 503 and a word in the log', async () => {
		const parameters = { ...ON, eventOptions: { softBounces: 0 } };
		const { status, log } = await ask('custom', fakeOf(complaint), parameters);
		expect([status, log.join()]).toEqual([503, expect.stringContaining('softBounces')]);
	});
});

describe('the credential', () => {
	it.each(Object.entries(signed.SECRETS))(
		'%s: its secret looks right',
		async (provider, secret) => {
			const test = new CampaignTrigger().methods.credentialTest.testSecret;
			const asked = async (data: object) =>
				(await Reflect.apply(test, {}, [{ id: '1', name: 'x', type: 'x', data }])) as object;
			expect(await asked({ provider, secret })).toMatchObject({ status: 'OK' });
			expect(await asked({ provider, secret: '' })).toMatchObject({ status: 'Error' });
			expect(await asked({ provider: 'constructor', secret })).toMatchObject({ status: 'Error' });
			const fields = new MarketingWebhookSecretApi().properties;
			const own = fields.filter(({ displayOptions }) =>
				displayOptions?.show?.['provider']?.includes(provider),
			);
			expect(own).toMatchObject([{ name: 'secret', typeOptions: { password: true } }]);
		},
	);
});
