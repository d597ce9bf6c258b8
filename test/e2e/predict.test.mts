// Train Model and Predict in a real n8n, on real customers: a file is learnt from, the model is saved, and a second workflow
// scores customers with it.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, type TestHost } from './support/host.mts';
import { get, ours, runSteps, TELCO } from './support/steps.mts';

const there = existsSync(TELCO);
if (!there) console.log(`Skipped: ${TELCO} is not there.`);
const onData = there ? describe : describe.skip;

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

/** Runs one node of ours on the file; resolves with its outputs. */
async function onFile(name: string, type: string, parameters: object) {
	const node = ours(name, type, { inputSource: 'file', ...parameters });
	return await runSteps(host, [get(`${files.url}/wa_churn.csv`), node]);
}

beforeAll(async () => {
	if (!there) return;
	files = await serveShop(dirname(TELCO), 0);
	host = await startHost('predict');
});
afterAll(async () => {
	await host?.stop();
	await files?.stop();
});

onData('a churn model on 7,043 real customers', () => {
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

onData('a churn model with a fairness limit', () => {
	test('is not saved when it treats groups less alike than the limit allows, and says by how much', async () => {
		const [[{ json: report }]] = await onFile('Fair', 'trainModel', {
			...{ operation: 'train', target: 'churn', algorithm: 'logisticRegression' },
			...{ validation: 'kFold', saveAs: 'fair-churn', fairness: true },
			...{ fairnessColumns: 'senior_citizen', fairnessMitigation: 'none' },
			fairnessOptions: { demographicParityDifference: 0.1 },
		});
		expect(report.model).toBeNull();
		expect(report.fairness.policy.reasons[0]).toMatch(
			/Demographic parity difference is 0\.\d+, above the limit 0\.1/,
		);
		const score = { operation: 'score', model: { mode: 'name', value: 'fair-churn', __rl: true } };
		await expect(onFile('Score', 'predict', score)).rejects.toThrow('fair-churn');
	});
});
