import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock } from '../../../lib/adapters';
import { previewCampaign, type CampaignOptions } from '../../../lib/campaign';
import { withAdMark } from '../../../lib/campaign/run/country/adMark';
import { countryCode } from '../../../lib/campaign/run/country/countryCode';
import { profileOf } from '../../../lib/campaign/run/country/profiles';
import { campaignOptions, outcomesOf, send, tableOf } from '../../support/campaign';
import { addressesOf, campaignWorld, mailed } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

const ADDRESS = 'Garden Shop, 1 Main Street, 12345 Town';
const FOOTER = '<p>{{ postal_address | "" }} <a href="{{ unsubscribe_url }}">Leave</a></p>';

/** A campaign that has all that any country asks for. */
const COMPLETE: Partial<CampaignOptions> = {
	columns: { email: 'email', consent: 'consent' },
	consentRule: 'notNo',
	countryColumn: 'country',
	unsubscribeUrl: 'https://shop.example/leave?e={{ email }}&c=1',
	postalAddress: ADDRESS,
	subject: 'News',
	html: `<body><p>Hello</p>${FOOTER}</body>`,
};

const rowsOf = (countries: readonly string[], consent = 'yes') =>
	tableOf(countries.map((country, i) => ({ email: `person${i}@mail.example`, country, consent })));

const WORLD = ['DE', 'United Kingdom', 'US', 'Canada', 'CN', 'BR'];

describe('countryCode', () => {
	it('knows codes, English names and common other names, however they are written', () => {
		const known = ['de', ' Germany ', 'UK', 'U.S.A.', 'usa', 'Türkiye', 'czech  republic', 'CHINA'];
		expect(known.map(countryCode)).toEqual(['DE', 'DE', 'GB', 'US', 'US', 'TR', 'CZ', 'CN']);
		expect(['Hong Kong', 'Côte d’Ivoire', 'The Netherlands'].map(countryCode)).toEqual([
			...['HK', 'CI', 'NL'],
		]);
	});

	it('does not guess', () => {
		const unknown = ['', 'Atlantis', 'ZZ', 'XA', 'Germ', '12', 'QQ', '__proto__'];
		expect(unknown.map(countryCode)).toEqual(unknown.map(() => null));
	});

	it('gives all members of the EU and the EEA a rule that asks for consent, and Hong Kong none of China', () => {
		const members =
			'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO';
		for (const code of members.split(' ')) expect(profileOf(code)?.consent).toBe(true);
		expect(members.split(' ')).toHaveLength(30);
		expect(profileOf('HK')?.adMark).toBe(false);
	});
});

describe('withAdMark', () => {
	const subjects = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc
			.tuple(fc.constantFrom('AD', '[AD] ', '广告', '【广告】', 'ADVENT ', ''), fc.string())
			.map((parts) => parts.join('')),
	);

	it('puts exactly one mark in front of any subject, and keeps the subject', () => {
		fc.assert(
			fc.property(subjects, fc.constantFrom('auto', 'AD', '广告'), (subject, mark) => {
				const marked = withAdMark(subject, mark);
				expect(marked).toMatch(/^[[【(（〔［]?\s*(广告|AD)/);
				expect(withAdMark(marked, mark)).toBe(marked);
				expect([subject, `[AD] ${subject}`, `广告：${subject}`]).toContain(marked);
			}),
		);
	});

	it('follows the language of the subject, and takes no other word for a mark', () => {
		expect(withAdMark('新品', 'auto')).toBe('广告：新品');
		expect(withAdMark('New', 'auto')).toBe('[AD] New');
		expect(withAdMark('新品', 'AD')).toBe('[AD] 新品');
		expect(withAdMark('ADVENT sale', 'auto')).toBe('[AD] ADVENT sale');
		for (const subject of ['AD: new', '[AD] new', '【广告】新品', 'AD新品', '广告 新品']) {
			expect(withAdMark(subject, 'auto')).toBe(subject);
		}
	});
});

describe('country rules', () => {
	const world = campaignWorld();
	const preview = async (table: ReturnType<typeof tableOf>, change: Partial<CampaignOptions>) =>
		await previewCampaign(
			table,
			campaignOptions({ ...COMPLETE, ...change }),
			{ store: world.store, clock: systemClock },
			testContext(),
		);
	const reasons = async (countries: readonly string[], change: Partial<CampaignOptions>) =>
		outcomesOf(await preview(rowsOf(countries), change)).map(({ status, reason }) =>
			status === 'wouldSend' ? 'ok' : `${status} ${reason}`,
		);

	it('are off by default', async () => {
		const server = await world.sink();
		const result = await send(world.store, server.port, rowsOf(['DE', 'nowhere'], ''));
		expect(outcomesOf(result).map(({ status }) => status)).toEqual(['sent', 'sent']);
	});

	it('let a complete message go to every country, with the mark only to China', async () => {
		const server = await world.sink();
		const result = await send(world.store, server.port, rowsOf(WORLD), COMPLETE);
		expect(outcomesOf(result).map(({ status }) => status)).toEqual(WORLD.map(() => 'sent'));
		expect(mailed(server)).toEqual(addressesOf(WORLD.length));
		const subjects = server.arrived.map(({ to, raw }) => {
			const subject = /^Subject: (.*)$/m.exec(String(raw))?.[1]?.trim();
			return `${to[0]?.slice(0, 7)} ${subject}`;
		});
		expect(subjects.filter((line) => line.includes('AD'))).toEqual(['person4 [AD] News']);
		expect(result.summary.warnings).toEqual([]);
	});

	it('ask for a yes where silence is not enough, in Europe, Canada and China', async () => {
		const result = await preview(rowsOf(WORLD, ''), {});
		const outcomes = outcomesOf(result).map(({ status, reason }) => `${status} ${reason}`);
		expect(outcomes.filter((line) => !line.startsWith('wouldSend'))).toEqual([
			'countryRule GDPR/ePrivacy (EU, EEA, UK, CH): consent must be a yes',
			'countryRule GDPR/ePrivacy (EU, EEA, UK, CH): consent must be a yes',
			'countryRule CASL (Canada): consent must be a yes',
			'countryRule E-mail rules of China: consent must be a yes',
		]);
		expect(result.summary.counts).toEqual({ countryRule: 4, wouldSend: 2 });
	});

	it('take no other row of an address for a yes when one says no', async () => {
		const email = 'ada@mail.example';
		const table = tableOf(['yes', 'no'].map((consent) => ({ email, country: 'DE', consent })));
		const [first] = outcomesOf(await preview(table, { consentRule: 'off' }));
		expect(first).toMatchObject({ status: 'countryRule' });
	});

	it('name what the campaign lacks, with one warning a rule', async () => {
		const change = { postalAddress: '', unsubscribeUrl: '', replyTo: null };
		expect(await reasons(['US', 'CA', 'BR', 'CN'], change)).toEqual([
			'countryRule CAN-SPAM (US): the campaign has no postal address; the campaign has no unsubscribe link',
			'countryRule CASL (Canada): the campaign has no postal address; the campaign has no unsubscribe link',
			'countryRule Rule for all countries: the campaign has no unsubscribe link',
			'countryRule E-mail rules of China: the campaign has no unsubscribe link and no reply address',
		]);
		const { summary } = await preview(rowsOf(['US', 'US', 'BR']), { postalAddress: '' });
		expect(summary.warnings.filter((line) => line.includes('under one rule'))).toEqual([
			'Nobody under one rule can be mailed (2 left out). CAN-SPAM (US): the campaign has no postal address.',
		]);
	});

	it('name consent that nobody can give, as the campaign has no field for it', async () => {
		const columns = { email: 'email' };
		const [germany, brazil] = await reasons(['DE', 'BR'], { columns, consentRule: 'off' });
		expect(germany).toContain('consent must be a yes, and the campaign has no consent field');
		expect(brazil).toBe('ok');
	});

	it('look at the message as it reads: what is hidden does not count', async () => {
		const hidden = `<body><p>Hello</p><div style="display:none">${FOOTER}</div></body>`;
		const missing = 'the message does not show the unsubscribe link';
		expect(await reasons(['US', 'BR'], { html: hidden })).toEqual([
			`countryRule CAN-SPAM (US): the message does not show the postal address; ${missing}`,
			`countryRule Rule for all countries: ${missing}`,
		]);
		const lines = `<p>Garden Shop<br>1 Main Street<br>12345 Town <a href="{{ unsubscribe_url }}">x</a></p>`;
		expect(await reasons(['US'], { html: lines })).toEqual(['ok']);
	});

	it('let China answer instead of following a link', async () => {
		const replyTo = { name: '', address: 'answers@shop.example' };
		const html = '<p>Hello</p>';
		expect(await reasons(['CN'], { html, replyTo, unsubscribeUrl: '' })).toEqual(['ok']);
	});

	it('refuse a country that is empty or not known, unless there is a default for the empty one', async () => {
		expect(await reasons(['', 'Atlantis'], {})).toEqual([
			'countryRule the country is empty, and there is no default country',
			'countryRule the country "Atlantis" is not known',
		]);
		expect(await reasons([''], { defaultCountry: 'Brazil' })).toEqual(['ok']);
		await expect(reasons([''], { defaultCountry: 'Atlantis' })).rejects.toThrow(
			'Default Country "Atlantis" is not known',
		);
	});

	it('tell everybody apart: each row is either ready or refused with a reason that names a rule or a country', async () => {
		const country = fc.constantFrom(...WORLD, '', 'Atlantis');
		const campaign = fc.record({
			postalAddress: fc.constantFrom('', ADDRESS),
			unsubscribeUrl: fc.constantFrom('', 'https://shop.example/leave'),
			html: fc.constantFrom('<p>Hi</p>', `<p>Hi</p>{{#if unsubscribe_url}}${FOOTER}{{/if}}`),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(country, { minLength: 1 }), campaign, async (all, change) => {
				const outcomes = outcomesOf(await preview(rowsOf(all), change));
				expect(outcomes).toHaveLength(all.length);
				for (const { status, reason } of outcomes) {
					if (status === 'wouldSend') continue;
					expect(status).toBe('countryRule');
					expect(reason).toMatch(/^(?:the country .*|[^:]+: (?:the (?:campaign|message) .+))$/);
				}
			}),
			{ numRuns: 25 },
		);
	});
});

describe('without personalised content', () => {
	const world = campaignWorld();
	const offer = (headline: string) => ({ headline, text: '', code: '', link: '' });
	const table = tableOf(
		['yes', 'no', ''].map((agreed, i) => ({
			...{ email: `person${i}@mail.example`, agreed, segment: 'Gold' },
			recommendations: [{ name: 'Tea' }],
		})),
	);
	const options: Partial<CampaignOptions> = {
		columns: { email: 'email', segment: 'segment' },
		personaliseColumn: 'agreed',
		offers: { rules: [{ segment: 'Gold', offer: offer('Gold deal') }], otherwise: offer('Deal') },
		subject: 'News {{ segment | all }}',
		html: '<p>{{ offer.headline }}</p>{{#each recommendations}}<p>{{ name }}</p>{{/each}}',
	};
	const samples = async (change: Partial<CampaignOptions> = {}) => {
		const ports = { store: world.store, clock: systemClock };
		const all = campaignOptions({ ...options, ...change });
		const { samples: found } = await previewCampaign(table, all, ports, testContext());
		return found.map(({ subject, text }) => `${subject}: ${text.replace(/\s+/g, ' ').trim()}`);
	};

	it('only who agreed gets recommendations and the offer of the segment', async () => {
		expect(await samples()).toEqual(['News Gold: Gold deal Tea', ...twice('News all: Deal')]);
	});

	it('the others can have a message of their own', async () => {
		const plainHtml = '<p>For all{{#if recommendations}} personal{{/if}}</p>';
		expect(await samples({ plainHtml, plainSubject: 'Shop', text: 'for you' })).toEqual([
			'News Gold: for you',
			...twice('Shop: For all'),
		]);
	});

	it('the list of personal fields can be another one', async () => {
		const [, second] = await samples({ personalFields: ['offer'] });
		expect(second).toBe('News all: Deal Tea');
	});

	it('a message of their own needs to know for whom', async () => {
		const change = { personaliseColumn: '', plainSubject: 'Shop' };
		await expect(samples(change)).rejects.toThrow('needs to know for whom');
	});
});

const twice = (line: string) => [line, line];
