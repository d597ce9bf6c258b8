import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { planCsv, splitCsv } from '../../../lib/table';
import { cellsOf, csvSource, readCells } from './csvSupport';

const cell = fc.string({
	unit: fc.constantFrom('a', 'B', '7', ' ', ',', ';', '"', '\n', '\r', 'é', '中', '\t', '😀', "'"),
	maxLength: 8,
});
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
	fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
		minLength: 1,
		maxLength: 30,
	}),
);

/** Quotes a cell where RFC 4180 needs it, and sometimes where it does not. */
function quoted(text: string, always: boolean): string {
	return always || /[",;\t|\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const write = (rows: string[][], newline: string, always: boolean) =>
	rows.map((row) => row.map((text) => quoted(text, always)).join(',')).join(newline) + newline;

const header = (width: number) => Array.from({ length: width }, (_, i) => `column ${i}`);

describe('the CSV scanner', () => {
	test('reads what csv-parse reads: quotes, escapes, line ends, empty cells', async () => {
		await fc.assert(
			fc.asyncProperty(
				table,
				fc.constantFrom('\n', '\r\n'),
				fc.boolean(),
				async (rows, newline, always) => {
					const text = write([header(rows[0]?.length ?? 0), ...rows], newline, always);
					const expected = parse(text, { record_delimiter: newline, from: 2 });
					const { rows: got, result } = await readCells(text, { delimiter: ',' });
					expect(got).toEqual(expected);
					expect(result.rejectedCount).toBe(0);
				},
			),
			{ numRuns: 300 },
		);
	});

	test('reads the same records however the file is cut into ranges', async () => {
		await fc.assert(
			fc.asyncProperty(table, fc.integer({ min: 2, max: 9 }), async (rows, parts) => {
				const text = write([header(rows[0]?.length ?? 0), ...rows], '\n', true);
				const plan = await planCsv(csvSource(text, { delimiter: ',' }), { header: true });
				const whole = (await cellsOf(plan)).rows;
				const joined: string[][] = [];
				let at = plan.range.start;
				for (const range of splitCsv(plan, parts, 1)) {
					if (at >= range.end) continue;
					const { rows: part, result } = await cellsOf(plan, { start: at, end: range.end });
					joined.push(...part);
					at = result.endedAt;
				}
				expect(joined).toEqual(whole);
			}),
			{ numRuns: 200 },
		);
	});

	test.each([
		[
			'UTF-8 with a mark',
			[0xef, 0xbb, 0xbf, ...Buffer.from('name,city\nAda,Köln\n')],
			'utf-8',
			'bom',
		],
		[
			'UTF-16 LE with a mark',
			[0xff, 0xfe, ...Buffer.from('name,city\nAda,Köln\n', 'utf16le')],
			'utf-16le',
			'bom',
		],
		[
			'UTF-16 BE with a mark',
			[0xfe, 0xff, ...Buffer.from('name,city\nAda,Köln\n', 'utf16le').swap16()],
			'utf-16be',
			'bom',
		],
		[
			'UTF-16 LE without one',
			[...Buffer.from('name,city\nAda,Köln\n', 'utf16le')],
			'utf-16le',
			'content',
		],
		[
			'windows-1252',
			[...Buffer.from('name,city\nAda,Köln\n', 'latin1')],
			'windows-1252',
			'fallback',
		],
	])('recognises %s', async (_, bytes, encoding, by) => {
		const { plan, rows } = await readCells(Uint8Array.from(bytes));
		expect([plan.encoding, plan.encodingBy]).toEqual([encoding, by]);
		expect(plan.names).toEqual(['name', 'city']);
		expect(rows).toEqual([['Ada', 'Köln']]);
	});

	test('recognises GB18030 by its byte pairs', async () => {
		// 姓名,城市 / 张伟,北京 in GB18030 (code tables of the standard).
		const bytes = [0xd0, 0xd5, 0xc3, 0xfb, 44, 0xb3, 0xc7, 0xca, 0xd0, 10];
		bytes.push(0xd5, 0xc5, 0xce, 0xb0, 44, 0xb1, 0xb1, 0xbe, 0xa9, 10);
		const { plan, rows } = await readCells(Uint8Array.from(bytes));
		expect(plan.encoding).toBe('gb18030');
		expect([plan.names, ...rows]).toEqual([
			['姓名', '城市'],
			['张伟', '北京'],
		]);
	});

	test.each([
		[';', 'a;b\n1,5;x\n2,25;y\n', 59, 44],
		['tab', 'a\tb\n1.5\tx\n', 9, 46],
		['|', 'a|b\nx|1\n', 124, 46],
		[',', 'a,b\n"x;y;z",1\n', 44, 46],
	])('recognises the delimiter %s and its decimal mark', async (_, text, delimiter, decimal) => {
		const { plan } = await readCells(text);
		expect([plan.dialect.delimiter, plan.dialect.decimal]).toEqual([delimiter, decimal]);
		expect(plan.names).toEqual(['a', 'b']);
	});

	test('recognises single quotes', async () => {
		const { rows } = await readCells("a,b\n'x,1','it''s'\n'y','z'\n");
		expect(rows).toEqual([
			['x,1', "it's"],
			['y', 'z'],
		]);
	});

	test.each([
		['words over numbers', 'name,amount\nx,1\ny,2\n', true],
		['numbers over numbers', 'x,1\ny,2\nz,3\n', false],
		['words over words', 'name,city\nAda,Bonn\n', true],
	])('decides about a header: %s', async (_, text, expected) => {
		expect((await readCells(text)).plan.dialect.header).toBe(expected);
	});

	test('names empty and repeated headers and keeps __proto__', async () => {
		const { plan } = await readCells('id,,id,__proto__,id_2\n1,2,3,4,5\n');
		expect(plan.names).toEqual(['id', 'column_2', 'id_3', '__proto__', 'id_2']);
		expect(plan.renamed).toEqual([
			{ from: '', to: 'column_2' },
			{ from: 'id', to: 'id_3' },
		]);
	});

	test('rejects records with too few or too many fields and says on which line', async () => {
		const { rows, result } = await readCells('a,b\n1,2\n3\n4,5,6\n7,8,\n');
		expect(rows).toEqual([
			['1', '2'],
			['7', '8'],
		]);
		expect(result.rejected).toEqual([
			{ line: 1, problem: 'fields', fields: 1, text: '3' },
			{ line: 2, problem: 'fields', fields: 3, text: '4,5,6' },
		]);
	});

	test('rejects a record with an open quote and goes on with the next line', async () => {
		const { rows, result } = await readCells('a,b\n1,2\n3,"four\n5,6\n');
		expect(rows).toEqual([
			['1', '2'],
			['5', '6'],
		]);
		expect(result.rejected).toEqual([
			{ line: 1, problem: 'unterminated', fields: 0, text: '3,"four' },
		]);
	});

	test('rejects text after a closing quote', async () => {
		const { rows, result } = await readCells('a,b\n"x"y,2\n5,6\n');
		expect(rows).toEqual([['5', '6']]);
		expect(result.rejected[0]).toMatchObject({ line: 0, problem: 'quote' });
	});

	test('counts lines within quoted cells', async () => {
		const { rows, result } = await readCells('a,b\n"x\ny",2\n5\n');
		expect(rows).toEqual([['x\ny', '2']]);
		expect(result.rejected[0]).toMatchObject({ line: 2, text: '5' });
	});

	test('skips blank lines and reads a last line without line end', async () => {
		const { rows, result } = await readCells('a,b\n\n1,2\r\n\r\n3,4');
		expect(rows).toEqual([
			['1', '2'],
			['3', '4'],
		]);
		expect(result.blankLines).toBe(2);
	});

	test('reads one column, old Mac line ends and a NUL in a cell', async () => {
		expect((await readCells('city\nBonn\n""\nKöln\n')).rows).toEqual([['Bonn'], [''], ['Köln']]);
		expect((await readCells('a,b\r1,2\r3,4\r')).rows).toEqual([
			['1', '2'],
			['3', '4'],
		]);
		expect((await readCells('a,b\nx\0y,2\n')).rows).toEqual([['x\0y', '2']]);
	});

	test('leaves out a record of 100 MB in bounded memory and reads the ones around it', async () => {
		const long = new Uint8Array(100 * 2 ** 20 + 16).fill(120);
		const encoder = new TextEncoder();
		long.set(encoder.encode('a,b\n1,2\n3,'));
		long.set(encoder.encode('\n5,6\n'), long.length - 5);
		const before = process.memoryUsage().arrayBuffers;
		const { rows, result } = await readCells(long);
		expect(rows).toEqual([
			['1', '2'],
			['5', '6'],
		]);
		expect(result.rejected[0]).toMatchObject({ line: 1, problem: 'too long' });
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
	});

	test('keeps a cell of 1 MB', async () => {
		const big = 'x'.repeat(2 ** 20 + 5);
		const { rows } = await readCells(`a,b\n1,"${big}"\n`);
		expect(rows[0]?.[1]).toBe(big);
	});

	test('refuses empty files and files that are no text', async () => {
		await expect(readCells('')).rejects.toThrow(/holds no record/);
		await expect(readCells('\n\n')).rejects.toThrow(/holds no record/);
		await expect(readCells('PK\u0003\u0004....')).rejects.toThrow(/Excel workbook or zip/);
		await expect(readCells('a,b\n1,2\n', { delimiter: '::' })).rejects.toThrow(/one ASCII sign/);
		await expect(readCells('a,b\n1,2\n', { encoding: 'ebcdic' })).rejects.toThrow(/is not one of/);
	});
});
