// Sentiment in a real n8n, every part on the same one: the templates on the sample shop's reviews and messages, a chat model over HTTP
// that checks what is unsure, own labels, and sentences that real customers wrote.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toCsv } from '../../scripts/shop/csv.mjs';
import { writeShop } from '../../scripts/shop/generate.mjs';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startCampaign } from './support/campaign.mts';
import { temporaryFolder } from './support/host.mts';
import { get } from './support/steps.mts';
import { analyse, type Item } from './sentiment/analyse.mts';
import { answersMessages } from './sentiment/answers.mts';
import { chatModelChecks } from './sentiment/chatModel.mts';
import { classifiesTexts } from './sentiment/classifier.mts';

const UCI = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/data/uci-sentences');
if (!existsSync(UCI)) console.warn('SKIPPED: the sentences of real customers are not here.');
const withUci = existsSync(UCI) ? test : test.skip;

let campaign: Awaited<ReturnType<typeof startCampaign<{ 'reviews.csv': number }>>>;
let served: Awaited<ReturnType<typeof serveShop>>;
const folder = temporaryFolder('sentiment-files');

beforeAll(async () => {
	const fill = (place: string) => writeShop(place) as { 'reviews.csv': number };
	campaign = await startCampaign('sentiment', fill, 'sentiment-of-reviews.json');
	served = await serveShop(folder, 0);
});
afterAll(async () => {
	await Promise.all([served?.stop(), campaign?.stop()]);
});

describe('the template on the reviews of the sample shop', () => {
	let run: Awaited<ReturnType<typeof campaign.run>>;
	const outputs = (name: string): Item[][] => run.runData[name].at(-1).data.main;
	const numbers = (name: string, field: string) =>
		(outputs(name)[0] ?? []).map(({ json }) => json[field] as number);

	beforeAll(async () => {
		run = await campaign.run();
	});

	test('runs to its end and asks nobody outside but n8n itself for news', () => {
		expect(run.error?.message).toBe(undefined);
		expect(run.status).toBe('success');
		expect(campaign.host.refusedHosts().filter((name) => name !== 'api.n8n.io')).toEqual([]);
	});

	test('puts every review on exactly one output, with stars that agree', () => {
		const branches = outputs('Sentiment').slice(0, 3);
		const ids = branches.flat().map(({ json }) => json['review_id']);
		expect(ids).toHaveLength(campaign.facts['reviews.csv']);
		expect(new Set(ids).size).toBe(ids.length);
		const [praise = NaN, , complaints = NaN] = branches.map(
			(items) => items.reduce((sum, { json }) => sum + Number(json['stars']), 0) / items.length,
		);
		expect(praise).toBeGreaterThan(4);
		expect(complaints).toBeLessThan(2.5);
	});

	test('lists complaints for calling back, the most urgent first', () => {
		const urgency = numbers('Most Urgent First', 'sentiment_urgency');
		expect(urgency.length).toBeGreaterThan(50);
		expect(urgency).toEqual([...urgency].sort((a, b) => b - a));
		const [[list] = []] = outputs('Call-Back List');
		expect(list?.binary?.['data']?.fileName).toBe('call-back-list.csv');
	});

	test('asks each person of clear praise once for a referral, with consent', () => {
		const asked = outputs('Each Person Once')[0] ?? [];
		expect(asked.length).toBeGreaterThan(50);
		expect(new Set(asked.map(({ json }) => json['customer_id'])).size).toBe(asked.length);
		expect(asked.every(({ json }) => json['marketing_consent'] === true)).toBe(true);
		expect(Math.min(...numbers('Each Person Once', 'sentiment_score'))).toBeGreaterThanOrEqual(0.5);
	});
});

chatModelChecks(() => campaign.host);
classifiesTexts(() => campaign.host);
answersMessages(async (template) => await campaign.runTemplate(template));

describe('sentences that customers of Amazon, IMDb and Yelp wrote', () => {
	withUci('go to the output of their label in most cases, each exactly once', async () => {
		const rows = ['amazon_cells', 'imdb', 'yelp'].flatMap((name) =>
			readFileSync(join(UCI, `${name}_labelled.txt`), 'utf8')
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => ({ text: line.slice(0, -2), label: line.at(-1) })),
		);
		writeFileSync(join(folder, 'sentences.csv'), toCsv(rows.map((row, id) => ({ id, ...row }))));
		const outputs = await analyse(campaign.host, get(`${served.url}/sentences.csv`), {
			...{ inputSource: 'file', language: 'auto', find: [] },
		});
		const ids = outputs
			.slice(0, 3)
			.flat()
			.map(({ json }) => json['id']);
		expect(ids).toHaveLength(3000);
		expect(new Set(ids).size).toBe(3000);
		const [positive = [], , negative = []] = outputs;
		const share = (items: Item[], label: number) =>
			items.filter(({ json }) => json['label'] === label).length / items.length;
		expect(positive.length + negative.length).toBeGreaterThan(1500);
		expect(share(positive, 1)).toBeGreaterThan(0.8);
		expect(share(negative, 0)).toBeGreaterThan(0.8);
	});
});
