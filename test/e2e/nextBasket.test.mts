// What 2,377 real households buy in the next four weeks, foreseen in a real n8n: orders as a file in, a list a household out.
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { serveShop } from '../../scripts/shop/serve.mjs';
import {
	completeJourneyIsThere,
	writeCompleteJourney,
	type Journey,
} from './support/completeJourney.mts';
import { get, ours, runSteps } from './support/steps.mts';

if (!completeJourneyIsThere) {
	console.warn('SKIPPED: ../shared/data/completejourney is not there.');
}
const describeReal = completeJourneyIsThere ? describe : describe.skip;

const DAY = 86_400_000;

interface Listed {
	readonly productId: string;
	readonly chance: number;
	readonly timesBought: number;
	readonly lastBought: string | null;
	readonly reason: string;
	readonly fallback: boolean;
}
type Household = { readonly customer_id: string; readonly nextBasket: readonly Listed[] };

interface Report {
	readonly notes: readonly string[];
	readonly evaluation: {
		readonly customers: number;
		readonly overPopularity: { readonly low: number };
		readonly overLastBought: { readonly low: number };
		readonly scores: readonly { readonly model: string; readonly hitRate: number }[];
	};
}

/** Listed products of which something else is said than the purchases show. */
function untrue(households: readonly Household[], { purchases }: Journey): Listed[] {
	const days = new Map<string, Set<number>>();
	for (const { customer, product, time } of purchases) {
		const key = `${customer} ${product}`;
		days.set(key, (days.get(key) ?? new Set()).add(Math.floor(time / DAY)));
	}
	return households.flatMap(({ customer_id, nextBasket }) =>
		nextBasket.filter(({ productId, timesBought, lastBought, fallback }) => {
			const own = days.get(`${customer_id} ${productId}`);
			if (fallback) return timesBought !== 0 || lastBought !== null;
			const last = own && new Date(Math.max(...own) * DAY).toISOString().slice(0, 10);
			return own === undefined || timesBought !== own.size || lastBought !== last;
		}),
	);
}

const STEP = ours('Next Basket', 'recommend', {
	...{ operation: 'nextBasket', ordersSource: 'file', topN: 10, horizonDays: 28 },
});

describeReal('the next four weeks of 2,377 households', () => {
	let host: TestHost;
	let files: Awaited<ReturnType<typeof serveShop>>;
	let journey: Journey;
	let households: Household[];
	let report: Report;

	beforeAll(async () => {
		const folder = temporaryFolder('nextBasket');
		journey = writeCompleteJourney(folder);
		files = await serveShop(folder, 0);
		host = await startHost('nextBasket');
		const [lists, [only]] = await runSteps(host, [get(`${files.url}/orders.csv`), STEP], 1);
		households = lists.map(({ json }: { json: Household }) => json);
		report = only.json;
	});
	afterAll(async () => {
		await host?.stop();
		await files?.stop();
	});

	test('gives every household ten products at most, likelier ones first', () => {
		const bought = new Set(journey.purchases.map(({ customer }) => customer));
		expect(new Set(households.map(({ customer_id }) => customer_id))).toEqual(bought);
		for (const { nextBasket } of households) {
			expect(nextBasket).toHaveLength(10);
			const chances = nextBasket.map(({ chance }) => chance);
			expect(chances).toEqual([...chances].sort((a, b) => b - a));
			expect(chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
		}
	});

	test('tells the truth about earlier purchases: how often, and when last', () => {
		const wrong = untrue(households, journey);
		// A line of 0 pieces is no purchase, and there are a few: lists may know of fewer days than the lines, never of more.
		expect(wrong.filter(({ timesBought }) => timesBought > 0).length).toBeLessThan(
			0.01 * households.length * 10,
		);
		expect(wrong.filter(({ timesBought }) => timesBought === 0)).toEqual([]);
	});

	test('beats bestsellers and last purchases on the hidden weeks by intervals without zero, and says so', () => {
		const { evaluation, notes } = report;
		expect(evaluation.customers).toBeGreaterThan(1000);
		expect(evaluation.overPopularity.low).toBeGreaterThan(0);
		expect(evaluation.overLastBought.low).toBeGreaterThan(0);
		expect(notes[0]).toBe('Next basket beats popular products and beats the products last bought.');
		const next = evaluation.scores.find(({ model }) => model === 'Next basket');
		expect(next?.hitRate).toBeGreaterThan(0.19);
	});
});
