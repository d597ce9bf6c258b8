// A model trained on the older part of the orders, in a real n8n: who should hear about a product, and did customers buy what
// the model would have shown them? What is right is known from the sample shop's generator and from the orders that came later.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCsv } from '../../scripts/shop/csv.mjs';
import { makeShop } from '../../scripts/shop/generate.mjs';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { completeJourneyIsThere, writeCompleteJourney } from './support/completeJourney.mts';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { get, ours, runSteps } from './support/steps.mts';

interface Line {
	readonly customer: string;
	readonly product: string;
	readonly time: number;
}
interface Gain {
	readonly over: string;
	readonly hitRate: { readonly low: number; readonly high: number };
}
interface Evaluation {
	readonly earlier: number;
	readonly customers: { readonly judged: number };
	readonly gains: readonly Gain[];
	readonly verdict: string;
}
interface Judged {
	readonly customerId: string;
	readonly recommended: readonly { readonly productId: string; readonly bought: boolean }[];
}
interface Found {
	readonly customer_id: string;
	readonly email: string;
	readonly recommendation: { readonly reason: string; readonly lift: number };
}

const shop = makeShop();
const shopLines: Line[] = shop.lines.map(({ customer, product, time }) => ({
	...{ customer: customer.id, product: product.id, time },
}));

const people = new Map(shop.mailable.map((one) => [one.id, one]));
const categories = [...new Set(shop.products.map(({ category }) => category.name))];

/** Whether a category is a favourite of a customer's. */
const likes = (id: string, category = '') =>
	(people.get(id)?.taste.weights[categories.indexOf(category)] ?? 0) > 1;

const csv = (lines: readonly Line[]) =>
	toCsv(
		lines.map(({ customer, product, time }) => ({
			...{ customer_id: customer, product_id: product },
			order_date: new Date(time).toISOString(),
		})),
	);

/** The older four fifths and all of them as files; resolves with the time that parts them. */
function writeOrders(folder: string, name: string, lines: readonly Line[]): number {
	const times = lines.map(({ time }) => time).sort((a, b) => a - b);
	const cut = times[Math.floor(times.length * 0.8)] ?? 0;
	writeFileSync(join(folder, `${name}-before.csv`), csv(lines.filter(({ time }) => time <= cut)));
	writeFileSync(join(folder, `${name}-all.csv`), csv(lines));
	return cut;
}

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;
let folder: string;

const recommend = async (file: string, lastInput: number, parameters: object) => {
	const options = { quantityColumn: '', ...parameters };
	const steps = [get(`${files.url}/${file}`), ours('Recommend', 'recommend', options)];
	const [rows, [report]] = await runSteps(host, steps, lastInput);
	return { rows: rows.map(({ json }: { json: unknown }) => json), report: report.json };
};
const train = async (name: string) =>
	await recommend(`${name}-before.csv`, 1, {
		operation: 'train',
		ordersSource: 'file',
		saveAs: name,
	});
const evaluate = async (name: string, parameters: object = {}) => {
	const given = { operation: 'evaluateSaved', ordersSource: 'file', ...parameters };
	const model = { mode: 'name', value: name, __rl: true };
	const { rows, report } = await recommend(`${name}-all.csv`, 1, { ...given, model });
	return { customers: rows as Judged[], evaluation: report.evaluation as Evaluation };
};

beforeAll(async () => {
	folder = temporaryFolder('audience');
	files = await serveShop(folder, 0);
	host = await startHost('audience');
});
afterAll(async () => {
	await host?.stop();
	await files?.stop();
});

describe('on the sample shop', () => {
	let cut: number;
	const product = shop.products.find(({ category }) => !category.consumable);

	beforeAll(async () => {
		cut = writeOrders(folder, 'shop', shopLines);
		const rows = shop.mailable.map(({ id, email }) => ({ customer_id: id, email }));
		writeFileSync(join(folder, 'customers.csv'), toCsv(rows));
		await train('shop');
	});

	test('the customers for a product like its category, do not own it, and come with their columns', async () => {
		const { rows, report } = await recommend('customers.csv', 0, {
			operation: 'customersForProduct',
			model: { mode: 'name', value: 'shop', __rl: true },
			inputSource: 'file',
			productIds: product?.id,
			topN: 40,
		});
		const found = rows as Found[];
		expect(found).toHaveLength(40);
		const owners = new Set(
			shopLines
				.filter((line) => line.time <= cut && line.product === product?.id)
				.map(({ customer }) => customer),
		);
		for (const { customer_id: id, email, recommendation } of found) {
			expect(email).toBe(people.get(id)?.email);
			expect(owners.has(id)).toBe(false);
			expect(recommendation.reason).toMatch(/^Because they bought /);
		}
		const fans = found.filter(({ customer_id: id }) => likes(id, product?.category.name));
		expect(fans.length / found.length).toBeGreaterThan(0.6); // by chance: about 0.3
		expect(report.audience.liftMeasured).toBe('at the training');
		expect(found[0]?.recommendation.lift).toBeGreaterThan(1);
	});

	test('the model beats popular products on the orders that came later', async () => {
		const { customers, evaluation } = await evaluate('shop');
		const later = shopLines.filter(({ time }) => time > cut);
		expect(evaluation.earlier).toBe(shopLines.length - later.length);
		expect(evaluation.verdict).toMatch(/^Better than popular products/);
		expect(customers.length).toBe(evaluation.customers.judged);
		const bought = new Set(later.map((line) => `${line.customer} ${line.product}`));
		const wrong = customers.flatMap(({ customerId, recommended }) =>
			recommended.filter((one) => one.bought !== bought.has(`${customerId} ${one.productId}`)),
		);
		expect(wrong).toEqual([]);
	});
});

if (!completeJourneyIsThere) console.warn('SKIPPED: ../shared/data/completejourney is not there.');
const describeReal = completeJourneyIsThere ? describe : describe.skip;

describeReal('on real households', () => {
	test('repeated purchases are judged beside popular products and those last bought, honestly', async () => {
		const journey = writeCompleteJourney(temporaryFolder('journey'));
		writeOrders(folder, 'journey', journey.purchases);
		await train('journey');
		const { evaluation } = await evaluate('journey', { countRepeats: true });
		expect(evaluation.gains.map(({ over }) => over)).toEqual([
			...['popular products', 'the products last bought'],
		]);
		for (const { over, hitRate } of evaluation.gains) {
			const worse = hitRate.high < 0 ? 'Worse than' : 'No difference from';
			const word = hitRate.low > 0 ? 'Better than' : worse;
			expect(evaluation.verdict).toContain(`${word} ${over}`);
		}
	});
});
