import { gzipSync } from 'node:zlib';
import {
	profileTable,
	readCsvRange,
	readTable,
	recordsToTable,
	streamTable,
	Table,
	tableToRecords,
	writeTable,
	type FileSource,
	type ReadReport,
} from '../../../lib/table';
import { readTableJob, writeTableJob } from '../../../lib/table';
import { testContext } from '../../support/context';
import { csvSource } from './csvSupport';

const ndjson = (content: string | Uint8Array, more: Partial<FileSource> = {}): FileSource =>
	csvSource(content, { name: 'test.ndjson', format: 'auto', ...more });

async function collect(stream: AsyncIterable<Table>): Promise<Table[]> {
	const tables: Table[] = [];
	for await (const table of stream) tables.push(table);
	return tables;
}

describe('NDJSON', () => {
	test('becomes typed columns, nested values by dotted path', async () => {
		const table = await readTable(ndjson('{"a":1,"b":{"c":"x"},"d":[1]}\n\n{"a":2.5}\r\n'));
		expect(table.schema).toEqual([
			{ name: 'a', type: 'number' },
			{ name: 'b.c', type: 'string' },
			{ name: 'd', type: 'string' },
		]);
		expect(tableToRecords(table)).toEqual([
			{ a: 1, 'b.c': 'x', d: [1] },
			{ a: 2.5, 'b.c': null, d: null },
		]);
	});

	test('is unpacked from gzip and decoded from UTF-16', async () => {
		expect(
			tableToRecords(await readTable(ndjson(gzipSync('{"a":1}\n'), { name: 'x.ndjson.gz' }))),
		).toEqual([{ a: 1 }]);
		const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"a":"é"}\n', 'utf16le')]);
		expect(tableToRecords(await readTable(ndjson(utf16)))).toEqual([{ a: 'é' }]);
	});

	test('names the line that is no record, or leaves it out and reports it', async () => {
		const content = '{"a":1}\n{"a":\n[1]\n{"a":2}\n';
		await expect(readTable(ndjson(content))).rejects.toThrow(
			/^Line 2 of "test.ndjson" cannot be read: it is not JSON/,
		);
		const table = await readTable(ndjson(content, { rejectedRows: 'keep' }));
		expect(tableToRecords(table)).toEqual([{ a: 1 }, { a: 2 }]);
		expect(table.report?.rejected.map(({ line }) => line)).toEqual([2, 3]);
		expect(table.report?.rejected[1]?.problem).toBe('it is JSON, but not an object with fields');
	});

	test('leaves out a line of more than 16 MB', async () => {
		const long = `{"a":"${'x'.repeat(17 * 2 ** 20)}"}`;
		const table = await readTable(
			ndjson(`{"a":"1"}\n${long}\n{"a":"2"}\n`, { rejectedRows: 'keep' }),
		);
		expect(table.numRows).toBe(2);
		expect(table.report?.rejected).toEqual([
			{ line: 2, problem: 'it is longer than 16 MB', text: '' },
		]);
	});

	test('that is one JSON array is refused with the way on', async () => {
		await expect(readTable(ndjson('[{"a":1}]'))).rejects.toThrow(/one JSON array/);
		await expect(readTable(ndjson('\n'))).rejects.toThrow(/holds no record/);
	});

	test('does not pollute prototypes', async () => {
		const table = await readTable(
			ndjson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}}}\n'),
		);
		expect(table.names).toEqual(['__proto__.polluted', 'constructor.prototype.polluted']);
		expect('polluted' in {}).toBe(false);
	});
});

describe('Parquet', () => {
	const source = (bytes: Uint8Array): FileSource => ({
		kind: 'file',
		bytes,
		name: 'p.parquet',
		format: 'auto',
	});

	test('keeps text as text and reads only the columns asked for', async () => {
		const table = recordsToTable([{ id: 'x', n: 1 }], { types: { id: 'string' } }).table;
		const digits = new Table([
			['id', recordsToTable([{ id: 'a' }]).table.column('id')],
			['n', table.column('n')],
		]);
		const bytes = await writeTable(digits, 'parquet');
		const back = await readTable(source(bytes), { columns: ['n'] });
		expect(back.schema).toEqual([{ name: 'n', type: 'integer' }]);
		await expect(readTable(source(bytes), { columns: ['zip'] })).rejects.toThrow(
			/no column "zip". It has: id, n/,
		);
	});

	test('does not take digits in a text column for numbers', async () => {
		const { table } = recordsToTable([{ zip: '10115' }, { zip: '99999' }], {
			types: { zip: 'string' },
		});
		const back = await readTable(source(await writeTable(table, 'parquet')));
		expect(back.cell('zip', 0)).toBe('10115');
	});

	test('that is damaged anywhere gives a clear error or the right rows, never a foreign one', async () => {
		const { table } = recordsToTable(Array.from({ length: 50 }, (_, i) => ({ i, t: `text ${i}` })));
		const bytes = await writeTable(table, 'parquet');
		const codes = new Set<string>();
		for (let cut = 4; cut < bytes.length; cut += 7) {
			const outcome = await readTable(source(bytes.slice(0, cut))).then(
				() => 'read',
				(error: { code?: string }) => error.code ?? `foreign: ${String(error)}`,
			);
			codes.add(outcome);
		}
		expect([...codes]).toEqual(['CORRUPT_FILE']);
	});
});

describe('streamTable', () => {
	const lines = Array.from(
		{ length: 50_000 },
		(_, i) => `${i},${i < 40_000 ? '' : `${i}.5`},k${i % 7}`,
	);
	const content = `id,late,k\n${lines.join('\n')}\n`;

	test.each(['csv', 'ndjson', 'parquet'] as const)(
		'gives the rows and types of readTable, chunk by chunk, for %s',
		async (format) => {
			const whole = await readTable(csvSource(content));
			const bytes = await writeTable(whole, format);
			const file: FileSource = { kind: 'file', bytes, name: `x.${format}`, format };
			let report: ReadReport | null = null;
			const chunks = await collect(
				streamTable(file, { chunkRows: 10_000, onReport: (r) => (report = r) }),
			);
			expect(chunks.length).toBeGreaterThan(1);
			for (const chunk of chunks) expect(chunk.schema).toEqual(whole.schema);
			expect(chunks.every((chunk) => chunk.numRows < 13_000)).toBe(true);
			// Compared as text: jest takes minutes to compare 50,000 objects.
			const rows = chunks.flatMap((chunk) => tableToRecords(chunk));
			expect(JSON.stringify(rows) === JSON.stringify(tableToRecords(whole))).toBe(true);
			expect(report).toMatchObject({ rows: 50_000, format });
		},
	);

	test('finds a type that only the end of the file decides', async () => {
		const text = `a,b\n${'1,x\n'.repeat(60_000)}n/a yet,x\n`;
		const chunks = await collect(streamTable(csvSource(text), { chunkRows: 20_000 }));
		expect(new Set(chunks.map((chunk) => chunk.typed('a', 'string').type))).toEqual(
			new Set(['string']),
		);
		expect(chunks.at(-1)?.cell('a', (chunks.at(-1)?.numRows ?? 0) - 1)).toBe('n/a yet');
	});

	test('stops at a broken line with its number', async () => {
		const text = `a,b\n${'1,2\n'.repeat(1000)}3\n`;
		await expect(collect(streamTable(csvSource(text)))).rejects.toThrow(
			/Line 1002 .* 1 fields instead of 2/,
		);
	});
});

describe('table jobs', () => {
	test('read and write files', async () => {
		const context = testContext({ tasks: { 'table.csvRange': readCsvRange } });
		const { table, report } = await readTableJob(csvSource('a,b\n1,x\n'), {}, context);
		expect(report?.facts).toMatchObject({ delimiter: 'comma', encoding: 'utf-8' });
		const bytes = await writeTableJob(table, { format: 'ndjson' }, context);
		expect(new TextDecoder().decode(bytes)).toBe('{"a":1,"b":"x"}\n');
	});

	test('profile a table', () => {
		const { table } = recordsToTable([
			{ n: 3, t: 'b', d: '2024-01-02', ok: true },
			{ n: 1, t: 'a', d: '2024-01-01', ok: true },
			{ n: 3, t: 'b', d: null, ok: false },
			{ n: null, t: 'c', d: null, ok: true },
		]);
		expect(profileTable(table)).toEqual([
			{
				name: 'n',
				type: 'integer',
				rows: 4,
				missing: 1,
				distinct: 2,
				min: 1,
				max: 3,
				mean: 7 / 3,
				top: [
					{ value: 3, count: 2 },
					{ value: 1, count: 1 },
				],
			},
			{
				name: 't',
				type: 'string',
				rows: 4,
				missing: 0,
				distinct: 3,
				min: 'a',
				max: 'c',
				mean: null,
				top: [
					{ value: 'b', count: 2 },
					{ value: 'a', count: 1 },
					{ value: 'c', count: 1 },
				],
			},
			{
				name: 'd',
				type: 'date',
				rows: 4,
				missing: 2,
				distinct: 2,
				min: '2024-01-01',
				max: '2024-01-02',
				mean: null,
				top: [
					{ value: '2024-01-01', count: 1 },
					{ value: '2024-01-02', count: 1 },
				],
			},
			{
				name: 'ok',
				type: 'boolean',
				rows: 4,
				missing: 0,
				distinct: 2,
				min: false,
				max: true,
				mean: null,
				top: [
					{ value: true, count: 3 },
					{ value: false, count: 1 },
				],
			},
		]);
	});
});
