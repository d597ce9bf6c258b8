// Stars foreseen in a real n8n: a model of ratings is trained, saved, and asked about pairs that it never saw.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { get, ours, runSteps } from './support/steps.mts';

const [CUSTOMERS, PRODUCTS] = [300, 60];

/** Half of the customers like even products, the other half odd ones; some products are better than others for everybody. */
const stars = (customer: number, product: number) =>
	Math.min(5, Math.max(1, 3 + (customer % 2 === product % 2 ? 1.2 : -1.2) + (product % 3) - 1));

/** Whether a pair is among the ratings: about a third of them, the same at each run. */
const rated = (customer: number, product: number) => (customer * 7 + product * 13) % 31 < 10;

function* pairs(wanted: (customer: number, product: number) => boolean) {
	for (let customer = 0; customer < CUSTOMERS; customer++)
		for (let product = 0; product < PRODUCTS; product++)
			if (wanted(customer, product)) yield [customer, product] as const;
}

function writeFiles(folder: string): void {
	const ratings = [...pairs(rated)].map(([c, p]) => `C${c},P${p},${stars(c, p).toFixed(1)}`);
	writeFileSync(
		join(folder, 'ratings.csv'),
		`customer_id,product_id,rating\n${ratings.join('\n')}\n`,
	);
	const asked = [...pairs((c, p) => c < 40 && !rated(c, p))].map(([c, p]) => `C${c},P${p}`);
	const rows = [...asked, 'nobody,P1', 'C1,nothing'];
	writeFileSync(join(folder, 'asked.csv'), `customer_id,product_id\n${rows.join('\n')}\n`);
}

interface Row {
	readonly customer_id: string;
	readonly product_id: string;
	readonly predictedRating: number;
	readonly ratingSource: string;
}

describe('ratings', () => {
	let host: TestHost;
	let files: Awaited<ReturnType<typeof serveShop>>;
	let training: { evaluation: { verdict: string }; model: { name: string } };
	let rows: Row[];

	beforeAll(async () => {
		const folder = temporaryFolder('ratings');
		writeFiles(folder);
		files = await serveShop(folder, 0);
		host = await startHost('ratings');
		const train = ours('Train', 'recommend', {
			...{ operation: 'trainRatings', ordersSource: 'file', saveAs: 'stars' },
		});
		const [, [report]] = await runSteps(host, [get(`${files.url}/ratings.csv`), train], 1);
		training = { ...report.json.training, model: report.json.model };
		const predict = ours('Predict', 'recommend', {
			...{ operation: 'predictRatings', inputSource: 'file' },
			model: { __rl: true, mode: 'name', value: 'stars' },
		});
		const [predicted] = await runSteps(host, [get(`${files.url}/asked.csv`), predict]);
		rows = predicted.map(({ json }: { json: Row }) => json);
	});
	afterAll(async () => {
		await host?.stop();
		await files?.stop();
	});

	test('are better foreseen than by averages, and the report says so', () => {
		expect(training.model.name).toBe('stars');
		expect(training.evaluation.verdict).toContain('The model beats');
	});

	test('are within half a star of the truth for nearly all pairs that nobody rated', () => {
		const known = rows.filter(({ customer_id, product_id }) => {
			return customer_id !== 'nobody' && product_id !== 'nothing';
		});
		expect(known.length).toBeGreaterThan(1_000);
		const near = known.filter(({ customer_id, product_id, predictedRating }) => {
			const truth = stars(Number(customer_id.slice(1)), Number(product_id.slice(1)));
			return Math.abs(predictedRating - truth) < 0.5;
		});
		expect(near.length / known.length).toBeGreaterThan(0.95);
	});

	test('are averages for unknown customers and products, and the row says so', () => {
		const sources = rows.slice(-2).map(({ ratingSource }) => ratingSource);
		expect(sources.every((source) => source !== rows[0]?.ratingSource)).toBe(true);
	});
});
