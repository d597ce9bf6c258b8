import { Random } from '../../lib/math';
import { Predict } from '../../nodes/Predict/Predict.node';
import { TrainModel } from '../../nodes/TrainModel/TrainModel.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

const random = new Random(5);
const customers = Array.from({ length: 400 }, (_, i) => {
	const recency = Math.round(random.uniform(0, 200));
	const noise = random.normal(0, 1);
	const churned = random.uniform() < recency / 200 ? 'yes' : 'no';
	return { customer_id: `c-${i}-x`, recency, noise, churned };
});

async function run(operation: string, parameters: object = {}, given = [items(...customers)]) {
	const all = { operation, model: 'churn', ...parameters };
	const fake = fakeExecute({ parameters: all, inputs: given, outputs: 2 });
	const [first = [], second = []] = await new TrainModel().execute.call(fake.node);
	return { all: first.map(({ json }) => json), items: first, second, files: fake.files };
}
const train = async (columns: string, more: object = {}) =>
	(
		await run('train', {
			...{ question: 'column', target: 'churned', algorithm: 'logisticRegression' },
			...{ validation: 'kFold', saveAs: 'churn', columns },
			...more,
		})
	).all[0] ?? {};
const versions = async (name = 'churn') =>
	(await run('list', { modelName: name })).all.map((one) => [one['version'], one['current']]);
const onlyIfBetter = { whenVersionExists: 'onlyIfBetter', margin: 0 };

test('a first version is current, whatever is asked', async () => {
	expect(await train('noise', onlyIfBetter)).toMatchObject({
		model: { name: 'churn', version: 1 },
		promotion: null,
	});
	expect(await versions()).toEqual([[1, true]]);
});

test('a better version takes the place of the current one, a worse one is saved beside it', async () => {
	const better = await train('recency', onlyIfBetter);
	expect(better).toMatchObject({ promotion: { promoted: true, currentVersion: 1 } });
	const worse = await train('noise', onlyIfBetter);
	expect(worse).toMatchObject({
		model: { version: 3 },
		promotion: { promoted: false, currentVersion: 2, how: 'trained anew' },
	});
	expect(await versions()).toEqual([
		[3, false],
		[2, true],
		[1, false],
	]);
});

test('a model of another question is saved and not used', async () => {
	const other = await train('churned', { ...onlyIfBetter, target: 'recency', algorithm: 'ridge' });
	expect(other).toMatchObject({ model: { version: 4 }, promotion: { promoted: false } });
	await run('delete', { deleteWhat: 'one', deleteVersion: 4 });
});

test('lists what is known of each version, paired with all input items', async () => {
	const { items: listed, second } = await run('list', { modelName: '' });
	expect(listed[1]?.json).toMatchObject({
		...{ name: 'churn', version: 2, kind: 'learn.model', current: true, rows: 400 },
		...{ metric: 'rocAuc', baseline: expect.closeTo(0.5, 1), target: 'churned' },
	});
	expect(listed[0]?.pairedItem).toHaveLength(400);
	expect(second).toEqual([]);
	expect((await run('list', { modelName: 'nothing' })).all).toEqual([]);
});

test('compares versions on the rows and says that they were learnt from', async () => {
	const { all } = await run('compare', { versions: '1' });
	expect(all.map(({ version }) => version)).toEqual([2, 1]);
	expect(all[1]).toMatchObject({ comparedToCurrent: 'worse', learntFromTheseRows: true });
	await expect(run('compare', { versions: 'one' })).rejects.toThrow('whole numbers');
	await expect(run('compare', { model: 'nothing' })).rejects.toThrow('no model "nothing"');
});

test('rolls back and forward', async () => {
	expect((await run('use', { useVersion: 1 })).all).toEqual([
		{ name: 'churn', current: 1, before: 2 },
	]);
	expect(await versions()).toContainEqual([1, true]);
	await run('use', { useVersion: 2 });
	await expect(run('use', { useVersion: 9 })).rejects.toThrow('has no version 9. It has: 3, 2, 1');
});

test('hands a model over as a file that holds no customer, and takes it in with the same predictions', async () => {
	const { items: out, files } = await run('export');
	expect(out[0]?.json).toMatchObject({ fileName: 'churn-v2.safetensors', version: 2 });
	const file = files.get('churn-v2.safetensors') ?? Buffer.alloc(0);
	expect(out[0]?.json['fileBytes']).toBe(file.length);
	for (const { customer_id: id } of customers) expect(file.includes(id)).toBe(false);
	const taken = { importAs: 'copy', modelProperty: 'data', makeCurrent: true };
	const { all } = await run('import', taken, [[fileItem(file, 'churn.safetensors')]]);
	expect(all[0]).toMatchObject({ name: 'copy', version: 1, importedFrom: { version: 2 } });
	const score = async (model: string) => {
		const fake = fakeExecute({
			parameters: { operation: 'score', model, reasons: 0 },
			inputs: [items(...customers)],
			outputs: 3,
		});
		const [rows = []] = await new Predict().execute.call(fake.node);
		return rows.map(({ json }) => json['probability']);
	};
	const said = await score('copy');
	expect(said).toEqual(await score('churn'));
	expect(new Set(said).size).toBeGreaterThan(50);
});

test('takes in nothing from a file that is damaged, foreign or missing', async () => {
	const { files } = await run('export');
	const file = files.get('churn-v2.safetensors') ?? Buffer.alloc(0);
	const taken = { importAs: 'bad', modelProperty: 'data' };
	const damaged = Buffer.from(file);
	damaged[damaged.length - 9] = (damaged[damaged.length - 9] ?? 0) ^ 1;
	const given = [[fileItem(damaged, 'x')], [fileItem('{"a":1}', 'x')], [fileItem('', 'x')]];
	for (const one of given)
		await expect(run('import', taken, [one])).rejects.toThrow('model file cannot be read');
	await expect(run('import', taken, [items({ a: 1 })])).rejects.toThrow('No input item has a file');
	expect(await versions('bad')).toEqual([]);
});

test('imports beside the current version when asked', async () => {
	const { files } = await run('export', { version: 1 });
	const file = files.get('churn-v1.safetensors') ?? Buffer.alloc(0);
	const taken = { importAs: 'copy', modelProperty: 'data', makeCurrent: false };
	const { all } = await run('import', taken, [[fileItem(file, 'x')]]);
	expect(all[0]).toMatchObject({ version: 2, current: false });
});

test('makes a page about a version', async () => {
	const { items: out } = await run('card', { version: 2 });
	const html = Buffer.from(out[0]?.binary?.['data']?.data ?? '', 'base64').toString();
	expect(html).toContain('<h1>');
	expect(html).toContain('churned');
});

test('deletes a version and says which is current then, and a whole model', async () => {
	const one = await run('delete', { deleteWhat: 'one', deleteVersion: 2 });
	expect(one.all[0]).toMatchObject({ deleted: 1, before: 2, current: 3 });
	expect(one.all[0]?.['message']).toBe(
		'Version 2 was the current one; version 3 of "churn" is now.',
	);
	await expect(run('delete', { deleteWhat: 'one', deleteVersion: 0 })).rejects.toThrow(
		'No version to delete was named',
	);
	await expect(run('delete', { deleteWhat: 'one', deleteVersion: 2 })).rejects.toThrow(
		'has no version 2',
	);
	expect((await run('delete', { deleteWhat: 'all' })).all[0]).toMatchObject({
		...{ deleted: 2, versions: [3, 1], current: null },
	});
	expect(await versions()).toEqual([]);
	await expect(run('delete', { deleteWhat: 'all' })).rejects.toThrow('no model "churn"');
});
