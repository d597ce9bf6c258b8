// The main job on the sample shop, in a real n8n with a real SMTP inbox. What should arrive is known from the shop's
// generator (who agreed, who likes what) and from RFM worked out by hand, not from the code under test.
import { writeShop } from '../../scripts/shop/generate.mjs';
import { startCampaign } from './support/campaign.mts';
import { mailFacts, type MailFacts } from './support/mailFacts.mts';
import {
	isProduct,
	mailable,
	owns,
	segmentOf,
	tasteShare,
	usableLines,
} from './support/shopTruth.mts';

let campaign: Awaited<ReturnType<typeof startCampaign>>;
let first: Awaited<ReturnType<typeof campaign.run>>;
let mails: MailFacts[];

beforeAll(async () => {
	campaign = await startCampaign('shop', (folder) => writeShop(folder));
	first = await campaign.run();
	mails = await mailFacts(campaign.sink);
});
afterAll(async () => await campaign?.stop());

describe('the weekly campaign on the sample shop', () => {
	test('runs to its end', () => {
		expect(first.error?.message).toBe(undefined);
		expect(first.status).toBe('success');
	});

	test('keeps every usable order line and rejects the others', () => {
		const [clean, rejected] = first.runData['Clean Orders'].at(-1).data.main;
		expect(clean).toHaveLength(usableLines);
		expect(rejected.length).toBeGreaterThan(100);
		expect(rejected.every(({ json }: { json: { _reasons?: unknown } }) => json._reasons)).toBe(
			true,
		);
	});

	test('mails each customer with consent and a working address once, and nobody else', () => {
		expect(mails.map(({ recipient }) => recipient).sort()).toEqual(mailable);
	});

	test('gives everybody the offer of their RFM segment', () => {
		const wrong = mails
			.map(({ recipient, subject }) => [recipient, subject, campaign.offerOf(segmentOf(recipient))])
			.filter(([, subject, headline]) => subject !== headline);
		expect(wrong).toEqual([]);
		expect(new Set(mails.map(({ subject }) => subject)).size).toBeGreaterThan(4);
	});

	test('shows three or four different products of the catalogue in every mail', () => {
		const wrong = mails.filter(({ products: shown }) => {
			const differ = new Set(shown).size === shown.length;
			return !differ || !shown.every(isProduct) || shown.length < 3 || shown.length > 4;
		});
		expect(wrong.map(({ recipient, products }) => [recipient, products])).toEqual([]);
	});

	test('shows nobody a durable product that they own already', () => {
		const owned = mails.flatMap(({ recipient, products }) =>
			products.filter((slug) => owns(recipient, slug)).map((slug) => [recipient, slug]),
		);
		expect(owned).toEqual([]);
	});

	test('finds tastes: most products are from categories that their reader really prefers', () => {
		expect(tasteShare(mails)).toBeGreaterThan(0.6); // by chance: 0.25
	});

	test('sends nothing when it runs a second time', async () => {
		const before = campaign.sink.deliveries.length;
		const second = await campaign.runAgain();
		expect(second.status).toBe('success');
		expect(campaign.sink.deliveries.length).toBe(before);
	});

	test('asks no host outside this machine, other than n8n itself does', () => {
		const others = campaign.host.refusedHosts().filter((host) => !host.endsWith('n8n.io'));
		expect(others).toEqual([]);
	});
});
