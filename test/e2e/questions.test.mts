// A ready question from orders alone, in a real n8n: who buys next month, on the real purchases of 2,377 households.
import { serveShop } from '../../scripts/shop/serve.mjs';
import { completeJourneyIsThere, writeCompleteJourney } from './support/completeJourney.mts';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';

if (!completeJourneyIsThere) {
	console.warn('SKIPPED: ../shared/data/completejourney is not there.');
}
const onRealData = completeJourneyIsThere ? describe : describe.skip;

const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };
const step = (name: string, type: string, typeVersion: number, parameters: object) => ({
	...{ id: name, name, type, typeVersion, parameters },
	position: [0, 0],
});
const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

/** Runs one node of ours on the file of orders; resolves with its outputs. */
async function onOrders(name: string, type: string, parameters: object) {
	const node = step(name, `n8n-nodes-marketing-ai.${type}`, 1, {
		inputSource: 'file',
		...parameters,
	});
	const get = step('Get', 'n8n-nodes-base.httpRequest', 4.2, {
		url: `${files.url}/orders.csv`,
		options: { response: { response: { responseFormat: 'file' } } },
	});
	const nodes = [step('Go', 'n8n-nodes-base.manualTrigger', 1, {}), get, node];
	const workflow = { name, settings, nodes, connections: { Go: to('Get'), Get: to(name) } };
	const { id } = await host.client.createWorkflow(workflow);
	const execution = await host.client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error.message));
	return execution.runData[name].at(-1).data.main;
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
