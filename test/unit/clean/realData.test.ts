/** Real files of ../shared/data, read where they are present. The expected counts were worked out with a separate Python script. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringColumn, Table } from '../../../lib/table';
import { cells, clean, reportOf, rowsOf } from './tables';

const DATA = path.resolve(__dirname, '../../../../shared/data');

function readCsv(file: string): Table {
	const raw = readFileSync(path.join(DATA, file));
	const rows: string[][] = parse(file.endsWith('.gz') ? gunzipSync(raw) : raw, { bom: true });
	const [header = [], ...body] = rows;
	return new Table(
		header.map((name, i) => [name, stringColumn(body.map((row) => row[i] ?? null))]),
	);
}

/** Runs the tests when the file is there, else shows them as skipped with the file's name. */
function withFile(file: string, tests: (table: () => Table) => void): void {
	const there = existsSync(path.join(DATA, file));
	const suite = there ? describe : describe.skip;
	suite(there ? file : `${file} (skipped: ../shared/data/${file} is not here)`, () => {
		tests(() => readCsv(file));
	});
}

withFile('reported-heights/reported_heights.csv', (table) => {
	it('reads 1,023 of the 1,095 heights and rejects the 72 that are no numbers', async () => {
		const result = await clean(table());
		expect(result.report).toMatchObject({ rowsIn: 1095, rowsClean: 1023, rowsRejected: 72 });
		expect(reportOf(result, 'height')).toMatchObject({ role: 'number', failed: 72 });
		expect(reportOf(result, 'time_stamp')).toMatchObject({ role: 'date', failed: 0 });
		expect(cells(result.clean, 'time_stamp')[0]).toBe(Date.UTC(2014, 8, 2, 13, 40, 36));
		const rejected = new Set(cells(result.rejected, 'height'));
		for (const height of ['5\' 4"', '165cm', '5 11', '6*12', '>9000', 'Five foot eight inches']) {
			expect(rejected).toContain(height);
		}
	});

	it('reads 5,3 and 1,70 as decimals although most of the column has points, and lists the doubtful ones', async () => {
		const result = await clean(table());
		const heights = cells(result.clean, 'height');
		for (const value of [5.3, 6.8, 5.4, 5.8, 1.7]) expect(heights).toContain(value);
		expect(reportOf(result, 'height').decision).toMatchObject({
			format: 'decimal point',
			basis: 'values',
			ambiguousRows: 6,
			examples: ['64.173', '64.961', '649,606'],
		});
	});
});

withFile('marketing-campaign-recoded/marketing_campaign.csv', (table) => {
	it('keeps all 2,240 customers, fills 24 incomes with the median and flags 8', async () => {
		const result = await clean(table(), {
			columns: [{ column: 'Income', onMissing: 'median' }],
			outliers: { method: 'iqr', action: 'flag', columns: ['Income'] },
			duplicates: { keys: ['ID'] },
		});
		expect(result.report).toMatchObject({ rowsIn: 2240, rowsClean: 2240, rowsDuplicate: 0 });
		expect(reportOf(result, 'Income')).toMatchObject({
			missing: 24,
			filled: 24,
			fillValue: 51381.5,
		});
		expect(reportOf(result, 'Income').outliers).toMatchObject({
			low: 0,
			high: 8,
			lowerFence: -14525.5,
			upperFence: 118350.5,
		});
		expect(cells(result.clean, 'Income_outlier').filter(Boolean)).toHaveLength(8);
	});

	it('reads Yes and No, and dates', async () => {
		const result = await clean(table());
		expect(cells(result.clean, 'Kidhome').filter((value) => value === true)).toHaveLength(947);
		expect(reportOf(result, 'Dt_Customer')).toMatchObject({ role: 'date', read: 2240 });
		const days = cells(result.clean, 'Dt_Customer')
			.map(Number)
			.sort((a, b) => a - b);
		expect([days[0], days.at(-1)]).toEqual([Date.UTC(2012, 6, 30), Date.UTC(2014, 5, 29)]);
	});

	it('finds the 182 customers that are the same but for their ID', async () => {
		const source = table();
		const keys = source.names.filter((name) => name !== 'ID');
		const result = await clean(source, { duplicates: { keys } });
		expect(result.report.rowsDuplicate).toBe(182);
	});
});

withFile('completejourney/demographics.csv', (table) => {
	it('keeps 3+ and 5+ as the categories they are and rejects none of the 801 households', async () => {
		const result = await clean(table());
		expect(result.report).toMatchObject({ rowsIn: 801, rowsClean: 801 });
		expect(reportOf(result, 'kids_count').role).toBe('text');
		expect(cells(result.clean, 'kids_count').filter((value) => value === '3+')).toHaveLength(69);
	});
});

withFile('superstore/orders.csv.gz', (table) => {
	it('reads all 9,994 lines and removes the 8 repeated products of an order', async () => {
		const result = await clean(table(), {
			duplicates: { keys: ['Order ID', 'Product ID'] },
			outliers: { method: 'iqr', action: 'flag', columns: ['Sales'] },
		});
		expect(result.report).toMatchObject({
			rowsIn: 9994,
			rowsClean: 9986,
			rowsRejected: 0,
			rowsDuplicate: 8,
		});
		expect(
			result.report.columns.filter(({ role }) => role === 'date').map(({ name }) => name),
		).toEqual(['Order Date', 'Ship Date']);
		expect(reportOf(result, 'Postal Code').role).toBe('id');
	});

	it("finds 1,167 sales above Tukey's fence of 498.93", async () => {
		const result = await clean(table(), {
			outliers: { method: 'iqr', action: 'flag', columns: ['Sales'] },
		});
		expect(reportOf(result, 'Sales').outliers).toMatchObject({ low: 0, high: 1167 });
		expect(reportOf(result, 'Sales').outliers?.upperFence).toBeCloseTo(498.93, 6);
		const total = cells(result.clean, 'Sales').reduce<number>(
			(sum, value) => sum + Number(value),
			0,
		);
		expect(total).toBeCloseTo(2_297_200.86, 2);
	});

	it('turns no-break blanks of product names into plain ones', async () => {
		const result = await clean(table());
		expect(
			rowsOf(result.clean).some(
				(row) => row['Product Name'] === 'Konftel 250 Conference phone - Charcoal black',
			),
		).toBe(true);
	});
});
