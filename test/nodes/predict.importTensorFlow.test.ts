// A network written by hand (keras form, packed as converters write it) and one made by TensorFlow.js itself are imported, saved
// and scored; what holds code or does not fit is refused.
import type { INodeExecutionData } from 'n8n-workflow';
import { deflateRawSync } from 'node:zlib';
import { Predict } from '../../nodes/Predict/Predict.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { tensorFlowNetwork } from '../support/tensorFlowNetwork';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

type Json = Record<string, unknown>;

const dense = (name: string, units: number, activation: string, more: Json = {}) => ({
	class_name: 'Dense',
	config: { name, units, activation, use_bias: true, trainable: true, ...more },
});

/** p = sigmoid(2 relu(a − b) − 1): a − b by the first layer. */
const LAYERS = [
	dense('first', 1, 'relu', { batch_input_shape: [null, 2], dtype: 'float32' }),
	dense('last', 1, 'sigmoid'),
];
const WEIGHTS = [
	{ name: 'first/kernel', shape: [2, 1], dtype: 'float32' },
	{ name: 'first/bias', shape: [1], dtype: 'float32' },
	{ name: 'last/kernel', shape: [1, 1], dtype: 'float32' },
	{ name: 'last/bias', shape: [1], dtype: 'float32' },
];
const VALUES = [1, -1, 0, 2, -1];

const modelJson = (layers: unknown = LAYERS, weights: unknown = WEIGHTS) => ({
	format: 'layers-model',
	generatedBy: 'keras v2.15.0',
	convertedBy: 'TensorFlow.js Converter v4.22.0',
	modelTopology: {
		keras_version: '2.15.0',
		backend: 'tensorflow',
		model_config: { class_name: 'Sequential', config: { name: 'hand', layers } },
	},
	weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights }],
});

const bytesOf = (values: readonly number[]) => Buffer.from(Float32Array.from(values).buffer);
const files = (json: unknown, values = VALUES): INodeExecutionData[] => [
	fileItem(JSON.stringify(json), 'model.json'),
	fileItem(bytesOf(values), 'group1-shard1of1.bin', 'weights'),
];

async function importModel(given: INodeExecutionData[], parameters: Json = {}) {
	const fake = fakeExecute({
		parameters: {
			operation: 'importTensorFlow',
			inputColumns: 'a, b',
			task: 'classification',
			classNames: 'no, yes',
			target: 'buys',
			saveAs: 'network',
			...parameters,
		},
		inputs: [given],
		outputs: 3,
	});
	const [[report] = []] = await new Predict().execute.call(fake.node);
	return report?.json ?? {};
}

async function score(rows: Json[], parameters: Json = {}) {
	const fake = fakeExecute({
		parameters: { operation: 'score', model: 'network', ...parameters },
		inputs: [items(...(rows as INodeExecutionData['json'][]))],
		outputs: 3,
	});
	const [out = [], [report] = []] = await new Predict().execute.call(fake.node);
	return { rows: out.map(({ json }) => json), report: report?.json ?? {} };
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe('a network written by hand', () => {
	it('is imported and predicts what its weights say, columns by name', async () => {
		expect(await importModel(files(modelJson()))).toMatchObject({
			model: { name: 'network', version: 1 },
			layers: ['Sequential', 'Dense', 'Dense'],
			parameters: 5,
			backend: 'tensorflow-wasm',
		});
		const { rows, report } = await score([
			{ b: 1, a: 3, id: 'x' },
			{ b: 4, a: 3, id: 'y' },
			{ b: null, a: 3, id: 'z' },
		]);
		expect(rows[0]?.['probability']).toBeCloseTo(sigmoid(3), 6);
		expect(rows[1]?.['probability']).toBeCloseTo(sigmoid(-1), 6);
		expect(rows.map((row) => row['prediction'])).toEqual(['yes', 'no', null]);
		expect(rows[2]).toMatchObject({ probability: null, rank: null, id: 'z' });
		expect(report).toMatchObject({
			backend: 'tensorflow-wasm',
			target: 'buys',
			drift: { level: 'notAvailable' },
			notes: [
				'1 rows have no number in an input column: they got no prediction.',
				'Reasons and drift are not available for imported models.',
			],
		});
	});

	it('is read out of a zip archive, packed or stored', async () => {
		for (const packed of [true, false]) {
			const zip = zipOf(
				{
					'net/model.json': JSON.stringify(modelJson()),
					'net/group1-shard1of1.bin': bytesOf(VALUES),
				},
				packed,
			);
			await importModel([fileItem(zip, 'net.zip')]);
			const { rows } = await score([{ a: 3, b: 1 }]);
			expect(rows[0]?.['probability']).toBeCloseTo(sigmoid(3), 6);
		}
	});

	it('predicts numbers and several classes', async () => {
		const linear = [LAYERS[0], dense('last', 1, 'linear')];
		await importModel(files(modelJson(linear)), { task: 'regression', saveAs: 'number' });
		const numbers = await score([{ a: 3, b: 1 }], { model: 'number' });
		expect(numbers.rows[0]?.['prediction']).toBe(3);
		const softmax = [dense('first', 3, 'softmax', { batch_input_shape: [null, 2] })];
		const weights = [
			{ name: 'first/kernel', shape: [2, 3], dtype: 'float32' },
			{ name: 'first/bias', shape: [3], dtype: 'float32' },
		];
		const given = files(modelJson(softmax, weights), [0, 1, 2, 0, 0, 0, 0, 0, 0]);
		await importModel(given, { classNames: 'low, mid, high', saveAs: 'three' });
		const three = await score([{ a: 1, b: 0 }], { model: 'three' });
		expect(three.rows[0]).toMatchObject({ prediction: 'high' });
		const [e0, e1, e2] = [1, Math.E, Math.E ** 2];
		expect(three.rows[0]?.['probability']).toBeCloseTo(e2 / (e0 + e1 + e2), 6);
	});
});

describe('a network made by TensorFlow.js itself', () => {
	it('gives the predictions that TensorFlow.js gives', async () => {
		const rows = Array.from({ length: 20 }, (_, i) => ({ a: (i % 5) - 2, b: Math.sin(i) }));
		const own = await tensorFlowNetwork(rows.map(({ a, b }) => [a, b]));
		const given = [
			fileItem(own.json, 'model.json'),
			fileItem(own.weights, 'weights.bin', 'weights'),
		];
		await importModel(given, { classNames: 'low, mid, high', saveAs: 'own' });
		const scored = await score(rows, { model: 'own' });
		const classes = ['low', 'mid', 'high'];
		scored.rows.forEach((row, i) => {
			const chances = own.predictions[i] ?? [];
			const best = Math.max(...chances);
			expect(row['prediction']).toBe(classes[chances.indexOf(best)]);
			expect(Math.abs(Number(row['probability']) - best)).toBeLessThan(1e-5);
		});
		expect(scored.rows).toHaveLength(20);
		expect(new Set(scored.rows.map((row) => row['prediction'])).size).toBeGreaterThan(1);
	});
});

describe('what cannot be imported is refused', () => {
	const lambda = [...LAYERS, { class_name: 'Lambda', config: { name: 'l', function: 'x => x' } }];
	const custom = [LAYERS[0], { class_name: 'MyLayer', config: { name: 'mine' } }];
	it.each([
		['a Lambda layer', files(modelJson(lambda)), {}, 'a layer "Lambda"'],
		['a custom layer', files(modelJson(custom)), {}, 'a layer "MyLayer"'],
		['a graph model', files({ ...modelJson(), format: 'graph-model' }), {}, 'it is a graph-model'],
		['text that is no JSON', [fileItem('<html>', 'model.json')], {}, 'neither JSON nor a zip'],
		[
			'a missing weight file',
			files(modelJson()).slice(0, 1),
			{},
			'"group1-shard1of1.bin" is missing',
		],
		[
			'too few weights',
			files(modelJson(), [1, 2]),
			{},
			'have 8 bytes, its list of weights says 20',
		],
		['NaN weights', files(modelJson(), [1, NaN, 0, 2, -1]), {}, 'NaN'],
		[
			'another number of columns',
			files(modelJson()),
			{ inputColumns: 'a, b, c' },
			'takes [rows, 2], but 3',
		],
		[
			'another number of classes',
			files(modelJson()),
			{ classNames: 'a, b, c' },
			'does not fit 3 classes',
		],
		['one class', files(modelJson()), { classNames: 'a' }, 'classes must be 2..1000'],
		[
			'a truncated zip',
			[fileItem(Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxxxxxx'), 'm.zip')],
			{},
			'no end',
		],
	])('%s', async (_, given, parameters, message) => {
		await expect(importModel(given, { ...parameters, saveAs: 'refused' })).rejects.toThrow(message);
		await expect(score([{ a: 1, b: 1 }], { model: 'refused' })).rejects.toThrow('refused');
	});

	it('keys that reach into prototypes', async () => {
		const json = JSON.stringify(modelJson()).replace(
			'"units":1',
			'"__proto__":{"polluted":1},"units":1',
		);
		const given = [fileItem(json, 'model.json'), ...files(modelJson()).slice(1)];
		await expect(importModel(given)).rejects.toThrow('a key "__proto__"');
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	it('rows without its columns, and outputs that are no probabilities', async () => {
		await importModel(files(modelJson()));
		await expect(score([{ a: 1 }])).rejects.toThrow('lacks input columns of the imported model: b');
		await expect(
			score([
				{ a: 1, b: 'green' },
				{ a: 2, b: 'red' },
			]),
		).resolves.toMatchObject({
			rows: [{ prediction: null }, { prediction: null }],
		});
		await importModel(files(modelJson([LAYERS[0], dense('last', 1, 'linear')])), {
			saveAs: 'logits',
		});
		await expect(score([{ a: 5, b: 1 }], { model: 'logits' })).rejects.toThrow(
			'does not give probabilities',
		);
	});
});

/** A zip archive of these files. */
function zipOf(entries: Record<string, string | Buffer>, packed: boolean): Buffer {
	const locals: Buffer[] = [];
	const heads: Buffer[] = [];
	let at = 0;
	for (const [name, content] of Object.entries(entries)) {
		const plain = Buffer.from(content as Buffer);
		const data = packed ? deflateRawSync(plain) : plain;
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(name.length, 26);
		const head = Buffer.alloc(46);
		head.writeUInt32LE(0x02014b50, 0);
		head.writeUInt16LE(packed ? 8 : 0, 10);
		head.writeUInt32LE(data.length, 20);
		head.writeUInt32LE(plain.length, 24);
		head.writeUInt16LE(name.length, 28);
		head.writeUInt32LE(at, 42);
		locals.push(local, Buffer.from(name), data);
		heads.push(head, Buffer.from(name));
		at += 30 + name.length + data.length;
	}
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(Object.keys(entries).length, 10);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, ...heads, end]);
}
