import { describe, expect, it } from '@jest/globals';
import { people, send, tableOf } from '../../support/campaign';
import { campaignWorld, mailed } from '../../support/campaignWorld';

const EVIL = 'evil@z.example';
const ENDS = ['\r\n', '\n', '\r', '\0', '\u2028', '\u2029', '\u0085', '\u000b'];

describe('a message', () => {
	const world = campaignWorld();

	it('has the headers, both parts and the links that the campaign asks for', async () => {
		const server = await world.sink();
		const table = tableOf([{ email: 'ada+x@mail.example', first_name: 'Ada & Söhne' }]);
		await send(world.store, server.port, table, {
			columns: { email: 'email', name: 'first_name' },
			replyTo: { name: '', address: 'hello@shop.example' },
			preheader: 'For {{ first_name }}',
			html: '<html><body><p>Hi {{ first_name }}</p><a href="{{ unsubscribe_url }}">Out</a> {{ postal_address }}</body></html>',
			unsubscribeUrl: 'https://shop.example/u?e={{ email }}',
			postalAddress: 'Shop, 1 Main Street',
		});
		const mail = await server.parsed(0);
		const link = 'https://shop.example/u?e=ada%2Bx%40mail.example';
		expect(mail.from?.value).toEqual([{ name: 'Shop', address: 'news@shop.example' }]);
		expect(mail.to).toMatchObject({
			value: [{ name: 'Ada & Söhne', address: 'ada+x@mail.example' }],
		});
		expect(mail.replyTo?.value).toMatchObject([{ address: 'hello@shop.example' }]);
		expect(mail.subject).toBe('Hello Ada & Söhne');
		const raw = server.arrived[0]?.raw ?? '';
		expect(raw).toContain(`List-Unsubscribe: <${link}>\r\n`);
		expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
		expect(mail.html).toContain('<p>Hi Ada &amp; Söhne</p>');
		expect(mail.html).toContain('display:none');
		expect(mail.text).toBe(`Hi Ada & Söhne\n\nOut (${link}) Shop, 1 Main Street\n`);
		expect(mail.attachments).toEqual([]);
	});

	it('has the same Message-ID on every attempt and another one for each person and step', async () => {
		const ids = async (step: string) => {
			const result = await send(
				world.store,
				1,
				people(2),
				{ step, lease: 1000 },
				{
					ports: {
						transport: {
							send: async ({ messageId }) => ({ kind: 'deferred', reason: messageId }),
							close: () => undefined,
						},
					},
				},
			);
			const column = result.outcomes.typed('messageId', 'string');
			return [column.dictionary.get(0), column.dictionary.get(1)];
		};
		const first = await ids('1');
		expect(await ids('1')).toEqual(first);
		expect(new Set([...first, ...(await ids('2'))]).size).toBe(4);
		for (const id of first) expect(id).toMatch(/^<[0-9a-f]{32}@shop\.example>$/);
	});

	it('goes to the one checked address or to nobody, whatever stands in the address field', async () => {
		const server = await world.sink();
		const corpus = [
			...ENDS.map((end) => `a@mail.example${end}Bcc: ${EVIL}`),
			...ENDS.map((end) => `a@mail.example${end}${EVIL}`),
			`a@mail.example, ${EVIL}`,
			`a@mail.example; ${EVIL}`,
			`a@mail.example ${EVIL}`,
			`group: a@mail.example, ${EVIL};`,
			`"${EVIL} x"@mail.example`,
			`${EVIL}> <a@mail.example`,
			`a@mail.example> SIZE=1\r\nRCPT TO:<${EVIL}`,
			`a@mail.example${'x'.repeat(100_000)}`,
		];
		await send(world.store, server.port, tableOf(corpus.map((email) => ({ email }))));
		expect(mailed(server)).toEqual([]);
	});

	it('takes no header from a name, a subject or a campaign, whatever line ends they hold', async () => {
		const server = await world.sink();
		const injected = ENDS.map(
			(end) => `Ada${end}Bcc: ${EVIL}${end}X-Evil: 1${end}${end}<b>body</b>`,
		);
		const names = [...injected, `${EVIL},`, `Ada" <${EVIL}>`, 'x'.repeat(100_000)];
		const table = tableOf(names.map((name, i) => ({ email: `p${i}@mail.example`, name })));
		await send(world.store, server.port, table, {
			columns: { email: 'email', name: 'name' },
			from: { name: `Shop\r\nBcc: ${EVIL}`, address: 'news@shop.example' },
			subject: 'Hi {{ name }}',
			html: '<p>{{ name }}</p>',
		});
		// The 100,000-character subject is refused; the others arrive.
		expect(server.arrived).toHaveLength(names.length - 1);
		for (const [index, { to, raw }] of server.arrived.entries()) {
			const mail = await server.parsed(index);
			expect(to).toEqual([expect.stringMatching(/^p\d+@mail\.example$/)]);
			expect(mail.to).toMatchObject({ value: [{ address: to[0] }] });
			expect(mail.headers.has('bcc') || mail.headers.has('x-evil')).toBe(false);
			expect(raw.match(/^(To|From|Subject):/gm)).toHaveLength(3);
			expect(mail.html).not.toContain('<b>body</b>');
		}
	});

	it('never reads a file or an address from data: objects and paths are text or refuse the row', async () => {
		const server = await world.sink();
		const table = tableOf([
			{
				email: 'a@mail.example',
				first_name: { path: '/etc/passwd' },
				html: { path: '/etc/passwd' },
			},
			{
				email: 'b@mail.example',
				first_name: '/etc/passwd',
				attachments: [{ path: '/etc/passwd' }],
			},
			{
				email: 'c@mail.example',
				first_name: 'C',
				raw: 'From: x\r\n\r\nraw',
				href: 'http://x.example',
			},
		]);
		const result = await send(world.store, server.port, table, {
			html: '<p>{{ first_name }} {{ html | "" }}</p>',
		});
		expect(result.summary.counts).toEqual({ incomplete: 1, sent: 2 });
		for (const { raw } of server.arrived) {
			expect(raw).not.toContain('root:');
			expect(raw).not.toContain('Content-Disposition: attachment');
		}
	});

	it('refuses options that are not what they should be before anybody is mailed', async () => {
		const server = await world.sink();
		const html = { path: '/etc/passwd' } as unknown as string;
		const wrong = [
			{ html },
			{ campaign: '' },
			{ campaign: 'a\r\nb' },
			{ from: { name: '', address: `news@shop.example, ${EVIL}` } },
			{ replyTo: { name: '', address: `x@y.example\r\nBcc: ${EVIL}` } },
			{ unsubscribeUrl: 'javascript:alert(1)' },
			{ unsubscribeUrl: 'http://shop.example/u' },
			{ connections: 0 },
			{ connections: 1.5 },
			{ ratePerSecond: -1 },
			{ subject: '' },
			{ consentRule: 'yes' as const },
			{
				offers: {
					rules: [],
					otherwise: { headline: 'h', text: '', code: '', link: 'javascript:x' },
				},
			},
		];
		for (const change of wrong) {
			const sending = send(world.store, server.port, people(1), change);
			await expect(sending).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		}
		expect(server.arrived).toHaveLength(0);
	});
});

describe('offers', () => {
	const world = campaignWorld();
	const offer = (headline: string) => ({ headline, text: '', code: '', link: '' });

	it('gives each person the offer of their segment, and the others the default', async () => {
		const server = await world.sink();
		const table = tableOf([
			{ email: 'a@mail.example', segment: 'Champions' },
			{ email: 'b@mail.example', segment: ' champions ' },
			{ email: 'c@mail.example', segment: 'Lost' },
			{ email: 'd@mail.example', segment: null },
		]);
		await send(world.store, server.port, table, {
			columns: { email: 'email', segment: 'segment' },
			subject: '{{ offer.headline }}',
			offers: { rules: [{ segment: 'Champions', offer: offer('Gold') }], otherwise: offer('All') },
		});
		const subjects = await Promise.all(
			server.arrived.map(async ({ to }, i) => [to[0], (await server.parsed(i)).subject]),
		);
		expect(subjects.sort()).toEqual([
			['a@mail.example', 'Gold'],
			['b@mail.example', 'Gold'],
			['c@mail.example', 'All'],
			['d@mail.example', 'All'],
		]);
	});

	it('leaves out who has no offer when the template needs one', async () => {
		const server = await world.sink();
		const table = tableOf([{ email: 'a@mail.example', segment: 'Lost' }]);
		const result = await send(world.store, server.port, table, {
			columns: { email: 'email', segment: 'segment' },
			subject: '{{ offer.headline }}',
			offers: { rules: [{ segment: 'Champions', offer: offer('Gold') }], otherwise: null },
		});
		expect(result.summary.counts).toEqual({ incomplete: 1 });
	});
});
