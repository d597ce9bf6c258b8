import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { mailed } from '../support/campaignWorld';
import { fileItem, items } from '../support/fakeExecute';
import { CUSTOMERS, sendNode } from '../support/sendNode';

const OFFERS = {
	offers: {
		offer: [
			{
				segment: 'champions',
				headline: 'Gold for you',
				text: 'Until Sunday',
				code: 'GOLD',
				link: 'https://shop.example/gold',
			},
		],
	},
	defaultOffer: { offer: { headline: 'New this week', text: '', code: '', link: '' } },
};
const REAL = { dryRun: false, ...OFFERS };

describe('Send Campaign: Send', () => {
	const node = sendNode();
	const statusOf = ({ json }: { json: IDataObject }) => [json['email'], json['sendStatus']];

	it('is a dry run on a fresh node: nothing is sent, and it says who would get it, who not and why', async () => {
		const { sent, notSent, summary } = await node.run({});
		expect(sent).toEqual([]);
		expect(notSent.map(statusOf)).toEqual([
			['ada@mail.example', 'wouldSend'],
			['bob@mail.example', 'wouldSend'],
			['cy@mail.example', 'noConsent'],
			['not an address', 'invalid'],
		]);
		expect(summary).toMatchObject({
			mode: 'dryRun',
			counts: { wouldSend: 2, noConsent: 1, invalid: 1 },
			note: 'Nothing was sent: "Dry Run" is on.',
		});
		expect(summary['warnings']).toHaveLength(2);
	});

	it('mails each person the offer of their segment and their products, and pairs every item', async () => {
		const sink = await node.sink();
		const before = structuredClone(CUSTOMERS);
		const { sent, notSent, summary } = await node.run(REAL, {}, sink.port);
		expect(mailed(sink)).toEqual(['ada@mail.example', 'bob@mail.example']);
		expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(notSent.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }, { item: 3 }]);
		expect(sent[0]?.json).toMatchObject({
			first_name: 'Ada',
			sendStatus: 'sent',
			recipient: 'ada@mail.example',
		});
		expect(notSent[0]?.json['sendReason']).toBe('the consent field says no');
		expect(summary).toMatchObject({ mode: 'send', rows: 4, counts: { sent: 2 } });
		expect(CUSTOMERS).toEqual(before);

		const mails = await Promise.all(sink.arrived.map(async (_, i) => await sink.parsed(i)));
		const [ada] = mails.filter((mail) => String(mail.text).includes('Hello Ada'));
		expect(ada?.subject).toBe('Gold for you');
		for (const part of [
			'Gold for you',
			'GOLD',
			'https://shop.example/gold',
			'Tea & Cake',
			'4.50',
		]) {
			expect(ada?.text).toContain(part);
		}
		expect(ada?.html).toContain('Tea &amp; Cake');
		const [bob] = mails.filter((mail) => String(mail.text).includes('Hello there'));
		expect(bob?.subject).toBe('New this week');
		expect(bob?.text).not.toContain('Picked for you');
	});

	it('never reaches the list in a manual run, unless that is allowed', async () => {
		const sink = await node.sink();
		const manual = { mode: 'manual' as const };
		const { summary, sent } = await node.run(REAL, manual, sink.port);
		expect([sent.length, sink.arrived.length, summary['mode']]).toEqual([0, 0, 'dryRun']);
		expect(summary['note']).toContain('started by hand');
		await node.run({ ...REAL, allowManual: true }, manual, sink.port);
		expect(sink.arrived).toHaveLength(2);
	});

	it('mails nobody twice when n8n retries the node, and still reports them as sent', async () => {
		const refused = 'ada@mail.example';
		const sink = await node.sink({
			onRecipient: (address) => (address === refused ? '550 refused' : undefined),
		});
		for (let tries = 0; tries < 3; tries++) {
			const { sent, notSent } = await node.run(REAL, {}, sink.port);
			expect(sent.map(statusOf)).toEqual([['bob@mail.example', 'sent']]);
			expect(notSent[0]?.json['sendReason']).toContain('permanent: 550');
		}
		expect(mailed(sink)).toEqual(['bob@mail.example']);
	});

	it('mails once when the items have a field named error, which makes n8n retry', async () => {
		const sink = await node.sink();
		const inputs = [items({ email: 'ada@mail.example', consent: 'yes', error: 'a column' })];
		for (let tries = 0; tries < 3; tries++) {
			const { sent } = await node.run({ dryRun: false }, { inputs }, sink.port);
			expect(sent[0]?.json).toMatchObject({ error: 'a column', sendStatus: 'sent' });
		}
		expect(sink.arrived).toHaveLength(1);
	});

	it('says in another execution that the campaign was sent before', async () => {
		const sink = await node.sink();
		await node.run(REAL, {}, sink.port);
		const { sent, notSent } = await node.run(REAL, { executionId: 'execution-2' }, sink.port);
		expect(sent).toEqual([]);
		expect(notSent.filter(({ json }) => json['sendStatus'] === 'alreadySent')).toHaveLength(2);
		expect(sink.arrived).toHaveLength(2);
	});

	it('mails test inboxes only while it is a dry run', async () => {
		const sink = await node.sink();
		const testRecipients = 'me@shop.example, you@shop.example';
		const { summary } = await node.run({ ...OFFERS, testRecipients }, {}, sink.port);
		expect(mailed(sink)).toEqual(['me@shop.example', 'you@shop.example']);
		expect(summary).toMatchObject({ mode: 'test', tests: [{ state: 'sent' }, { state: 'sent' }] });
		expect((await sink.parsed(0)).subject).toBe('[Test] Gold for you');
	});

	it('gives each person links of their own at the address of the Campaign Trigger', async () => {
		const sink = await node.sink();
		const linkBase = ' https://n8n.shop.example/webhook/campaign ';
		await node.run({ dryRun: false, linkBase }, {}, sink.port);
		const links = sink.arrived.map(({ raw }) => {
			const text = raw.replace(/\r\n[ \t]+/g, '');
			expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
			return /^List-Unsubscribe: <([^>]+)>/m.exec(text)?.[1] ?? '';
		});
		expect(new Set(links).size).toBe(2);
		for (const [i, link] of links.entries()) {
			expect(link).toMatch(/^https:\/\/n8n\.shop\.example\/webhook\/campaign\?t=[\w-]{60,}$/);
			const { html, text = '' } = await sink.parsed(i);
			expect(html).toContain(`<a href="${link}">Unsubscribe</a>`);
			expect(html).toContain('Choose what you get</a>');
			expect(text).toContain(link);
		}
	});

	it('reads a list from a file, with products as JSON text', async () => {
		const sink = await node.sink();
		const products = JSON.stringify([{ name: 'Tea', price: 4, url: 'https://shop.example/t' }]);
		const quoted = `"${products.replaceAll('"', '""')}"`;
		const csv = `email,consent,recommendations\nada@mail.example,yes,${quoted}\nbob@mail.example,no,\n`;
		const { sent, notSent } = await node.run(
			{ dryRun: false, inputSource: 'file', binaryProperty: 'data' },
			{ inputs: [[fileItem(csv, 'list.csv')]] },
			sink.port,
		);
		expect(sent).toMatchObject([
			{ json: { row: 0, recipient: 'ada@mail.example' }, pairedItem: { item: 0 } },
		]);
		expect(notSent).toMatchObject([{ json: { row: 1, sendStatus: 'noConsent' } }]);
		expect((await sink.parsed(0)).text).toContain('Tea (https://shop.example/t)');
	});

	it('sends nothing for no people and says so', async () => {
		const sink = await node.sink();
		const { sent, notSent, summary } = await node.run(
			{ dryRun: false },
			{ inputs: [items({ email: '', consent: 'yes' })] },
			sink.port,
		);
		expect([sent.length, notSent.length]).toEqual([0, 1]);
		expect(summary['counts']).toEqual({ invalid: 1 });
	});

	it('tells what to do without a mail server, and never shows the password of one', async () => {
		await expect(node.run(REAL)).rejects.toMatchObject({
			message: 'No mail server is chosen.',
			description: expect.stringContaining('Marketing SMTP'),
		});
		const sink = await node.sink({ login: ['user', 'right'] });
		const password = 'canary-7f3a';
		const marketingSmtp = {
			...{ host: '127.0.0.1', port: sink.port, security: 'none', user: 'user' },
			...{ password, ignoreTlsErrors: false },
		};
		const failure = await node
			.run(REAL, { credentials: { marketingSmtp } })
			.catch((error: unknown) => error);
		expect(failure).toMatchObject({ message: expect.stringContaining('could not be used') });
		expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(password);
		expect(sink.arrived).toHaveLength(0);
	});

	it('gives one error item when it continues on fail', async () => {
		const { sent, notSent } = await node.run(
			{ ...REAL, campaign: '' },
			{ continueOnFail: true, credentials: {} },
		);
		expect(sent).toMatchObject([{ json: { error: 'No mail server is chosen.' } }]);
		expect(notSent).toEqual([]);
	});
});
