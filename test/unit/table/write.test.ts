import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
	dateColumn,
	integerColumn,
	numberColumn,
	readTable,
	recordsToTable,
	stringColumn,
	Table,
	tableToRecords,
	writeTable,
	type FileFormat,
} from '../../../lib/table';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const csv = async (table: Table) => text(await writeTable(table, 'csv'));

async function readBack(table: Table, format: FileFormat): Promise<Table> {
	const bytes = await writeTable(table, format);
	return await readTable({ kind: 'file', bytes, name: `t.${format}`, format: 'auto' });
}

const SAMPLE = [
	{
		id: 1,
		price: 9.5,
		ok: true,
		day: '2024-02-29',
		name: 'Ada "the" Great, Countess',
		tags: ['a', 1],
	},
	{ id: 2, price: -0.25, ok: false, day: '2024-03-01', name: 'line\nbreak', tags: [] },
	{ id: 9007199254740991, price: null, ok: null, day: null, name: null, tags: null },
];

/** Without the nested column, which CSV has no type for. */
const FLAT = SAMPLE.map(({ id, price, ok, day, name }) => ({ id, price, ok, day, name }));

describe('writeTable', () => {
	test('writes CSV as RFC 4180 has it', async () => {
		const { table } = recordsToTable(FLAT.slice(0, 2));
		expect(await csv(table)).toBe(
			'id,price,ok,day,name\n' +
				'1,9.5,true,2024-02-29,"Ada ""the"" Great, Countess"\n' +
				'2,-0.25,false,2024-03-01,"line\nbreak"\n',
		);
	});

	test.each([
		['=1+1', "'=1+1"],
		['+49 30 123', "'+49 30 123"],
		['-cmd|calc', "'-cmd|calc"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\tx', '"\'\tx"'],
		['\rx', '"\'\rx"'],
		['\0x', "'\0x"],
		['＝1', "'＝1"],
		['＋1', "'＋1"],
		['－1', "'－1"],
		['＠x', "'＠x"],
		['-5', '-5'],
		['-5.25e-3', '-5.25e-3'],
		['a=1', 'a=1'],
	])('makes %j safe for spreadsheets as %j', async (cell, expected) => {
		expect(await csv(new Table([['c', stringColumn([cell])]]))).toBe(`c\n${expected}\n`);
	});

	test('makes headers safe too, and leaves text alone when told to', async () => {
		const table = new Table([['=x', stringColumn(['=1'])]]);
		expect(await csv(table)).toBe("'=x\n'=1\n");
		expect(text(await writeTable(table, 'csv', { formulaSafe: false }))).toBe('=x\n=1\n');
	});

	test('keeps negative numbers of number columns as they are', async () => {
		expect(await csv(new Table([['n', numberColumn([-5, null, 1e21])]]))).toBe(
			'n\n-5\n""\n1e+21\n',
		);
	});

	test('begins with a byte order mark when asked', async () => {
		const table = new Table([['n', integerColumn([1])]]);
		const bytes = await writeTable(table, 'csv', { byteOrderMark: true });
		expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x6e]);
	});

	test.each(['csv', 'ndjson', 'parquet'] as const)(
		'writes %s that reads back the same',
		async (format) => {
			const { table } = recordsToTable(format === 'csv' ? FLAT : SAMPLE);
			const back = await readBack(table, format);
			expect(tableToRecords(back)).toEqual(tableToRecords(table));
			expect(back.schema).toEqual(table.schema);
			expect(back.report?.format).toBe(format);
		},
	);

	test('keeps dates with times in all formats', async () => {
		const at = Date.UTC(2024, 4, 6, 7, 8, 9, 10);
		const table = new Table([['at', dateColumn([at, 0])]]);
		for (const format of ['csv', 'ndjson', 'parquet'] as const) {
			expect([...(await readBack(table, format)).typed('at', 'date').values]).toEqual([at, 0]);
		}
	});

	test('writes any text so that csv-parse and our reader give it back', async () => {
		const cell = fc.string({
			unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', 'é', '😀', "'", '1'),
			minLength: 1,
			maxLength: 6,
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }),
				async (rows) => {
					const table = new Table([
						['a', stringColumn(rows.map(([a]) => a))],
						['b', stringColumn(rows.map(([, b]) => b))],
					]);
					const bytes = await writeTable(table, 'csv', { formulaSafe: false });
					expect(parse(Buffer.from(bytes), { from: 2, record_delimiter: '\n' })).toEqual(rows);
					const back = await readTable(
						{ kind: 'file', bytes, name: 't.csv', format: 'csv', delimiter: ',', header: 'yes' },
						{ types: { a: 'string', b: 'string' } },
					);
					expect(tableToRecords(back)).toEqual(rows.map(([a, b]) => ({ a, b })));
				},
			),
			{ numRuns: 200 },
		);
	});

	test('writes a column named __proto__ in all formats', async () => {
		const table = new Table([
			['__proto__', integerColumn([7])],
			['b', integerColumn([8])],
		]);
		for (const format of ['csv', 'ndjson', 'parquet'] as const) {
			const back = await readBack(table, format);
			expect(back.names).toEqual(['__proto__', 'b']);
			expect(back.cell('__proto__', 0)).toBe(7);
		}
	});

	test('writes a table without rows', async () => {
		const table = new Table([
			['a', integerColumn([])],
			['b', stringColumn([])],
		]);
		expect(await csv(table)).toBe('a,b\n');
		expect((await readBack(table, 'parquet')).numRows).toBe(0);
	});
});
