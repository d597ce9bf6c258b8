import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock } from '../../../lib/adapters';
import { previewCampaign, type CampaignOptions } from '../../../lib/campaign';
import { PriceBook, pricesIn } from '../../../lib/campaign/run/country/prices';
import { campaignOptions, outcomesOf, send, tableOf } from '../../support/campaign';
import { campaignWorld, mailed } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

const world = campaignWorld();
const PRODUCTS =
	'{{#each recommendations}}<p>{{ name }} {{ price : 2 }}</p>{{else}}<p>Hello</p>{{/each}}';
const CHINA: Partial<CampaignOptions> = {
	...{
		columns: { email: 'email', consent: 'consent' },
		consentRule: 'notNo',
		countryColumn: 'country',
	},
	unsubscribeUrl: 'https://shop.example/leave?e={{ email }}&c=1',
	postalAddress: '1 Main St',
	...{ subject: 'News', html: `<body>${PRODUCTS}<a href="{{ unsubscribe_url }}">Leave</a></body>` },
};

interface Person {
	readonly country?: string;
	readonly price: unknown;
	readonly consent?: string;
	readonly id?: string;
	readonly agrees?: string;
}

const rows = (people: readonly Person[]) =>
	tableOf(
		people.map(({ country = 'CN', price, consent = 'yes', id = 'P-1', agrees = 'yes' }, i) => ({
			...{ email: `p${i}@mail.example`, country, consent, agrees },
			recommendations: JSON.stringify([{ productId: id, name: 'Tea', price }]),
		})),
	);

async function preview(people: readonly Person[], more: Partial<CampaignOptions> = {}) {
	const options = campaignOptions({ ...CHINA, ...more });
	const ports = { store: world.store, clock: systemClock };
	const result = await previewCampaign(rows(people), options, ports, testContext());
	return { ...result, status: outcomesOf(result).map(({ status }) => status) };
}

describe('prices in China', () => {
	it('that differ between people leave all of them out whom it concerns, and are told in Summary and check', async () => {
		const { status, summary, outcomes } = await preview([
			...[{ price: 9.9 }, { price: '12.50' }, { price: '¥9.90' }],
			...[
				{ price: 5, id: 'P-2' },
				{ country: 'DE', price: 20 },
				{ price: 99, consent: 'no' },
			],
		]);
		expect(status).toEqual([
			...['countryRule', 'countryRule', 'countryRule', 'wouldSend', 'wouldSend', 'noConsent'],
		]);
		expect(outcomes.cell('reason', 0)).toBe(
			'E-mail rules of China: people would see different prices of the same product ("P-1" at 9.90 and 12.50)',
		);
		expect(summary.findings[0]).toMatchObject({
			rule: 'equal-prices',
			severity: 'serious',
			count: 3,
		});
		expect(summary.warnings[0]).toContain('3 people in China would see the same product');
	});

	it('are compared whatever the order, so that a later run decides the same', async () => {
		const person = fc.record({
			price: fc.constantFrom(1, 2, '2.00'),
			id: fc.constantFrom('a', 'b'),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 6 }), async (people) => {
				const [there, back] = [await preview(people), await preview(people.toReversed())];
				expect(there.status).toEqual(back.status.toReversed());
				const amounts = new Map<string, Set<number>>();
				for (const { id, price } of people) {
					amounts.set(id, (amounts.get(id) ?? new Set()).add(Number(price)));
				}
				const expected = people.map(({ id }) =>
					(amounts.get(id)?.size ?? 0) > 1 ? 'countryRule' : 'wouldSend',
				);
				expect(there.status).toEqual(expected);
			}),
			{ numRuns: 30 },
		);
	});

	it('stop nobody who is shown none, nor where the difference has a lawful reason, which the Summary tells', async () => {
		const two = [{ price: 1 }, { price: 2 }];
		const html =
			'<body>{{#each recommendations}}{{ name }}{{/each}}<a href="{{ unsubscribe_url }}">x</a></body>';
		expect((await preview(two, { html })).status).toEqual(['wouldSend', 'wouldSend']);
		const { status, summary } = await preview(two, { priceReason: 'first order' });
		expect(status).toEqual(['wouldSend', 'wouldSend']);
		expect(summary.warnings[0]).toBe(
			'Prices are not compared between people in China; the reason that you gave: first order',
		);
		expect((await preview(two, { countryColumn: '' })).status).toEqual(['wouldSend', 'wouldSend']);
	});

	it('count only for those who get the personal fields', async () => {
		const people = [{ price: 1 }, { price: 2, agrees: 'no' }, { price: 1 }];
		const { status } = await preview(people, { personaliseColumn: 'agrees' });
		expect(status).toEqual(['wouldSend', 'wouldSend', 'wouldSend']);
	});

	it('are compared in Liquid, and in fields beside the ID of the person’s product', async () => {
		const leave = '<a href="{{ unsubscribe_url }}">x</a>';
		const liquid = `<body>{% for p in recommendations %}{{ p.price }}{% endfor %}${leave}</body>`;
		const loop = await preview([{ price: 1 }, { price: 2 }], {
			html: liquid,
			templateLanguage: 'liquid',
		});
		expect(loop.status).toEqual(['countryRule', 'countryRule']);
		const table = tableOf(
			[3, 4].map((price, i) => ({
				...{ email: `q${i}@mail.example`, country: 'CN', consent: 'yes', product_id: 7, price },
			})),
		);
		const options = campaignOptions({ ...CHINA, html: `<body>{{ price }}${leave}</body>` });
		const ports = { store: world.store, clock: systemClock };
		const result = await previewCampaign(table, options, ports, testContext());
		expect(outcomesOf(result).map(({ status }) => status)).toEqual(['countryRule', 'countryRule']);
	});

	it('stop the same people when it is sent', async () => {
		const sink = await world.sink();
		const people = [{ price: 1 }, { price: 2 }, { price: 3, id: 'other' }];
		await send(world.store, sink.port, rows(people), CHINA);
		expect(mailed(sink)).toEqual(['p2@mail.example']);
	});
});

describe('pricesIn', () => {
	it('ends for rows that are deep, wide or strange', () => {
		const deep: Record<string, unknown> = { id: 1, price: 1 };
		for (let i = 0, at = deep; i < 1_000; i++) at = at['in'] = { id: i, price: i };
		expect([...pricesIn(deep, null)].length).toBeLessThan(10);
		const wide = { list: Array.from({ length: 100_000 }, (_, id) => ({ id, price: 1 })) };
		expect([...pricesIn(wide, null)].length).toBeLessThanOrEqual(1_000);
		const strange = new Map<string, unknown>([['__proto__', { id: 'x', price: '' }]]);
		expect([...pricesIn(strange, null)]).toEqual([]);
		expect([...pricesIn('price', null)]).toEqual([]);
	});

	it('keeps a price before and after a discount apart', () => {
		const book = new PriceBook(null);
		book.note({ id: 1, price: 10, salePrice: 8 });
		expect(book.differenceIn({ id: 1, price: 10, salePrice: 8 })).toBeNull();
		book.note({ id: 1, price: 10, salePrice: 7 });
		expect(book.differenceIn({ id: 1, price: 10 })).toBeNull();
		expect(book.differenceIn({ id: 1, salePrice: 1 })).toBe('"1" at 7.00 and 8.00');
	});
});
