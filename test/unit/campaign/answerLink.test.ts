import { describe, expect, it } from '@jest/globals';
import { answerLink, LinkTokens, type LinkClaims, type LinkRequest } from '../../../lib/campaign';
import type { Store } from '../../../lib/ports';
import { campaignWorld } from '../../support/campaignWorld';

const NOW = Date.parse('2027-03-01T12:00:00Z');
const ADA = 'ada@mail.example';
const BOB = 'bob@mail.example';
const options = {
	sender: 'Garden <Shop>',
	topics: [
		{ name: 'offers', label: 'Offers & deals' },
		{ name: 'news', label: 'News' },
	],
};

const claims = (change: Partial<LinkClaims> = {}): LinkClaims => ({
	...{ kind: 'unsubscribe', recipient: ADA, campaign: 'spring', step: '1' },
	...{ topic: 'offers', target: '', expiresAt: 0 },
	...change,
});

describe('a link in a message', () => {
	const world = campaignWorld();

	async function tokens(): Promise<LinkTokens> {
		return new LinkTokens(await world.store.secret('links'));
	}

	async function ask(change: Partial<LinkRequest>, of: Partial<LinkClaims> = {}, now = NOW) {
		const sealer = await tokens();
		const request = {
			...{ method: 'GET', token: sealer.seal(claims(of)), form: {} },
			...{ evidence: '192.0.2.1', languages: 'en' },
			...change,
		};
		const clock = { now: () => now, sleep: async () => undefined };
		return await answerLink(request, options, { store: world.store, clock, tokens: sealer });
	}

	const post = async (form: Record<string, unknown>, of: Partial<LinkClaims> = {}) =>
		await ask({ method: 'POST', form }, of);
	const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };
	const refused = async (topic: string, recipient = ADA, store: Store = world.store) =>
		(await store.suppression.match([recipient], topic)).get(recipient)?.topic ?? null;

	it('unsubscribes nobody when it is only opened, however often, and shows a button', async () => {
		for (let i = 0; i < 3; i++) {
			const answer = await ask({});
			expect(answer).toMatchObject({ status: 200, event: null });
			expect(String(answer.body)).toContain('<form method="post">');
		}
		expect(await refused('offers')).toBeNull();
	});

	it('unsubscribes by one POST without cookies or login, for its topic and its person only', async () => {
		const answer = await post(ONE_CLICK);
		expect(answer).toMatchObject({
			status: 200,
			event: { event: 'unsubscribe', recipient: ADA, campaign: 'spring', topic: 'offers', at: NOW },
		});
		expect(await refused('offers')).toBe('offers');
		expect(await refused('news')).toBeNull();
		expect(await refused('offers', BOB)).toBeNull();
	});

	it('answers a repeated POST with 200 and tells the workflow once', async () => {
		await post(ONE_CLICK);
		expect(await post({ action: 'unsubscribe' })).toMatchObject({ status: 200, event: null });
	});

	it.each([
		['no fields', {}],
		['another action', { action: 'confirm' }],
		['a list instead of a word', { 'List-Unsubscribe': ['One-Click'] }],
	])('changes nothing for a POST with %s', async (_, form) => {
		expect((await post(form)).status).toBe(400);
		expect(await refused('offers')).toBeNull();
	});

	it.each([undefined, '', 'AAAA', 'x'.repeat(9000), { t: 1 }])(
		'answers 404 to a token that nobody gave out: %p',
		async (token) => {
			for (const method of ['GET', 'POST']) {
				const answer = await ask({ token, method, form: ONE_CLICK });
				expect(answer).toMatchObject({ status: 404, event: null });
			}
			expect(await world.store.suppression.list()).toEqual([]);
		},
	);

	it('says the same page for a forged token whether the address is known or not', async () => {
		await world.store.suppression.add([
			{ recipient: ADA, topic: '*', reason: '', source: 'x', addedAt: 1 },
		]);
		const forged = async (recipient: string) => {
			const other = new LinkTokens(new Uint8Array(32));
			return await ask({ token: other.seal(claims({ recipient })) });
		};
		expect(await forged(ADA)).toEqual(await forged('nobody@mail.example'));
	});

	it('lets no link of one kind do the work of another', async () => {
		for (const kind of ['open', 'click', 'preferences', 'confirm'] as const) {
			expect((await post(ONE_CLICK, { kind, target: 'https://shop.example/' })).status).toBe(400);
		}
		expect(await refused('offers')).toBeNull();
	});

	it.each(['PUT', 'DELETE', 'constructor'])('refuses the method %s', async (method) => {
		expect((await ask({ method })).status).toBe(405);
	});

	it('answers HEAD as GET, and changes nothing', async () => {
		expect(await ask({ method: 'HEAD', form: ONE_CLICK })).toMatchObject({
			...{ status: 200, event: null },
		});
		expect(await refused('offers')).toBeNull();
	});

	it('confirms by POST only, keeps the proof, and takes an earlier unsubscription back', async () => {
		await post(ONE_CLICK);
		const kind = { kind: 'confirm' as const };
		expect((await ask({}, kind)).event).toBeNull();
		expect(await refused('offers')).toBe('offers');
		const answer = await post({ action: 'confirm' }, kind);
		expect(answer.event).toMatchObject({ event: 'confirm', recipient: ADA });
		expect(await refused('offers')).toBeNull();
		const proof = (await world.store.consents.get([ADA], 'offers')).get(ADA);
		expect(proof).toMatchObject({ state: 'confirmed', decidedAt: NOW, evidence: '192.0.2.1' });
		expect((await post({ action: 'confirm' }, kind)).event).toBeNull();
	});

	it('is worth nothing after its time', async () => {
		const old = { kind: 'confirm' as const, expiresAt: NOW - 1 };
		expect((await post({ action: 'confirm' }, old)).status).toBe(410);
		expect((await world.store.consents.get([ADA], 'offers')).size).toBe(0);
		const good = { kind: 'confirm' as const, expiresAt: NOW };
		expect((await post({ action: 'confirm' }, good)).status).toBe(200);
	});

	it('takes back by confirming only what the person chose, never a bounce or a complaint', async () => {
		const rule = { topic: 'offers', reason: 'hard bounce', source: 'sendgrid', addedAt: 1 };
		await world.store.suppression.add([{ ...rule, recipient: ADA }]);
		await post({ action: 'confirm' }, { kind: 'confirm' });
		expect(await refused('offers')).toBe('offers');
	});

	describe('to the preferences', () => {
		const kind = { kind: 'preferences' as const, topic: '*' };
		const boxes = (body: string | Uint8Array) =>
			[...String(body).matchAll(/checkbox" name="\w+" value="([^"]+)"( checked)?>/g)].map(
				([, name, ticked]) => [name, ticked !== undefined],
			);

		it('shows what the person gets, with every name escaped', async () => {
			await post(ONE_CLICK);
			const { body } = await ask({}, kind);
			expect(boxes(body)).toEqual([
				['offers', false],
				['news', true],
				['1', false],
			]);
			expect(String(body)).toContain('Garden &lt;Shop&gt;');
			expect(String(body)).toContain('Offers &amp; deals');
		});

		it('leaves and joins topics, or everything', async () => {
			const answer = await post({ action: 'preferences', topic: ['news', 'forged'] }, kind);
			expect(answer.event).toMatchObject({ event: 'preferences', detail: 'offers' });
			expect([await refused('offers'), await refused('news')]).toEqual(['offers', null]);
			await post({ action: 'preferences', none: '1', topic: 'news' }, kind);
			expect(await refused('anything')).toBe('*');
			await post({ action: 'preferences', topic: ['news', 'offers'] }, kind);
			expect([await refused('offers'), await refused('anything')]).toEqual([null, null]);
		});

		it('never takes back what others decided', async () => {
			const rule = { topic: '*', reason: 'complaint', source: 'ses', addedAt: 1 };
			await world.store.suppression.add([{ ...rule, recipient: ADA }]);
			await post({ action: 'preferences', topic: ['news', 'offers'] }, kind);
			expect(await refused('news')).toBe('*');
		});
	});

	it('counts an open and a click once each, and leads only where it was sealed to', async () => {
		const open = { kind: 'open' as const };
		const picture = await ask({}, open);
		expect(picture).toMatchObject({ status: 200, event: { event: 'open' } });
		expect(picture.headers['content-type']).toBe('image/gif');
		expect((await ask({}, open)).event).toBeNull();
		const click = { kind: 'click' as const, target: 'https://shop.example/p/1?a=b' };
		const answer = await ask({}, click);
		expect(answer).toMatchObject({ status: 302, event: { event: 'click', detail: click.target } });
		expect(answer.headers['location']).toBe(click.target);
		expect(await world.store.events.count('spring')).toEqual([
			{ kind: 'click', total: 1, people: 1 },
			{ kind: 'open', total: 1, people: 1 },
		]);
	});

	it('gives pages that may load and run nothing, and are kept nowhere', async () => {
		const { headers } = await ask({});
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(headers).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
		});
	});

	it.each([
		['de-AT,de;q=0.9', 'lang="de"', 'Abmelden?'],
		['xx, zh-CN', 'lang="zh"', '确定退订吗？'],
		['ar', 'dir="rtl"', 'هل تريد'],
		['', 'lang="en"', 'Unsubscribe?'],
		['x'.repeat(100_000), 'lang="en"', 'Unsubscribe?'],
	])('speaks the language of the browser: %.10s', async (languages, tag, words) => {
		const { body } = await ask({ languages });
		expect(String(body)).toContain(tag);
		expect(String(body)).toContain(words);
	});
});
