// A ready question from orders alone, in a real n8n: who buys next month, on the real purchases of 2,377 households.
import { serveShop } from '../../scripts/shop/serve.mjs';
import { completeJourneyIsThere, writeCompleteJourney } from './support/completeJourney.mts';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { get, ours, runSteps } from './support/steps.mts';

if (!completeJourneyIsThere) {
	console.warn('SKIPPED: ../shared/data/completejourney is not there.');
}
const onRealData = completeJourneyIsThere ? describe : describe.skip;

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

/** Runs one node of ours on the file of orders; resolves with its outputs. */
async function onOrders(name: string, type: string, parameters: object) {
	const node = ours(name, type, { inputSource: 'file', ...parameters });
	return await runSteps(host, [get(`${files.url}/orders.csv`), node]);
}

onRealData('who buys next month, on the purchases of 2,377 households', () => {
	beforeAll(async () => {
		const folder = temporaryFolder('journey');
		writeCompleteJourney(folder);
		files = await serveShop(folder, 0);
		host = await startHost('questions');
	});
	afterAll(async () => {
		await host?.stop();
		await files?.stop();
	});

	test('is learnt from a file and beats both rules', async () => {
		const [[{ json: report }]] = await onOrders('Train', 'trainModel', {
			...{ operation: 'train', question: 'willBuy', algorithm: 'logisticRegression' },
			...{ amountColumn: 'amount', orderColumn: 'order_id', horizonDays: 30, saveAs: 'buys' },
		});
		expect(report.metrics.rocAuc.value).toBeGreaterThan(0.78);
		expect(report.beatsBaseline).toBe(true);
		expect(report.rival.beaten).toBe(true);
	});

	test('is predicted for each household once', async () => {
		const [rows, [{ json: report }]] = await onOrders('Score', 'predict', {
			...{ operation: 'score', model: { mode: 'name', value: 'buys', __rl: true } },
		});
		expect(rows.length).toBeGreaterThan(2300);
		expect(report.customers.customers).toBe(rows.length);
		const [first] = rows.filter(({ json }: { json: { rank: number } }) => json.rank === 1);
		expect(Object.keys(first.json).sort()).toEqual([
			...['customer_id', 'decile', 'prediction', 'probability', 'rank', 'reasons'],
		]);
	});

	test('says how long a shop must be open when the question reaches too far', async () => {
		const parameters = { operation: 'train', question: 'willBuy', amountColumn: 'amount' };
		await expect(
			onOrders('Young', 'trainModel', { ...parameters, horizonDays: 200, saveAs: '' }),
		).rejects.toThrow('needs 400');
	});
});
