// Saved models in a real n8n, on real customers: a better version is promoted, noise is not, the rest is rolled back, handed over as a
// file and taken in again.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, type TestHost } from './support/host.mts';
import { get as getFile, ours, runSteps, TELCO, type Step } from './support/steps.mts';

const there = existsSync(TELCO);
if (!there) console.log(`Skipped: ${TELCO} is not there.`);
const onData = there ? describe : describe.skip;

const model = (value: string) => ({ model: { __rl: true, mode: 'name', value } });

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

const chain = async (...steps: Step[]) => await runSteps(host, steps);
const get = () => getFile(`${files.url}/wa_churn.csv`);
const registry = (operation: string, parameters: object) =>
	ours(operation, 'trainModel', { operation, ...parameters });

async function train(parameters: object) {
	const [[{ json }]] = await chain(
		get(),
		registry('train', {
			...{ inputSource: 'file', target: 'churn', algorithm: 'logisticRegression' },
			...{ saveAs: 'churn', whenVersionExists: 'onlyIfBetter', ...parameters },
		}),
	);
	return json;
}

async function score(name: string) {
	const [rows, [{ json: report }]] = await chain(
		get(),
		ours('Score', 'predict', { operation: 'score', inputSource: 'file', ...model(name) }),
	);
	const said = rows.map(({ json }: { json: { probability: number } }) => json.probability);
	return { said, version: report.model.version };
}

beforeAll(async () => {
	if (!there) return;
	files = await serveShop(dirname(TELCO), 0);
	host = await startHost('registry');
});
afterAll(async () => {
	await host?.stop();
	await files?.stop();
});

onData('versions of a model on 7,043 real customers', () => {
	test('a second version with more columns is promoted: better on the same rows by more than chance', async () => {
		const first = await train({ columns: 'tenure, female' });
		expect(first).toMatchObject({ model: { version: 1 }, promotion: null });
		const second = await train({});
		expect(second).toMatchObject({
			model: { version: 2 },
			promotion: { promoted: true, how: 'trained anew', currentVersion: 1, rows: 7043 },
		});
		expect(second.promotion.lead.low).toBeGreaterThan(0.05);
	});

	test('a challenger made of noise is saved and not used', async () => {
		const third = await train({ columns: 'female, phone_service' });
		expect(third).toMatchObject({ model: { version: 3 }, promotion: { promoted: false } });
		expect(third.promotion.reason).toContain('the current version stays');
		expect((await score('churn')).version).toBe(2);
	});

	test('rolls back to the first version and forward again', async () => {
		const [[{ json }]] = await chain(registry('use', { ...model('churn'), useVersion: 1 }));
		expect(json).toEqual({ name: 'churn', current: 1, before: 2 });
		expect((await score('churn')).version).toBe(1);
		await chain(registry('use', { ...model('churn'), useVersion: 2 }));
		const [listed] = await chain(registry('list', { modelName: 'churn' }));
		type Row = { json: { version: number; current: boolean } };
		expect(listed.map(({ json: row }: Row) => [row.version, row.current])).toEqual([
			[3, false],
			[2, true],
			[1, false],
		]);
	});
});

onData('a saved model of 7,043 real customers', () => {
	test('an exported model predicts the same under a new name, byte for byte', async () => {
		const [[{ json }]] = await chain(
			registry('export', model('churn')),
			registry('import', { modelProperty: 'data', importAs: 'handed over' }),
		);
		expect(json).toMatchObject({
			name: 'handed over',
			importedFrom: { name: 'churn', version: 2 },
		});
		const [own, theirs] = [await score('churn'), await score('handed over')];
		expect(theirs.said).toHaveLength(7043);
		expect(theirs.said).toEqual(own.said);
	});

	test('versions are compared on the rows, and the answer says that they were learnt from', async () => {
		const [versions] = await chain(
			get(),
			registry('compare', { ...model('churn'), versions: '1, 2', inputSource: 'file' }),
		);
		type Row = {
			json: { version: number; comparedToCurrent: string; learntFromTheseRows: boolean };
		};
		const first = versions.find(({ json: row }: Row) => row.version === 1).json;
		expect(first).toMatchObject({ comparedToCurrent: 'worse', learntFromTheseRows: true });
	});
});
