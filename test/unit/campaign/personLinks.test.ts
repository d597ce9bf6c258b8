import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../lib/adapters';
import { LinkTokens, previewCampaign } from '../../../lib/campaign';
import { campaignOptions, people, send } from '../../support/campaign';
import { campaignWorld } from '../../support/campaignWorld';
import { testContext } from '../../support/context';

describe('links of their own', () => {
	const world = campaignWorld();
	const linkBase = 'https://n8n.example/webhook/abc/campaign';
	const html =
		'<p>{{ first_name }} <a href="{{ unsubscribe_url }}">x</a> <a href="{{ preferences_url }}">y</a></p>';

	it('stand in the message and its headers, and each one opens to its own person', async () => {
		const server = await world.sink();
		await send(world.store, server.port, people(2), { linkBase, html, topic: 'offers' });
		const tokens = new LinkTokens(await world.store.secret('links'));
		const seen = server.arrived.map(({ to, raw }) => {
			const header =
				/^List-Unsubscribe: <([^>]+)>/m.exec(raw.replace(/\r\n[ \t]+/g, ''))?.[1] ?? '';
			expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
			expect(header.startsWith(`${linkBase}?t=`)).toBe(true);
			return { to, claims: tokens.open(new URL(header).searchParams.get('t')) };
		});
		for (const { to, claims } of seen) {
			expect(claims).toMatchObject({ kind: 'unsubscribe', recipient: to[0], topic: 'offers' });
		}
		expect(new Set(seen.map(({ claims }) => claims?.recipient)).size).toBe(2);
	});

	it('open to nobody in a preview, so that trying them out unsubscribes no customer', async () => {
		const given = { ...campaignOptions({ linkBase, html }), samples: 2 };
		const ports = { store: world.store, clock: systemClock };
		const { samples } = await previewCampaign(people(2), given, ports, testContext());
		const tokens = new LinkTokens(await world.store.secret('links'));
		const seen = samples.flatMap((sample) => [...sample.html.matchAll(/\?t=([\w-]+)/g)]);
		expect(seen).toHaveLength(4);
		for (const [, token] of seen) expect(tokens.open(token)).toBeNull();
	});

	it.each([
		'http://shop.example/webhook',
		'javascript:alert(1)',
		'https://user:pw@n8n.example/webhook',
		'n8n.example',
	])('refuse %s as the address of the trigger', async (bad) => {
		const server = await world.sink();
		const sending = send(world.store, server.port, people(1), { linkBase: bad });
		await expect(sending).rejects.toThrow('cannot be the address of the Campaign Trigger');
	});

	it('refuse a second unsubscribe link beside them', async () => {
		const server = await world.sink();
		const both = { linkBase, unsubscribeUrl: 'https://shop.example/u' };
		await expect(send(world.store, server.port, people(1), both)).rejects.toThrow(
			'two unsubscribe links',
		);
	});
});
