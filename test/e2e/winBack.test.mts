// The win-back template on the sample shop, in a real n8n with a real SMTP inbox: a model is learnt from orders, checked, and used. Who
// agreed to mail is known from the shop's generator, not from the code under test.
import { writeShop } from '../../scripts/shop/generate.mjs';
import { startCampaign } from './support/campaign.mts';
import { mailFacts, type MailFacts } from './support/mailFacts.mts';
import { lastDay, mailable } from './support/shopTruth.mts';

const HEADLINE = 'We would love to see you again: 15 % off';

let campaign: Awaited<ReturnType<typeof startCampaign>>;
let first: Awaited<ReturnType<typeof campaign.run>>;
let mails: MailFacts[];
const outputs = (name: string) => first.runData[name].at(-1).data.main;

beforeAll(async () => {
	campaign = await startCampaign(
		'winback',
		(folder) => writeShop(folder),
		'win-back-before-they-leave.json',
	);
	first = await campaign.run();
	mails = await mailFacts(campaign.sink);
});
afterAll(async () => await campaign?.stop());

describe('win customers back before they leave, on the sample shop', () => {
	test('runs to its end', () => {
		expect(first.error?.message).toBe(undefined);
		expect(first.status).toBe('success');
	});

	test('learns from six quarters and beats the base rate and the last-period rule', () => {
		const [[{ json: report }]] = outputs('Train Model');
		expect(report.model).toEqual({ name: 'customers-who-leave', version: 1 });
		expect(report.question.snapshots).toHaveLength(6);
		expect(report.beatsBaseline).toBe(true);
		expect(report.metrics.rocAuc.value).toBeGreaterThan(0.62);
		expect(report.rival.metrics.rocAuc.value).toBeLessThan(report.metrics.rocAuc.value);
	});

	test('scores each active customer once, as of the latest order, with reasons', () => {
		const [rows, [{ json: report }]] = outputs('Predict');
		type Row = { json: { customer_id: string; reasons: string[]; rank: number } };
		expect(new Set(rows.map(({ json }: Row) => json.customer_id)).size).toBe(rows.length);
		expect(rows.length).toBeGreaterThan(300);
		expect(report.customers).toMatchObject({ customers: rows.length, horizonDays: 90 });
		expect(report.customers.asOf.slice(0, 10)).toBe(lastDay);
		const best = rows.find(({ json }: Row) => json.rank === 1);
		expect(best.json.reasons).toHaveLength(3);
		// Each customer stands for its own orders.
		expect(best.pairedItem.length).toBeGreaterThan(0);
	});

	test('mails only those who agreed, of the three tenths most likely to leave', () => {
		const chosen = outputs('Most Likely to Leave, With Consent')[0];
		expect(chosen.length).toBeGreaterThan(60);
		expect(chosen.every(({ json }: { json: { decile: number } }) => json.decile <= 3)).toBe(true);
		expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
			chosen.map(({ json }: { json: { email: string } }) => json.email).sort(),
		);
		expect(mails.filter(({ recipient }) => !mailable.includes(recipient))).toEqual([]);
		expect(new Set(mails.map(({ subject }) => subject))).toEqual(new Set([HEADLINE]));
	});

	test('sends nothing when it runs again in the same month', async () => {
		const before = campaign.sink.deliveries.length;
		const second = await campaign.runAgain();
		expect(second.status).toBe('success');
		expect(campaign.sink.deliveries.length).toBe(before);
	});
});
