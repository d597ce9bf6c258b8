import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { readTable, tableToRecords, type FileSource } from '../../../lib/table';

const FOLDER = join(__dirname, '../../../../shared/data');

/** Rows, types of the first columns, delimiter; by hand from the files' own documentation. */
const FILES: [string, number, string, string][] = [
	[
		'completejourney/transactions_sample.csv.gz',
		75_000,
		'integer integer integer integer integer number',
		'comma',
	],
	[
		'completejourney/products.csv.gz',
		92_331,
		'integer integer string string string string',
		'comma',
	],
	['completejourney/campaign_descriptions.csv', 27, 'integer string date date', 'comma'],
	[
		'bank-marketing-full/bank-marketing.csv.gz',
		45_211,
		'integer string string string string integer',
		'semicolon',
	],
	['ml-100k/u.data.gz', 100_000, 'integer integer integer integer', 'tab'],
	['em-fodors-zagats/val.csv', 190, 'string string string string string integer', 'comma'],
	['zh-waimai10k/waimai_10k.csv', 11_987, 'integer string', 'comma'],
];

const source = (path: string): FileSource => ({
	kind: 'file',
	path,
	name: basename(path),
	format: 'auto',
});

const describeWithData = existsSync(FOLDER) ? describe : describe.skip;

describeWithData('real files (skipped where ../shared/data is not there)', () => {
	test.each(FILES)('%s: %i rows', async (file, rows, types, delimiter) => {
		const table = await readTable(source(join(FOLDER, file)));
		expect(table.numRows).toBe(rows);
		const found = table.schema.map(({ type }) => type).slice(0, types.split(' ').length);
		expect(found.join(' ')).toBe(types);
		expect(table.report).toMatchObject({ facts: { delimiter }, rejectedCount: 0 });
	});

	test.each(FILES)(
		'%s: every cell is the one that csv-parse reads',
		async (file, _rows, _types, delimiter) => {
			const path = join(FOLDER, file);
			const bytes = readFileSync(path);
			const sign = { comma: ',', semicolon: ';', tab: '\t' }[delimiter] ?? ',';
			const expected = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
				delimiter: sign,
				to_line: 5_000,
			});
			const names = (await readTable(source(path))).names;
			const types = Object.fromEntries(names.map((name) => [name, 'string' as const]));
			const table = await readTable(source(path), { types });
			const header = table.report?.facts['header'] === 'yes' ? 1 : 0;
			const rows = tableToRecords(table, 0, expected.length - header).map((record) =>
				names.map((name) => record[name] ?? ''),
			);
			expect(JSON.stringify(rows) === JSON.stringify(expected.slice(header))).toBe(true);
		},
	);
});
