import { join } from 'node:path';
import { exportModelJob, importModelJob } from '../../../../lib/modelFileJobs';
import { predictWithModel, trainModel, type TrainOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import type { StoreConfig } from '../../../../lib/ports';
import { storeJobs, writeModelFile } from '../../../../lib/store';
import { systemClock } from '../../../../lib/adapters';
import {
	decodeArtefact,
	encodeArtefact,
	numberColumn,
	stringColumn,
	Table,
	writeSafetensors,
	readSafetensors,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { removeTemporaryFolders, temporaryFolder } from '../../../support/temporaryFolder';

afterAll(removeTemporaryFolders);

const NO_ROWS = new Table([]);
const context = testContext();
const jobs = storeJobs(systemClock);
let store: StoreConfig;

beforeEach(() => {
	store = { driver: 'sqlite', file: join(temporaryFolder(), 'store.sqlite') };
});

const N = 400;
const random = new Random(7);
const recency = Array.from({ length: N }, () => random.uniform(0, 200));
const churned = recency.map((days) => (random.uniform() < days / 200 ? 'yes' : 'no'));
const table = new Table([
	['customer_id', stringColumn(recency.map((_, i) => `CUST-${i}-secret`))],
	['contact', stringColumn(recency.map((_, i) => `person${i % 30}@example.com`))],
	['town', stringColumn(recency.map((_, i) => `Smallville ${i % 100}`))],
	['plan', stringColumn(recency.map((_, i) => (i % 3 === 0 ? 'basic' : 'plus')))],
	['recency', numberColumn(recency)],
	['customer_number', numberColumn(recency.map((_, i) => 70_000 + ((i * 7919) % 10_007)))],
	['mobile', stringColumn(recency.map((_, i) => `+44 20 7946 0${100 + (i % 12)}`))],
	['phone_service', stringColumn(recency.map((_, i) => (i % 2 === 0 ? 'Yes' : 'No')))],
	['phone_calls', numberColumn(recency.map((_, i) => i % 9))],
	['customer_id_type', stringColumn(recency.map((_, i) => (i % 2 === 0 ? 'web' : 'shop')))],
	['churned', stringColumn(churned)],
]);
const MAY_GO = ['plan', 'recency', 'phone_service', 'phone_calls', 'customer_id_type'];
const BASE: TrainOptions = { target: 'churned', algorithm: 'logisticRegression' };

async function saved(options: Partial<TrainOptions>, name = 'churn') {
	const { artefact, kind, info } = await trainModel(table, { ...BASE, ...options }, context);
	if (!artefact) throw new Error('There is no model.');
	return await jobs.saveModel(NO_ROWS, { store, name, kind, info, artefact });
}
const exported = async (name = 'churn') => await exportModelJob(NO_ROWS, { store, name });
const fileOf = (bytes: Uint8Array) =>
	({ kind: 'file', name: 'model.safetensors', format: 'auto', bytes }) as const;
const imported = async (bytes: Uint8Array, name = 'copy') =>
	await importModelJob(NO_ROWS, { store, name, file: fileOf(bytes) });

describe('a model that is handed over', () => {
	it('predicts the same, byte for byte, and holds no id, address or sketch of a customer', async () => {
		await saved({ columns: MAY_GO });
		const { file } = await exported();
		const text = Buffer.from(file).toString('latin1');
		for (const secret of ['CUST-', 'secret', '@example', 'Smallville'])
			expect(text).not.toContain(secret);
		const { meta, from } = await imported(file);
		expect(meta).toMatchObject({ name: 'copy', version: 1, kind: 'learn.model', current: true });
		expect(from).toMatchObject({ name: 'churn', version: 1 });
		const load = async (name: string) => (await jobs.loadModel(NO_ROWS, { store, name })).artefact;
		const copy = await load('copy');
		expect(decodeArtefact(copy, 'learn.model').meta['origin']).toMatchObject({ sketch: null });
		const said = async (artefact: Uint8Array) =>
			(await predictWithModel(table, { artefact }, context)).table.typed('probability', 'number')
				.values;
		expect(await said(copy)).toEqual(await said(await load('churn')));
	});

	it('gives the same file each time, and the same file again after an import', async () => {
		await saved({ columns: MAY_GO });
		const { file } = await exported();
		expect(Buffer.from((await exported()).file).equals(Buffer.from(file))).toBe(true);
		await imported(file);
		const tensors = (bytes: Uint8Array) => readSafetensors(bytes).tensors;
		expect(tensors((await exported('copy')).file)).toEqual(tensors(file));
	});

	it.each([
		['addresses as categories', { columns: ['contact', 'recency'] }, 'e-mail address'],
		['an id that was asked for', { columns: ['customer_id', 'recency'] }, '"customer_id"'],
		['a column of mostly rare texts', { columns: ['town', 'recency'] }, '"town"'],
		['customer numbers', { columns: ['customer_number', 'recency'] }, '"customer_number"'],
		['phone numbers', { columns: ['mobile', 'recency'] }, '"mobile"'],
		['rows', { columns: ['recency'], algorithm: 'nearestNeighbours' }, 'nearest-neighbours'],
	])('does not leave when it holds %s', async (_, options, message) => {
		await saved(options);
		await expect(exported()).rejects.toMatchObject({
			code: 'UNSUPPORTED',
			message: expect.stringContaining(message),
		});
	});

	it('does not leave when it is a recommender, which holds who bought what', async () => {
		const artefact = encodeArtefact({ kind: 'recommend.ials', version: 1, meta: {}, tensors: {} });
		const model = { store, name: 'shop', kind: 'recommend.ials', info: {}, artefact };
		await jobs.saveModel(NO_ROWS, model);
		await expect(exported('shop')).rejects.toThrow('ids of your customers');
		await jobs.saveModel(NO_ROWS, { ...model, name: 'odd', kind: 'odd.kind' });
		await expect(exported('odd')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
	});
});

describe('a file that is not what it should be', () => {
	it('is refused and nothing is saved', async () => {
		await saved({ columns: MAY_GO });
		const { file } = await exported();
		const { metadata, tensors } = readSafetensors(file);
		const changed = (key: string, value: string) =>
			writeSafetensors({ metadata: new Map([...metadata, [key, value]]), tensors });
		const flipped = file.slice();
		flipped[flipped.length - 5] = (flipped[flipped.length - 5] ?? 0) ^ 4;
		const bad = [
			new Uint8Array(0),
			file.slice(0, 1000),
			flipped,
			changed('kind', 'segment.kmeans'),
			changed('formatVersion', '9'),
			changed('kindVersion', '99'),
		];
		for (const bytes of bad)
			await expect(imported(bytes)).rejects.toMatchObject({
				code: expect.stringMatching(/CORRUPT_FILE|UNSUPPORTED/),
			});
		await expect(imported(file, '../../x')).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		expect(await jobs.listModels(NO_ROWS, { store })).toHaveLength(1);
	});

	it('is refused with a sound checksum too, when the kind is wrong or from the future', async () => {
		const facts = { name: 'x', version: 1, createdAt: 5, libraryVersion: '9.9.9', info: {} };
		const file = (kind: string, version: number) =>
			writeModelFile(facts, { kind, version, meta: {}, tensors: new Map() });
		await expect(imported(file('learn.model', 99))).rejects.toThrow('its version is 99');
		await expect(imported(file('segment.kmeans', 1))).rejects.toMatchObject({
			code: 'CORRUPT_FILE',
		});
		await expect(imported(file('learn.future', 1))).rejects.toThrow('does not know');
		expect(await jobs.listModels(NO_ROWS, { store })).toEqual([]);
	});
});
