// Train Model and Predict in a real n8n, on real customers: a file is learnt from, the model is saved, and a second workflow
// scores customers with it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, type TestHost } from './support/host.mts';

const data = join(
	dirname(fileURLToPath(import.meta.url)),
	'../../../shared/data/telco-churn/wa_churn.csv',
);
const there = existsSync(data);
if (!there) console.log(`Skipped: ${data} is not there.`);
const onData = there ? describe : describe.skip;

const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'all' };
const step = (name: string, type: string, typeVersion: number, parameters: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});
const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
const go = step('Go', 'n8n-nodes-base.manualTrigger', 1, {});
const get = (url: string) =>
	step('Get', 'n8n-nodes-base.httpRequest', 4.2, {
		url,
		options: { response: { response: { responseFormat: 'file' } } },
	});

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

/** Runs one node of ours on the file; resolves with its outputs. */
async function onFile(name: string, type: string, parameters: object) {
	const node = step(name, `n8n-nodes-marketing-ai.${type}`, 1, {
		inputSource: 'file',
		...parameters,
	});
	const nodes = [go, get(`${files.url}/wa_churn.csv`), node];
	const workflow = { name, settings, nodes, connections: { Go: to('Get'), Get: to(name) } };
	const { id } = await host.client.createWorkflow(workflow);
	const execution = await host.client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error.message));
	return execution.runData[name].at(-1).data.main;
}

onData('a churn model on 7,043 real customers', () => {
	beforeAll(async () => {
		files = await serveShop(dirname(data), 0);
		host = await startHost('predict');
	});
	afterAll(async () => {
		await host?.stop();
		await files?.stop();
	});

	test('is trained, beats the baseline and is saved', async () => {
		const parameters = {
			operation: 'train',
			target: 'churn',
			algorithm: 'logisticRegression',
			validation: 'kFold',
			saveAs: 'churn',
		};
		const [[{ json: report, binary }]] = await onFile('Train', 'trainModel', parameters);
		expect(report.model).toEqual({ name: 'churn', version: 1 });
		expect(report.rows).toBe(7043);
		expect(report.metrics.rocAuc.value).toBeGreaterThan(0.844);
		expect(report.beatsBaseline).toBe(true);
		expect(report.inShort.trust).toBe('yes');
		expect(binary.card).toMatchObject({ fileName: 'churn-v1-card.html', mimeType: 'text/html' });
	});

	test('is chosen by comparison, the simplest of those that are about as good', async () => {
		const parameters = { operation: 'train', target: 'churn', budgetSeconds: 5, saveAs: '' };
		const [[{ json: report }], leaderboard] = await onFile('Compare', 'trainModel', parameters);
		expect(report.metrics.rocAuc.value).toBeGreaterThan(0.84);
		expect(report.reason).toMatch(/one standard error/);
		expect(leaderboard.length + report.notTried.length).toBeGreaterThanOrEqual(9);
	});

	test('says what to do when the column to predict is not there', async () => {
		const parameters = { operation: 'train', target: 'churned', saveAs: '' };
		await expect(onFile('Wrong', 'trainModel', parameters)).rejects.toThrow(
			'There is no column \\"churned\\". The table has: churn',
		);
	});

	test('finds most churners among the best-scored third', async () => {
		const parameters = { operation: 'score', model: { mode: 'name', value: 'churn', __rl: true } };
		const [rows, [{ json: report }]] = await onFile('Score', 'predict', parameters);
		expect(rows).toHaveLength(7043);
		expect(report).toMatchObject({ rows: 7043, target: 'churn', drift: { level: 'none' } });
		type Row = { json: { churn: string; rank: number } };
		const churners = rows.filter(({ json }: Row) => json.churn === 'Yes');
		const found = churners.filter(({ json }: Row) => json.rank <= 7043 / 3);
		expect(found.length / churners.length).toBeGreaterThan(0.65);
	});
});
