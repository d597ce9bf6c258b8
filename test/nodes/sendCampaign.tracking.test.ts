import { describe, expect, it } from '@jest/globals';
import { items } from '../support/fakeExecute';
import { sendNode } from '../support/sendNode';

const linkBase = 'https://n8n.shop.example/webhook/campaign';
const people = items(
	...['yes', 'no', ''].map((agreed, i) => ({ email: `p${i}@mail.example`, agreed })),
);
const html =
	'<body><a href="https://shop.example/tea">Tea</a> <a href="{{ unsubscribe_url }}">Leave</a></body>';

describe('Send Campaign: Tracking', () => {
	const node = sendNode();

	it('counts clicks and openings only of people who agreed, and never touches the unsubscribe link', async () => {
		const sink = await node.sink();
		const tracking = { trackClicks: true, trackOpens: true, trackingColumn: 'agreed' };
		const parameters = { dryRun: false, consentRule: 'off', linkBase, html, tracking };
		const { summary } = await node.run(parameters, { inputs: [people] }, sink.port);
		expect(JSON.stringify(summary['warnings'])).not.toContain('counted');
		for (const [i, { to }] of sink.arrived.entries()) {
			const { html: shown, text } = await sink.parsed(i);
			const isCounted = to.includes('p0@mail.example');
			const hrefs = [...String(shown).matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
			expect(hrefs[0]?.startsWith(`${linkBase}?t=`)).toBe(isCounted);
			expect(String(shown).includes('<img')).toBe(isCounted);
			expect(text).toContain('Tea (https://shop.example/tea)');
			expect(text).toContain(`Leave (${hrefs[1]})`);
		}
		expect(sink.arrived).toHaveLength(3);
	});

	it('warns when everybody is counted, and refuses without a Campaign Trigger', async () => {
		const parameters = { consentRule: 'off', html, tracking: { trackOpens: true } };
		const input = { inputs: [people] };
		const { summary } = await node.run({ ...parameters, linkBase }, input);
		expect(JSON.stringify(summary['warnings'])).toContain('opens of everybody are counted');
		await expect(node.run(parameters, input)).rejects.toThrow('"Campaign Trigger URL"');
	});
});
