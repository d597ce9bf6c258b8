// The main job on the real purchases of 2,377 households, in a real n8n with a real SMTP inbox.
import { startCampaign } from './support/campaign.mts';
import {
	completeJourneyIsThere,
	writeCompleteJourney,
	type Journey,
} from './support/completeJourney.mts';
import { mailFacts, type MailFacts } from './support/mailFacts.mts';
import { rfmByHand } from './support/rfmByHand.mts';

if (!completeJourneyIsThere) {
	console.warn('SKIPPED: ../shared/data/completejourney is not there.');
}
const describeReal = completeJourneyIsThere ? describe : describe.skip;

const householdOf = (recipient: string) => /^household(\d+)@/.exec(recipient)?.[1] ?? '';

describeReal('the weekly campaign on 75,000 real order lines', () => {
	let campaign: { facts: Journey } & Awaited<ReturnType<typeof startCampaign>>;
	let first: Awaited<ReturnType<typeof campaign.run>>;
	let mails: MailFacts[];

	beforeAll(async () => {
		campaign = await startCampaign('journey', writeCompleteJourney);
		first = await campaign.run();
		mails = await mailFacts(campaign.sink);
	});
	afterAll(async () => await campaign?.stop());

	test('runs to its end', () => {
		expect(first.error?.message).toBe(undefined);
		expect(first.status).toBe('success');
	});

	test('mails each household that agreed once, and nobody else', () => {
		const wanted = [...campaign.facts.mailable.values()].sort();
		expect(mails.map(({ recipient }) => recipient).sort()).toEqual(wanted);
	});

	test('gives every household the offer of its RFM segment', () => {
		const { purchases } = campaign.facts;
		const rfm = rfmByHand(purchases, Math.max(...purchases.map(({ time }) => time)));
		const wrong = mails
			.map(({ recipient, subject }) => {
				const segment = rfm.get(householdOf(recipient))?.segment ?? 'No Orders';
				return [recipient, subject, campaign.offerOf(segment)];
			})
			.filter(([, subject, headline]) => subject !== headline);
		expect(wrong).toEqual([]);
	});

	test('shows products that exist, and none that is owned for good already', () => {
		const { purchases, consumable } = campaign.facts;
		const sold = new Set(purchases.map(({ product }) => product));
		const bought = new Set(purchases.map(({ customer, product }) => `${customer} ${product}`));
		const wrong = mails.filter(({ recipient, products }) =>
			products.some((product) => {
				const owned =
					bought.has(`${householdOf(recipient)} ${product}`) && !consumable.has(product);
				return owned || !sold.has(product);
			}),
		);
		expect(wrong.map(({ recipient, products }) => [recipient, products])).toEqual([]);
		expect(mails.every(({ products }) => products.length === 4)).toBe(true);
	});

	test('sends nothing when it runs a second time', async () => {
		const before = campaign.sink.deliveries.length;
		expect((await campaign.runAgain()).status).toBe('success');
		expect(campaign.sink.deliveries.length).toBe(before);
	});
});
