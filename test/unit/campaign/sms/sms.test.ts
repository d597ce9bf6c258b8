import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../lib/adapters';
import {
	markOf,
	previewCampaign,
	runOf,
	sendCampaign,
	testCampaign,
	type CampaignOptions,
} from '../../../../lib/campaign';
import { suppressPeople } from '../../../../lib/campaign';
import type { Table } from '../../../../lib/table';
import { apiServer, type ApiAnswer, type ApiServer } from '../../../support/apiServer';
import { outcomesOf, tableOf } from '../../../support/campaign';
import { campaignWorld } from '../../../support/campaignWorld';
import { testContext } from '../../../support/context';
import { openProvider, TAKEN } from '../../../support/providers';

const numberOf = (i: number) => `+49151${String(20_000_000 + i)}`;
const people = (count: number): Table =>
	tableOf(Array.from({ length: count }, (_, i) => ({ phone: numberOf(i), first_name: `N${i}` })));

function options(change: Partial<CampaignOptions> = {}): CampaignOptions {
	return {
		campaign: 'spring',
		channel: 'sms',
		from: { name: 'Shop', address: '' },
		columns: { email: '', phone: 'phone' },
		subject: '',
		html: '',
		text: 'Hello {{ first_name | there }}! {{ from_name }} ',
		retryDelay: 5,
		...change,
	};
}

describe('a campaign of SMS', () => {
	const world = campaignWorld();
	let server: ApiServer;
	let runs = 0;
	afterEach(async () => await server.close());

	const forms = () => server.requests.map(({ body }) => new URLSearchParams(body.toString()));
	const numbers = () => forms().map((form) => form.get('To') ?? '');
	const serve = async (answer: (number: number) => ApiAnswer = () => TAKEN.twilio) => {
		server = await apiServer((_, number) => answer(number));
	};

	async function ports() {
		const transport = await openProvider('twilio', server.url);
		const run = runOf('', `sms-${++runs}`) + markOf(transport.keys);
		return { store: world.store, clock: systemClock, transport, run };
	}

	const send = async (table: Table, change: Partial<CampaignOptions> = {}) =>
		await sendCampaign(table, options(change), await ports(), testContext());

	it('gives each number one text and nobody two, however often it runs and the number is written', async () => {
		await serve();
		const table = tableOf([
			{ phone: '+49 151 20000000', first_name: 'Ada' },
			{ phone: '0151/20000000', first_name: 'Ada again' },
			{ phone: '+4915120000001', first_name: null },
			{ phone: 'none', first_name: 'Cy' },
		]);
		const first = await send(table, { phoneCountry: 'DE' });
		expect(first.summary.counts).toEqual({ sent: 2, duplicate: 1, invalid: 1 });
		expect(outcomesOf(first)[1]).toMatchObject({ reason: 'same number as row 1' });
		expect(
			forms()
				.map((form) => form.get('Body')?.trim())
				.sort(),
		).toEqual(['Hello Ada! Shop', 'Hello there! Shop']);
		const second = await send(people(2));
		expect(second.summary.counts).toEqual({ alreadySent: 2 });
		expect(server.requests).toHaveLength(2);
		const row = await world.store.ledger.list('spring', { limit: 10 });
		expect(row.map(({ recipient, state }) => [recipient, state])).toEqual([
			[numberOf(0), 'sent'],
			[numberOf(1), 'sent'],
		]);
	});

	it('two runs at the same time send each number one text', async () => {
		await serve();
		await Promise.all([send(people(40), { lease: 2000 }), send(people(40), { lease: 2000 })]);
		expect(numbers().sort()).toEqual(Array.from({ length: 40 }, (_, i) => numberOf(i)));
	});

	it('never asks again for a number whose answer was lost', async () => {
		await serve((number) => (number === 2 ? 'reset' : TAKEN.twilio));
		expect((await send(people(5))).summary.counts).toEqual({ sent: 4, uncertain: 1 });
		expect((await send(people(5))).summary.counts).toEqual({ alreadySent: 4, uncertain: 1 });
		expect(server.requests).toHaveLength(5);
	});

	it('leaves out suppressed numbers, who said no, and who has had enough', async () => {
		await serve();
		const list = tableOf([{ phone: '0151 20000001' }]);
		const suppress = { columns: { recipient: 'phone' }, country: 'DE' };
		await suppressPeople(list, suppress, { store: world.store, clock: systemClock }, testContext());
		const table = tableOf([
			{ phone: numberOf(0), consent: 'no' },
			{ phone: numberOf(1), consent: 'yes' },
			{ phone: numberOf(2), consent: 'yes' },
		]);
		const columns = { email: '', phone: 'phone', consent: 'consent' };
		const change = { columns, frequencyCaps: [{ messages: 1, days: 7 }], text: 'Hello' };
		expect((await send(table, change)).summary.counts).toEqual({
			...{ noConsent: 1, suppressed: 1, sent: 1 },
		});
		const next = await send(table, { ...change, campaign: 'summer' });
		expect(outcomesOf(next).map(({ status }) => status)).toEqual([
			...['noConsent', 'suppressed', 'capped'],
		]);
	});

	it('refuses messages that are too long and tells the length of the others, before anything is sent', async () => {
		await serve();
		const table = tableOf([
			{ phone: numberOf(0), words: 'x'.repeat(300) },
			{ phone: numberOf(1), words: '🎉' },
			{ phone: numberOf(2), words: 'x'.repeat(500) },
		]);
		const { store, clock } = await ports();
		const asked = options({ text: '{{ words }}' });
		const { summary, outcomes, samples } = await previewCampaign(
			...([table, asked, { store, clock }, testContext()] as const),
		);
		expect(summary.counts).toEqual({ wouldSend: 2, incomplete: 1 });
		expect(summary.sms).toEqual({ messages: 2, segments: 3, longest: 2, unicode: 1 });
		expect([summary.warnings, summary.findings]).toEqual([['Consent is not checked.'], []]);
		expect(outcomes.cell('reason', 2)).toContain('4 SMS segments');
		expect(samples[1]).toMatchObject({ recipient: numberOf(1), text: '🎉', html: '', subject: '' });
		expect(server.requests).toHaveLength(0);
	});

	it('tells people apart by variants of the text', async () => {
		await serve();
		const variants = [{ text: 'Version one' }, { text: 'Version two', html: '<p>ignored</p>' }];
		expect((await send(people(40), { variants })).summary.counts).toEqual({ sent: 40 });
		const texts = forms().map((form) => form.get('Body'));
		expect(new Set(texts)).toEqual(new Set(['Version one', 'Version two']));
	});

	it('sends a test to a number, marked, and refuses an address', async () => {
		await serve();
		const test = async (to: string) =>
			await testCampaign(
				...([people(3), { ...options(), testRecipients: [to] }, await ports()] as const),
				testContext(),
			);
		expect((await test('+49 151 99999999')).tests).toMatchObject([{ state: 'sent' }]);
		expect(forms()[0]?.get('Body')).toBe('[Test] Hello N0! Shop');
		expect(numbers()).toEqual(['+4915199999999']);
		await expect(test('me@shop.example')).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
	});

	it.each<[string, Partial<CampaignOptions>]>([
		['no phone field', { columns: { email: 'email' } }],
		['no text', { text: ' ' }],
		['no number of segments', { mostSegments: 11 }],
		['rules that are for mail', { defaultCountry: 'DE' }],
	])('refuses %s', async (_, change) => {
		await serve();
		await expect(send(people(1), change)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		expect(server.requests).toHaveLength(0);
	});
});
