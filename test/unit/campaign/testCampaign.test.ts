import { describe, expect, it } from '@jest/globals';
import { smtpTransport, testCampaign, type CampaignOptions } from '../../../lib/campaign';
import { systemClock } from '../../../lib/adapters';
import { campaignOptions, people, sinkSmtp } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

const VARIANTS = [
	{ name: 'plain' },
	{ name: 'loud', subject: 'LOOK, {{ first_name }}', fromName: 'Ada of the Shop' },
	{ name: 'long', html: '<p>A long letter to {{ last_name | you }}</p>' },
];

describe('testCampaign with variants', () => {
	const world = campaignWorld();

	async function tested(change: Partial<CampaignOptions>, count = 5, run = 'once') {
		const sink = await world.sink();
		const transport = await smtpTransport(sinkSmtp(sink.port), 1);
		const ports = { store: world.store, clock: systemClock, transport, run };
		const testRecipients = ['me@shop.example', 'you@shop.example'];
		const options = { ...campaignOptions({ execution: 'e', ...change }), testRecipients };
		const { tests } = await testCampaign(people(count), options, ports, testContext());
		return { tests, sink };
	}

	it('sends each inbox one message of each variant, all for the same person, and none twice', async () => {
		const { tests, sink } = await tested({ variants: VARIANTS });
		expect(tests.map(({ recipient, variant, state }) => [recipient, variant, state])).toEqual(
			['me', 'you'].flatMap((name) =>
				['plain', 'loud', 'long'].map((variant) => [`${name}@shop.example`, variant, 'sent']),
			),
		);
		const mails = await Promise.all(sink.arrived.map(async (_, i) => await sink.parsed(i)));
		const subjects = ['[Test] Hello Name0', '[Test] LOOK, Name0', '[Test] Hello Name0'];
		expect(mails.map(({ subject }) => subject)).toEqual([...subjects, ...subjects]);
		expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(6);
		const again = await tested({ variants: VARIANTS });
		expect(again.sink.arrived).toEqual([]);
	});

	it('says which variant cannot be filled in, and tests also when everybody waits for a winner', async () => {
		const variants = [{ name: 'plain' }, { name: 'broken', subject: 'Hi {{ nickname }}' }];
		const change = { variants, winner: { testPercent: 1 }, execution: 'x'.repeat(300) };
		const { tests, sink } = await tested(change, 2);
		expect(sink.arrived).toHaveLength(2);
		const [, broken] = tests;
		expect(broken).toMatchObject({ variant: 'broken', state: 'incomplete' });
		expect(broken?.reason).toContain('nickname');
	});
});
