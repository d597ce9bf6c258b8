import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import {
	answerLink,
	askForConfirmation,
	LINK_KEY,
	LinkTokens,
	smtpTransport,
	type AskOptions,
} from '../../../../lib/campaign';
import { outcomesOf, send, sinkSmtp, tableOf } from '../../../support/campaign';
import { campaignWorld, mailed } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';
import type { Sink } from '../../../support/smtpSink';

const DAY = 86_400_000;
const T = Date.UTC(2027, 2, 1, 12);
const clockAt = (at: number) => {
	const offset = at - systemClock.now();
	return { ...systemClock, now: () => systemClock.now() + offset };
};
const ADA = 'ada@mail.example';

describe('askForConfirmation', () => {
	const world = campaignWorld();
	let runs = 0;

	async function ask(
		rows: Record<string, unknown>[],
		change: Partial<AskOptions> = {},
		{ server, at = T }: { server?: Sink; at?: number } = {},
	) {
		const options: AskOptions = {
			columns: { email: 'email' },
			...{ from: { name: 'Garden Shop', address: 'news@shop.example' }, topic: 'news' },
			...{ linkBase: 'https://n8n.shop.example/webhook/campaign', lease: 1_000 },
			...change,
		};
		const transport = server ? await smtpTransport(sinkSmtp(server.port), 5) : null;
		const run = `${options.execution ?? ''}#ask-${++runs}`;
		const ports = { store: world.store, clock: clockAt(at), transport, run };
		const result = await askForConfirmation(tableOf(rows), options, ports, testContext());
		return { result, told: outcomesOf(result).map(({ status, reason }) => [status, reason]) };
	}
	const statuses = async (...args: Parameters<typeof ask>) =>
		(await ask(...args)).told.map(([status]) => status);

	/** The token in the newest mail to somebody. */
	async function tokenIn(server: Sink, recipient: string): Promise<string> {
		const index = server.arrived.findLastIndex(({ to }) => to.includes(recipient));
		const { html } = await server.parsed(index);
		return /\?t=([\w-]+)"/.exec(String(html))?.[1] ?? '';
	}
	async function press(token: string, action: string, at: number) {
		const tokens = new LinkTokens(await world.store.secret(LINK_KEY));
		const request = {
			...{ method: 'POST', token, form: { action }, languages: 'en' },
			evidence: '192.0.2.7, Browser',
		};
		const ports = { store: world.store, clock: clockAt(at), tokens };
		return await answerLink(request, { sender: 'Garden Shop', topics: [] }, ports);
	}
	const consentOf = async (recipient: string) =>
		(await world.store.consents.get([recipient], 'news')).get(recipient);

	it('asks in the language of the person, keeps the proof, and mails no campaign before the confirmation', async () => {
		const server = await world.sink();
		const rows = [
			{ email: 'Ada@mail.example', lang: 'de-AT', at: '2027-02-28T10:00:00Z', where: 'checkout' },
			{ email: 'bob@mail.example', lang: '', at: '', where: '' },
			{ email: 'ada@mail.example', lang: 'fr', at: '', where: '' },
			{ email: 'nobody', lang: '', at: '', where: '' },
		];
		const columns = { email: 'email', language: 'lang', signedUpAt: 'at', source: 'where' };
		const change = { columns, source: 'web form', wording: 'v3' };
		expect(await statuses(rows, change, { server })).toEqual([
			...['sent', 'sent', 'duplicate', 'invalid'],
		]);
		expect(await consentOf(ADA)).toMatchObject({
			...{ state: 'asked', source: 'checkout; signed up at 2027-02-28T10:00:00.000Z' },
			wording: 'v3; de: Möchten Sie Nachrichten von Garden Shop bekommen? Thema: news',
		});
		expect(await consentOf('bob@mail.example')).toMatchObject({ source: 'web form' });
		const index = server.arrived.findIndex(({ to }) => to.includes('Ada@mail.example'));
		const mail = await server.parsed(index);
		expect(mail.subject).toBe('Bitte bestätigen: Garden Shop');
		expect(mail.html).toContain('<html lang="de" dir="ltr">');
		expect(mail.text).toContain('Der Link gilt bis 8. März 2027.');
		expect(mail.headers.has('list-unsubscribe')).toBe(false);

		const people = tableOf([{ email: ADA }, { email: 'bob@mail.example' }]);
		const campaign = async (confirmedOnly: boolean) =>
			outcomesOf(await send(world.store, server.port, people, { topic: 'news', confirmedOnly }));
		expect((await campaign(false)).map(({ reason }) => reason)).toEqual([
			...['asked to confirm, and has not yet', 'asked to confirm, and has not yet'],
		]);
		const token = await tokenIn(server, 'Ada@mail.example');
		expect((await press(token, 'confirm', T + DAY)).event?.event).toBe('confirm');
		expect(await consentOf(ADA)).toMatchObject({
			...{ state: 'confirmed', evidence: '192.0.2.7, Browser', source: expect.any(String) },
		});
		expect((await campaign(true)).map(({ status }) => status)).toEqual(['sent', 'noConsent']);
		expect((await ask(rows.slice(0, 1), change, { server })).told[0]?.[0]).toBe('confirmed');
	});

	it('asks nobody twice within the time, reminds only so often, and the link expires', async () => {
		const server = await world.sink();
		const rows = [{ email: ADA }];
		const change = { reminders: 1, daysBetween: 3, daysValid: 2 };
		const at = (days: number) => ({ server, at: T + days * DAY });
		expect(await statuses(rows, change, at(0))).toEqual(['sent']);
		const first = await tokenIn(server, ADA);
		expect(await statuses(rows, change, at(2.9))).toEqual(['alreadySent']);
		expect((await press(first, 'confirm', T + 2.1 * DAY)).status).toBe(410);
		expect((await consentOf(ADA))?.state).toBe('asked');
		expect(await statuses(rows, change, at(3.1))).toEqual(['sent']);
		for (const days of [3.2, 7, 400]) {
			expect(await statuses(rows, change, at(days))).toEqual(['alreadySent']);
		}
		expect(server.arrived).toHaveLength(2);
		// A new sign-up may be asked about, however often was asked before.
		const again = [{ email: ADA, at: new Date(T + 400 * DAY).toISOString() }];
		const columns = { email: 'email', signedUpAt: 'at' };
		expect(await statuses(again, { ...change, columns }, at(401))).toEqual(['sent']);
	});

	it('asks each once when two runs go at the same time, and reports a retry of the same execution as sent', async () => {
		const server = await world.sink({ delay: 20 });
		const rows = Array.from({ length: 30 }, (_, i) => ({ email: `p${i}@mail.example` }));
		const all = await Promise.all([
			ask(rows, { execution: 'one' }, { server }),
			ask(rows, { execution: 'two' }, { server }),
		]);
		expect(new Set(mailed(server)).size).toBe(30);
		expect(server.arrived).toHaveLength(30);
		const sent = all.flatMap(({ told }) => told).filter(([status]) => status === 'sent');
		expect(sent).toHaveLength(30);
		const third = await statuses(rows, { execution: 'one' }, { server });
		expect(third.filter((status) => status === 'sent').length).toBe(
			all[0]?.told.filter(([status]) => status === 'sent').length,
		);
		expect(server.arrived).toHaveLength(30);
	});

	it('asks nobody who said no, unless the person signed up again afterwards', async () => {
		const server = await world.sink();
		const columns = { email: 'email', signedUpAt: 'at' };
		const rows = (at: string) => [{ email: ADA, at }];
		await ask(rows(''), { columns }, { server });
		await press(await tokenIn(server, ADA), 'confirm', T + DAY);
		const tokens = new LinkTokens(await world.store.secret(LINK_KEY));
		const owner = { recipient: ADA, campaign: 'spring', step: '1', topic: 'news' };
		const leaving = tokens.seal({ ...owner, kind: 'unsubscribe', target: '', expiresAt: 0 });
		await press(leaving, 'unsubscribe', T + 2 * DAY);
		expect((await consentOf(ADA))?.state).toBe('withdrawn');
		const later = { server, at: T + 30 * DAY };
		for (const at of ['', '2027-03-02T00:00:00Z', '2099-01-01T00:00:00Z']) {
			expect((await statuses(rows(at), { columns }, later))[0]).toMatch(/noConsent|alreadySent/);
		}
		expect(await statuses(rows('2027-03-20T00:00:00Z'), { columns }, later)).toEqual(['sent']);
		await press(await tokenIn(server, ADA), 'confirm', T + 31 * DAY);
		expect((await consentOf(ADA))?.state).toBe('confirmed');
		expect((await world.store.suppression.match([ADA], 'news')).size).toBe(0);
		const rule = { topic: '*', reason: 'complaint', source: 'sendgrid', addedAt: 1 };
		await world.store.suppression.add([{ ...rule, recipient: 'bob@mail.example' }]);
		const bob = [{ email: 'bob@mail.example', at: '2027-03-20T00:00:00Z' }];
		expect(await statuses(bob, { columns }, later)).toEqual(['suppressed']);
	});

	it('hands over nothing that it could not record', async () => {
		const server = await world.sink();
		const { store } = world;
		const consents = {
			get: store.consents.get.bind(store.consents),
			decide: store.consents.decide.bind(store.consents),
			ask: async () => await Promise.reject(new Error('disk full')),
		};
		const broken = { ...store, consents };
		const transport = await smtpTransport(sinkSmtp(server.port), 5);
		const options = {
			columns: { email: 'email' },
			...{ from: { name: 'Shop', address: 'a@shop.example' }, linkBase: 'https://x.example/w' },
		};
		const ports = { store: broken, clock: clockAt(T), transport, run: 'r' };
		const running = askForConfirmation(tableOf([{ email: ADA }]), options, ports, testContext());
		await expect(running).rejects.toThrow('the question could not be recorded: disk full');
		expect(server.arrived).toEqual([]);
	});

	it('sends and records nothing in a dry run, whose links open to nobody', async () => {
		const { result, told } = await ask([{ email: ADA }, { email: '' }]);
		expect(told.map(([status]) => status)).toEqual(['wouldSend', 'invalid']);
		expect(await consentOf(ADA)).toBeUndefined();
		const [sample] = result.samples;
		const token = /\?t=([\w-]+)"/.exec(sample?.html ?? '')?.[1] ?? '';
		expect((await press(token, 'confirm', T)).status).toBe(404);
		expect(result.summary).toMatchObject({ mode: 'dryRun', campaign: 'confirm: news' });
	});

	it('refuses a message without a link, a sender without a name and an address that is not https', async () => {
		await expect(ask([], { html: '<p>Hello</p>' })).rejects.toThrow('has no link to confirm');
		const from = { name: '', address: 'news@shop.example' };
		await expect(ask([], { from })).rejects.toThrow('There is no sender name');
		await expect(ask([], { linkBase: 'http://shop.example' })).rejects.toThrow('Campaign Trigger');
	});
});
