import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import {
	readCsvRange,
	readTable,
	recordsToTable,
	tableToRecords,
	type Column,
	type FileSource,
} from '../../../lib/table';
import { testContext } from '../../support/context';
import { csvSource } from './csvSupport';

const context = (threads: number) =>
	testContext({ threads, tasks: { 'table.csvRange': readCsvRange } });

async function records(text: string | Uint8Array, more: Partial<FileSource> = {}) {
	return tableToRecords(await readTable(csvSource(text, more)));
}

/** One hash over all memory of a column: comparing millions of cells one by one takes jest minutes. */
function fingerprint(column: Column): string {
	const hash = createHash('sha256').update(column.type);
	const add = (array: ArrayBufferView) =>
		hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice());
	add(column.values);
	if (column.validity) add(column.validity);
	if (column.type === 'string') {
		add(column.dictionary.bytes);
		add(column.dictionary.offsets);
	}
	return hash.digest('hex');
}

describe('readTable of CSV', () => {
	test('gives each column its type', async () => {
		const table = await readTable(
			csvSource('id,n,price,ok,day,at,name\n007,1,9.5,true,2024-02-29,2024-01-02T03:04:05Z,Ada\n'),
		);
		expect(table.schema.map(({ type }) => type)).toEqual([
			'string',
			'integer',
			'number',
			'boolean',
			'date',
			'date',
			'string',
		]);
		expect(tableToRecords(table)).toEqual([
			{
				id: '007',
				n: 1,
				price: 9.5,
				ok: true,
				day: '2024-02-29',
				at: '2024-01-02T03:04:05.000Z',
				name: 'Ada',
			},
		]);
	});

	test('keeps every value of a column that turns out to be text in the last row', async () => {
		const lines = Array.from({ length: 20_000 }, (_, i) => `${i}.50,2024-01-01,true`);
		const table = await readTable(csvSource(`a,b,c\n${lines.join('\n')}\nn/v,soon,yes\n`));
		expect(table.schema.map(({ type }) => type)).toEqual(['string', 'string', 'string']);
		expect(table.cell('a', 7)).toBe('7.50');
		expect(tableToRecords(table, 20_000)).toEqual([{ a: 'n/v', b: 'soon', c: 'yes' }]);
		expect(table.report?.fields[0]).toMatchObject({
			looksLike: { number: 20_000, text: 1 },
			values: 20_001,
			examples: [{ row: 20_000, text: 'n/v' }],
		});
	});

	test('turns a column of whole numbers into numbers at a late fraction, exactly', async () => {
		const lines = Array.from({ length: 20_000 }, (_, i) => `${i},x`);
		const table = await readTable(csvSource(`a,b\n${lines.join('\n')}\n0.1,x\n`));
		expect(table.typed('a', 'number').values[19_999]).toBe(19_999);
		expect(table.cell('a', 20_000)).toBe(0.1);
	});

	test('types a column whose first values come late', async () => {
		const lines = Array.from({ length: 30_000 }, (_, i) => `${i},${i < 29_000 ? '' : i}`);
		const table = await readTable(csvSource(`a,b\n${lines.join('\n')}\n`));
		expect(table.typed('b', 'integer').values[29_000]).toBe(29_000);
		expect(table.cell('b', 0)).toBe(null);
		expect(table.report?.fields[1]).toMatchObject({ values: 1000, missing: 29_000 });
	});

	test('gives the same table on one thread and on three, cut inside of quoted line ends', async () => {
		const lines = Array.from(
			{ length: 120_000 },
			(_, i) => `${i % 97},"text ${i % 1013}\nwith ""quotes"", and ${'x'.repeat(i % 7)}",${i / 4}`,
		);
		const source = csvSource(`k,t,v\n${lines.join('\n')}\n`);
		const one = await readTable(source);
		const three = await readTable(source, { context: context(3) });
		expect(three.numRows).toBe(120_000);
		for (const name of one.names)
			expect(fingerprint(three.column(name))).toBe(fingerprint(one.column(name)));
		expect(three.report).toEqual(one.report);
	});

	test('reads the types and values that recordsToTable makes of the same texts', async () => {
		const cell = fc.oneof(
			fc.constantFrom(
				'',
				' ',
				'NA',
				'true',
				'False',
				'2024-02-29',
				'2024-02-30',
				'007',
				'+1',
				'12E5',
				'1e-5',
				'-0.5',
				'1.',
				'.5',
				'9007199254740993',
				'x',
			),
			fc.integer().map(String),
			fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), async (cells) => {
				const text = `a,b\n${cells.map((value) => `${value},x`).join('\n')}\n`;
				const fromFile = await readTable(csvSource(text, { header: 'yes', delimiter: ',' }));
				const fromRecords = recordsToTable(cells.map((a) => ({ a, b: 'x' })));
				expect(fromFile.schema).toEqual(fromRecords.table.schema);
				expect(tableToRecords(fromFile)).toEqual(tableToRecords(fromRecords.table));
			}),
			{ numRuns: 300 },
		);
	});

	test('stops at a broken line in row 500,000 and names it, or leaves it out and reports it', async () => {
		const lines = Array.from({ length: 600_000 }, (_, i) => `${i},${i % 10}`);
		lines[499_999] = '499999;3';
		const text = `id,v\n${lines.join('\n')}\n`;
		await expect(readTable(csvSource(text))).rejects.toThrow(
			'Line 500001 of "test.csv" cannot be read: it has 1 fields instead of 2 ("499999;3").',
		);
		const table = await readTable(csvSource(text, { rejectedRows: 'keep' }), {
			context: context(2),
		});
		expect(table.numRows).toBe(599_999);
		expect(table.report).toMatchObject({
			rejectedCount: 1,
			rejected: [{ line: 500_001, problem: 'it has 1 fields instead of 2', text: '499999;3' }],
		});
	});

	test('decides about the encoding by a later part when the head is ASCII', async () => {
		const head = 'name,v\n' + 'plain,1\n'.repeat(60_000);
		const latin = Uint8Array.from([...Buffer.from(head), ...Buffer.from('Jürgen,2\n', 'latin1')]);
		const table = await readTable(csvSource(latin));
		expect(table.cell('name', 60_000)).toBe('Jürgen');
		expect(table.report?.facts).toMatchObject({ encoding: 'windows-1252 (assumed)' });
	});

	test('says so when an encoding that the user named does not fit', async () => {
		const latin = Uint8Array.from(Buffer.from('a,b\nü,1\n', 'latin1'));
		await expect(readTable(csvSource(latin, { encoding: 'utf-8' }))).rejects.toThrow(
			/not valid UTF-8/,
		);
	});

	test('unpacks gzip, and names a broken archive', async () => {
		const packed = gzipSync('a,b\n1,x\n');
		expect(await records(packed)).toEqual([{ a: 1, b: 'x' }]);
		await expect(records(packed.subarray(0, packed.length - 9))).rejects.toThrow(
			/cannot be unpacked/,
		);
	});

	test('reads decimal commas and NA in number columns', async () => {
		expect(await records('a;b\n1,5;x\nNA;y\n-2,25;z\n')).toEqual([
			{ a: 1.5, b: 'x' },
			{ a: null, b: 'y' },
			{ a: -2.25, b: 'z' },
		]);
	});

	test('obeys given types and counts what does not fit', async () => {
		const table = await readTable(csvSource('a,b\n007,x\n8,y\nnine,z\n'), {
			types: { a: 'integer' },
		});
		expect(tableToRecords(table)).toEqual([
			{ a: 7, b: 'x' },
			{ a: 8, b: 'y' },
			{ a: null, b: 'z' },
		]);
		expect(table.report?.fields[0]).toMatchObject({
			given: true,
			unfit: 1,
			values: 2,
			examples: [{ row: 2, text: 'nine' }],
		});
	});

	test('reads only the columns asked for, in that order, and names one that is missing', async () => {
		const source = csvSource('a,b,c\n1,2,3\n');
		expect(tableToRecords(await readTable(source, { columns: ['c', 'a'] }))).toEqual([
			{ c: 3, a: 1 },
		]);
		await expect(readTable({ ...source, columns: ['d'] })).rejects.toThrow(
			/no column "d". It has: a, b, c/,
		);
	});

	test('reads a header without rows, one row, and a column without values', async () => {
		expect((await readTable(csvSource('a,b\n'))).numRows).toBe(0);
		expect(await records('a,b\n,2\n')).toEqual([{ a: null, b: 2 }]);
	});

	test('reads 10,000 columns and hostile headers', async () => {
		const names = Array.from({ length: 10_000 }, (_, i) => (i === 5 ? '__proto__' : `c${i}`));
		const row = names.map((_, i) => i).join(',');
		const table = await readTable(csvSource(`${names.join(',')}\n${row}\n${row}\n`));
		expect(table.cell('__proto__', 1)).toBe(5);
		expect(table.cell('c9999', 0)).toBe(9999);
		const [record] = tableToRecords(table, 0, 1);
		expect(Object.hasOwn(record ?? {}, '__proto__')).toBe(true);
		expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
	});

	test('refuses to read more than the job may hold, and stops when cancelled', async () => {
		const source = csvSource('a,b\n' + '1,2\n'.repeat(1000));
		await expect(
			readTable(source, { context: { ...context(1), memoryLimit: 1000 } }),
		).rejects.toThrow(/may use 0 MB/);
		await expect(readTable(source, { context: testContext({ cancelAfter: 0 }) })).rejects.toThrow(
			/cancelled/,
		);
	});
});
