/** What customers of the sample shop write: reviews and messages, the same at each start. */
import { makeShop, writeShop } from '../../scripts/shop/generate.mjs';
import { TROUBLE } from '../../scripts/shop/reviews.mjs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shop = makeShop();
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'pt', 'zh'];

const lateShare = (reviews: typeof shop.reviews) =>
	reviews.filter(({ said }) => said.some(({ topic, good }) => topic === 'delivery' && !good))
		.length / reviews.length;

describe("the sample shop's texts", () => {
	test('are the same for the same seed, others for another', () => {
		expect(makeShop().files['reviews.csv']).toBe(shop.files['reviews.csv']);
		expect(makeShop().files['messages.csv']).toBe(shop.files['messages.csv']);
		expect(makeShop({ seed: 8 }).files['reviews.csv']).not.toBe(shop.files['reviews.csv']);
	});

	test('are 1,500 reviews in nine languages, a third of them English', () => {
		const languages = shop.reviews.map(({ words }) => words.language);
		const english = languages.filter((language) => language === 'en').length;
		expect([...new Set(languages)].sort()).toEqual(LANGUAGES);
		expect(shop.reviews).toHaveLength(1500);
		expect(english).toBeGreaterThan(400);
		expect(english).toBeLessThan(700);
	});

	test('are of customers and products of the shop, after the order', () => {
		const inReverse = [...shop.lines].reverse();
		const orders = new Map(
			inReverse.map(({ customer, product, time }) => [`${customer.id} ${product.id}`, time]),
		);
		for (const { customer, product, when } of shop.reviews)
			expect(when).toBeGreaterThan(orders.get(`${customer.id} ${product.id}`) ?? Infinity);
	});
});

describe('what they say', () => {
	test('complains of late parcels four times as often from one month on', () => {
		const before = lateShare(shop.reviews.filter(({ when }) => when < TROUBLE));
		const after = lateShare(shop.reviews.filter(({ when }) => when >= TROUBLE));
		expect(after).toBeGreaterThan(4 * before);
	});

	test('leaves no gap of a template open', () => {
		const texts = [...shop.reviews, ...shop.messages].map(({ text }) => text);
		expect(texts.filter((text) => /undefined|[{}[\]|]/.test(text))).toEqual([]);
	});

	test('is of eight intents, and spam comes from nobody known', () => {
		const known = shop.messages.filter(({ customer }) => customer !== undefined);
		expect(shop.messages).toHaveLength(300);
		expect(known.some(({ intent }) => intent === 'spam')).toBe(false);
		expect(new Set(shop.messages.map(({ intent }) => intent)).size).toBe(8);
	});

	test('is written beside the other files, with true numbers of rows', () => {
		const folder = mkdtempSync(join(tmpdir(), 'shop-'));
		try {
			expect(writeShop(folder)).toMatchObject({ 'reviews.csv': 1500, 'messages.csv': 300 });
			expect(readdirSync(folder).sort()).toEqual(
				['customers', 'faq', 'messages', 'orders', 'products', 'reviews'].map((n) => `${n}.csv`),
			);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
