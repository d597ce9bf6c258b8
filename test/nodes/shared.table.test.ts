import { monitorEventLoopDelay } from 'node:perf_hooks';
import { closePool } from '../../lib/compute';
import { isFileSource, Table } from '../../lib/table';
import { hasInput, readInput, toFileItem, toItems } from '../../nodes/shared';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';

afterAll(closePool);

const asTable = (source: unknown): Table => {
	if (source instanceof Table) return source;
	throw new Error('expected a table');
};

describe('readInput', () => {
	it('makes row i of item i', async () => {
		const { node } = fakeExecute({
			parameters: {},
			inputs: [items({ id: 'a', n: 1 }, { id: 'b', n: 2.5 })],
		});
		const table = asTable((await readInput(node)).source);
		expect([table.cell('id', 1), table.cell('n', 1)]).toEqual(['b', 2.5]);
	});

	it('reads only the columns that are asked for', async () => {
		const { node } = fakeExecute({ parameters: {}, inputs: [items({ id: 'a', n: 1 })] });
		const { source } = await readInput(node, { columns: ['n'] });
		expect(asTable(source).names).toEqual(['n']);
	});

	it('hands a file on without reading it', async () => {
		const { node } = fakeExecute({
			parameters: { inputSource: 'file', binaryProperty: 'data' },
			inputs: [[{ json: {} }, fileItem('id,n\na,1\n', 'orders.csv')]],
		});
		const { source, fileItem: at } = await readInput(node);
		expect(isFileSource(source) && [source.name, source.format]).toEqual(['orders.csv', 'csv']);
		expect(at).toBe(1);
	});

	it('says which binary fields there are when the named one is missing', async () => {
		const { node } = fakeExecute({
			parameters: { inputSource: 'file', binaryProperty: 'file' },
			inputs: [[fileItem('x', 'orders.csv', 'data')]],
		});
		await expect(readInput(node)).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
			message: expect.stringContaining('Binary fields there are: data') as string,
		});
	});

	it('lets the event loop run while 200,000 items become a table', async () => {
		const many = Array.from({ length: 200_000 }, (_, i) => ({
			json: { id: `c${i % 5000}`, n: i, x: i / 7 },
		}));
		const { node } = fakeExecute({ parameters: {}, inputs: [many] });
		const delay = monitorEventLoopDelay({ resolution: 5 });
		let turns = 0;
		const timer = setInterval(() => turns++, 1);
		delay.enable();
		await readInput(node);
		clearInterval(timer);
		expect(turns).toBeGreaterThan(5);
	});
});

describe('hasInput', () => {
	it('is false for an input that nothing is connected to', () => {
		const { node } = fakeExecute({ parameters: {}, inputs: [items({ a: 1 })] });
		expect([hasInput(node, 0), hasInput(node, 1)]).toEqual([true, false]);
	});
});

describe('toItems', () => {
	it('extends the input items, changes none of them, and pairs each row', async () => {
		const input = items({ id: 'a', old: 1 }, { id: 'b', old: 2 });
		const { node } = fakeExecute({ parameters: {}, inputs: [input] });
		const table = asTable((await readInput(node, { columns: ['id'] })).source);
		const out = await toItems(table.take([1]), {
			pairedItem: () => ({ item: 1 }),
			base: () => input[1]?.json,
		});
		expect(out).toEqual([{ json: { id: 'b', old: 2 }, pairedItem: { item: 1 } }]);
		expect(input[1]?.json).toEqual({ id: 'b', old: 2 });
	});
});

describe('toFileItem', () => {
	it('gives one item that carries the table as CSV', async () => {
		const { node, files } = fakeExecute({ parameters: {}, inputs: [items({ id: '007', n: 1.5 })] });
		const table = asTable((await readInput(node)).source);
		const item = await toFileItem(node, table, {
			format: 'csv',
			fileName: 'clean',
			pairedItem: { item: 0 },
		});
		expect(item.json).toEqual({ rows: 1, columns: ['id', 'n'], fileName: 'clean.csv' });
		expect(files.get('clean.csv')?.toString().trim().split(/\r?\n/)).toEqual(['id,n', '007,1.5']);
	});
});
