import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../lib/adapters';
import { LINK_KEY, LinkTokens, type LinkClaims } from '../../lib/campaign';
import { closePool } from '../../lib/compute';
import type { Store } from '../../lib/ports';
import { useStore } from '../../lib/store';
import { CampaignTrigger } from '../../nodes/CampaignTrigger/CampaignTrigger.node';
import { storeConfig } from '../../nodes/shared';
import { fakeExecute } from '../support/fakeExecute';
import { fakeWebhook, type FakeRequest } from '../support/fakeWebhook';
import { removeTemporaryFolders, temporaryFolder } from '../support/temporaryFolder';

const PARAMETERS = {
	senderName: 'Garden <Shop>',
	topics: {
		topic: [
			{ name: 'offers', label: 'Offers & sales' },
			{ name: 'tips' },
			{ name: ' ' },
			{ name: '*' },
		],
	},
	path: 'campaign',
};
const ADA = 'ada@mail.example';
const BOB = 'bob@mail.example';
const CLAIMS: LinkClaims = {
	...{ kind: 'unsubscribe', recipient: ADA, campaign: 'spring', step: '1', topic: '*' },
	...{ target: '', expiresAt: 0 },
};
const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };
const MULTIPART = 'multipart/form-data';

/** The node with a store of its own for each test. */
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

const tokenFor = async (claims: Partial<LinkClaims> = {}) =>
	await withStore(async (store) =>
		new LinkTokens(await store.secret(LINK_KEY)).seal({ ...CLAIMS, ...claims }),
	);
const leftBy = async (recipient: string, topic = '*') =>
	await withStore(async (store) =>
		(await store.suppression.match([recipient], topic)).has(recipient),
	);

async function ask(request: FakeRequest, parameters: IDataObject = PARAMETERS) {
	const { node, response } = fakeWebhook(request, parameters);
	const result = await new CampaignTrigger().webhook.call(node);
	expect(result.noWebhookResponse).toBe(true);
	return { ...response, items: result.workflowData?.map((all) => all.map(({ json }) => json)) };
}

describe('Campaign Trigger', () => {
	it('unsubscribes by one POST without cookies, starts the workflow once, and answers 200 again and again', async () => {
		const t = await tokenFor();
		const first = await ask({ method: 'POST', query: { t }, body: ONE_CLICK });
		expect(first.status).toBe(200);
		expect(first.items).toEqual([
			[
				{
					...{ event: 'unsubscribe', recipient: ADA, campaign: 'spring', step: '1', topic: '*' },
					...{ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), detail: '*' },
				},
			],
		]);
		for (let i = 0; i < 3; i++) {
			const again = await ask({ method: 'POST', query: { t }, body: ONE_CLICK });
			expect([again.status, again.items]).toEqual([200, undefined]);
		}
		expect([await leftBy(ADA), await leftBy(BOB)]).toEqual([true, false]);
	});

	it.each([
		[
			'multipart, which RFC 8058 prefers',
			{ contentType: MULTIPART, body: { data: ONE_CLICK, files: {} } },
		],
		['plain text', { body: 'List-Unsubscribe=One-Click' }],
		['no content type', { body: {}, raw: Buffer.from('List-Unsubscribe=One-Click') }],
		['JSON', { body: { ...ONE_CLICK, other: [1] } }],
		['the button of the page', { body: { action: 'unsubscribe' } }],
	])('reads the form as %s', async (_name, request) => {
		const t = await tokenFor();
		const { status } = await ask({ method: 'POST', query: { t }, ...request });
		expect([status, await leftBy(ADA)]).toEqual([200, true]);
	});

	it('shows a page on GET and HEAD that changes nothing, runs nothing and shows the sender escaped', async () => {
		const t = await tokenFor();
		const { status, headers, body, items } = await ask({ method: 'GET', query: { t } });
		expect([status, items, await leftBy(ADA)]).toEqual([200, undefined, false]);
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(headers['content-security-policy']).not.toContain('sandbox');
		expect(body).toContain('Garden &lt;Shop&gt;');
		expect(body).toContain('<form method="post">');
		const head = await ask({ method: 'HEAD', query: { t } });
		expect([head.status, head.items, await leftBy(ADA)]).toEqual([200, undefined, false]);
		const open = await tokenFor({ kind: 'open' });
		expect((await ask({ method: 'HEAD', query: { t: open } })).items).toBeUndefined();
		expect((await ask({ method: 'GET', query: { t: open } })).items).toHaveLength(1);
	});

	it('speaks the language of the browser', async () => {
		const t = await tokenFor();
		const headers = { 'accept-language': 'de-AT,de;q=0.9' };
		const { body } = await ask({ method: 'GET', query: { t }, headers });
		expect(body).toContain('<html lang="de"');
	});

	it('offers the named topics on the preference page and keeps what was ticked', async () => {
		const t = await tokenFor({ kind: 'preferences' });
		const { body } = await ask({ method: 'GET', query: { t } });
		expect(body).toContain('Offers &amp; sales');
		expect(body.match(/name="topic"/g)).toHaveLength(2);
		const form = { action: 'preferences', topic: ['tips', 'nonsense'] };
		const { items } = await ask({ method: 'POST', query: { t }, body: form });
		expect(items).toMatchObject([[{ event: 'preferences', detail: 'offers' }]]);
		expect([await leftBy(ADA, 'offers'), await leftBy(ADA, 'tips')]).toEqual([true, false]);
	});

	it('confirms by POST only, with the proof where it came from', async () => {
		const t = await tokenFor({ kind: 'confirm', topic: 'offers' });
		const from = { ip: '203.0.113.9', headers: { 'user-agent': 'Browser 1' } };
		expect((await ask({ method: 'GET', query: { t }, ...from })).items).toBeUndefined();
		const body = { action: 'confirm' };
		const { items } = await ask({ method: 'POST', query: { t }, body, ...from });
		expect(items).toMatchObject([[{ event: 'confirm', recipient: ADA, topic: 'offers' }]]);
		const consent = await withStore(async ({ consents }) => await consents.get([ADA], 'offers'));
		expect(consent.get(ADA)).toMatchObject({
			...{ state: 'confirmed', evidence: '203.0.113.9, Browser 1' },
		});
	});

	it('sends the picture of an opening as it is', async () => {
		const t = await tokenFor({ kind: 'open' });
		const { headers, bytes, items } = await ask({ method: 'GET', query: { t } });
		expect(headers['content-type']).toBe('image/gif');
		expect(bytes.subarray(0, 3).toString('latin1')).toBe('GIF');
		expect(items).toMatchObject([[{ event: 'open' }]]);
	});

	it.each([
		['none', undefined],
		['a list', ['a', 'b']],
		['an object', { $ne: '' }],
		['noise', randomBytes(60).toString('base64url')],
		['a huge one', 'A'.repeat(1_000_000)],
		['lone surrogates and nulls', '\ud800\0\r\nSet-Cookie: a=b'],
	])('answers 404 for %s as a token, whatever the method', async (_name, t) => {
		for (const method of ['GET', 'POST']) {
			const { status, items } = await ask({ method, query: { t }, body: ONE_CLICK });
			expect([status, items]).toEqual([404, undefined]);
		}
	});

	it("cannot turn one person's link into another's", async () => {
		const [ada, bob] = [await tokenFor(), await tokenFor({ recipient: BOB })];
		const mixed = ada.slice(0, 24) + bob.slice(24);
		for (const t of [
			mixed,
			`${ada.slice(0, -1)}${ada.endsWith('A') ? 'B' : 'A'}`,
			ada.slice(0, -4),
		]) {
			expect((await ask({ method: 'POST', query: { t }, body: ONE_CLICK })).status).toBe(404);
		}
		// Whatever the rest of the request says, the token alone decides who it is about.
		const body = { ...ONE_CLICK, recipient: BOB, email: BOB };
		await ask({ method: 'POST', query: { t: ada, recipient: BOB }, body });
		expect([await leftBy(ADA), await leftBy(BOB)]).toEqual([true, false]);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a list', [ONE_CLICK]],
		['a number', 7],
		['nested values', { 'List-Unsubscribe': { a: 'One-Click' }, action: [{}, 5, null] }],
		['a prototype', JSON.parse('{"__proto__":{"action":"unsubscribe"},"constructor":{"a":1}}')],
		['files only', { data: {}, files: { action: { filepath: '/etc/passwd' } } }],
		['ten thousand values', { action: Array.from({ length: 10_000 }, () => 'unsubscribe') }],
		['five million characters', 'x'.repeat(5_000_000)],
		['the wrong button', { action: 'confirm' }],
	])('refuses %s as a form and changes nothing', async (_name, body) => {
		const t = await tokenFor();
		const { status, items } = await ask({ method: 'POST', query: { t }, body });
		expect([status, items, await leftBy(ADA)]).toEqual([400, undefined, false]);
	});

	it('shows a friendly page when the store fails, and puts no secret into it or into the log', async () => {
		const password = 'canary-51ab';
		const marketingStoreApi = {
			...{ driver: 'postgres', host: '127.0.0.1', port: 1, database: 'd', user: 'u', password },
			...{ schema: 's', tls: 'off' },
		};
		const headers = { 'accept-language': 'fr' };
		const request = { method: 'POST', query: { t: await tokenFor() }, body: ONE_CLICK, headers };
		const { node, response, log } = fakeWebhook(request, PARAMETERS, { marketingStoreApi });
		const result = await new CampaignTrigger().webhook.call(node);
		// Mail providers and people come again; nobody but the owner learns why.
		expect([response.status, response.headers['retry-after']]).toEqual([503, '120']);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(response.body).toContain('<html lang="fr"');
		expect(response.body).not.toMatch(/127\.0\.0\.1|postgres|STORE|ECONN/i);
		expect(log.join()).toContain('127.0.0.1');
		expect(log.join() + response.body).not.toContain(password);
	});
});
