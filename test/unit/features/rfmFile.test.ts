import fc from 'fast-check';
import type { FileSource } from '../../../lib/table';
import { columnFrom, Table, tableToRecords } from '../../../lib/table';
import { rfm, type RfmOptions } from '../../../lib/features';
import { scanCsvRounds, csvPlanOf } from '../../../lib/features/rfm/csvRounds';
import { csvRowBuffer } from '../../../lib/features/rfm/csvSpace';
import { planOf } from '../../../lib/features/rfm/options';
import { rowBuffer } from '../../../lib/features/rfm/records';
import { scanCsv } from '../../../lib/features/rfm/scanCsv';
import { scanCsvFast } from '../../../lib/features/rfm/scanCsvFast';
import { context, utc } from './orders';

const encoder = new TextEncoder();

const csvFile = (text: string): FileSource => ({
	kind: 'file',
	bytes: encoder.encode(text),
	name: 'orders.csv',
	format: 'csv',
});

const OPTIONS: RfmOptions = {
	...{ customer: 'customer', date: 'date', amount: 'amount', order: 'order', category: 'category' },
	asOf: '2024-06-30',
};

const cellText = fc.oneof(
	fc.constantFrom(
		'a',
		'b',
		'007',
		'Ünï',
		'with,comma',
		'with "quotes"',
		'two\nlines',
		'"',
		'a,"b",c',
	),
	fc.constant('long '.repeat(10)),
);
const row = fc.record({
	customer: cellText,
	date: fc.integer({ min: utc('2023-01-01'), max: utc('2024-08-01') }),
	amount: fc.double({ min: -50, max: 1e6, noNaN: true }),
	order: fc.option(cellText, { nil: null }),
	category: fc.option(cellText, { nil: null }),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const quote = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);
const toCsv = (rows: readonly Row[]) =>
	['customer,date,amount,order,category']
		.concat(
			rows.map((r) =>
				[
					quote(r.customer),
					new Date(r.date).toISOString(),
					String(r.amount),
					quote(r.order),
					quote(r.category),
				].join(','),
			),
		)
		.join('\r\n');

const toTable = (rows: readonly Row[]) =>
	new Table([
		[
			'customer',
			columnFrom(
				'string',
				rows.map((r) => r.customer),
			),
		],
		[
			'date',
			columnFrom(
				'date',
				rows.map((r) => r.date),
			),
		],
		[
			'amount',
			columnFrom(
				'number',
				rows.map((r) => r.amount),
			),
		],
		[
			'order',
			columnFrom(
				'string',
				rows.map((r) => r.order),
			),
		],
		[
			'category',
			columnFrom(
				'string',
				rows.map((r) => r.category),
			),
		],
	]);

const recordsOf = (table: Table) => tableToRecords(table, 0, table.numRows);

describe('features.rfm from the bytes of a CSV file', () => {
	it('gives what the same rows in memory give', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
				const file = await rfm(csvFile(toCsv(rows)), OPTIONS, context());
				const memory = await rfm(toTable(rows), OPTIONS, context());
				expect(recordsOf(file.table)).toEqual(recordsOf(memory.table));
				expect(file.report).toEqual(memory.report);
			}),
			{ numRuns: 100 },
		);
	});

	it('gives the same for a file cut into pieces anywhere, on one thread and on three', async () => {
		const rows = Array.from({ length: 25_000 }, (_, i): Row => ({
			customer: i % 7 === 0 ? `quoted "${i % 401}",\ncustomer` : `c${i % 1009}`,
			date: utc('2024-06-30') - (i % 700) * 86_400_000,
			amount: (i % 977) / 8,
			order: `order ${i % 20_011}`,
			category: `k${i % 23}`,
		}));
		const source = csvFile(toCsv(rows).repeat(1));
		const memory = await rfm(toTable(rows), OPTIONS, context(1));
		for (const threads of [1, 3]) {
			const file = await rfm(source, OPTIONS, context(threads));
			expect(file.report).toEqual(memory.report);
			for (const [name, column] of memory.table.entries()) {
				expect(file.table.column(name).values).toEqual(column.values);
			}
		}
	}, 120_000);

	it('finds the latest day when asked for it', async () => {
		const text = 'customer,date,amount\na,2024-01-05,1\nb,2024-02-06,2\nc,oops,3\n';
		const wanted = {
			customer: 'customer',
			date: 'date',
			amount: 'amount',
			asOf: 'latest',
		} as const;
		const { report, table } = await rfm(csvFile(text), wanted, context());
		expect(report.asOf).toBe('2024-02-06T23:59:59.999Z');
		expect(recordsOf(table).map((record) => record['recency'])).toEqual([32, 0]);
	});

	it('counts lines that cannot be used by reason, malformed ones too', async () => {
		const text = [
			...['customer,date,amount', 'a,2024-01-05,1', ',2024-01-05,1', 'b,,1', 'b,5.1.2024,1'],
			...['b,2024-01-05,', 'b,2024-01-05,1 EUR', 'b,2024-01-05,NaN', 'b,2024-01-05', ''],
		].join('\n');
		const wanted = { ...OPTIONS, order: '', category: '' };
		const { report } = await rfm(csvFile(text), wanted, context());
		expect(report).toMatchObject({ rows: 8, usedRows: 1, rejectedRows: 7 });
		expect(report.rejectedReasons).toEqual([
			{ reason: 'Customer is missing', rows: 1 },
			{ reason: 'Date is missing', rows: 1 },
			{ reason: 'Date cannot be read', rows: 1 },
			{ reason: 'Amount is missing', rows: 1 },
			{ reason: 'Amount cannot be read', rows: 2 },
			{ reason: 'Line is not well-formed CSV', rows: 1 },
		]);
	});

	it('refuses a column that the file does not have', async () => {
		const run = rfm(csvFile('customer,date\na,2024-01-05\n'), OPTIONS, context());
		await expect(run).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
	});

	it('reads a range again that was cut inside a quoted field', async () => {
		const trap = `"a",2024-01-05,1,"o ${'\n"x",2024-01-05,9,"p"'.replaceAll('"', '""')}",k\n`;
		const text = `customer,date,amount,order,category\n${trap.repeat(60_000)}`;
		const plan = planOf(OPTIONS);
		const csv = await csvPlanOf(csvFile(text), plan);
		let used = 0;
		const options = { plan, partitionBits: 0, context: context(), emit: true };
		for await (const round of scanCsvRounds(csv!, options)) {
			for (const scan of round) used += scan.counts.used;
		}
		expect(used).toBe(60_000);
	}, 60_000);
});

describe('the kernel and the plain scan', () => {
	const odd = fc.constantFrom(
		...[
			'',
			' ',
			' a',
			'a ',
			'\t',
			'"q"',
			'"a,b"',
			'0',
			'-5',
			'-0.01',
			'1e3',
			'12.34567',
			'.5',
			'5.',
			'+1',
		],
		...[
			'2024-02-29',
			'2023-02-29',
			'2024-01-01T10:00:00',
			'2024-01-01 10:00:00Z',
			'2024-13-01',
			'20240101',
		],
		...[
			'a rather long customer id',
			'ä',
			'12345678901',
			'123456789012',
			'\r',
			'NaN',
			'9'.repeat(16),
		],
	);
	const usual = fc.record({
		customer: fc.nat(50).map((n) => `c${n}`),
		date: fc
			.nat(600)
			.map((n) => new Date(utc('2023-01-01') + n * 86_400_000).toISOString().slice(0, 10)),
		amount: fc.nat(100_000).map((n) => (n / 100).toFixed(2)),
		order: fc.nat(30).map(String),
		category: fc.constantFrom('k1', 'k2', 'k3'),
	});
	const line = fc
		.tuple(usual, fc.array(fc.tuple(fc.nat(5), odd), { maxLength: 1 }))
		.map(([{ customer, date, amount, order, category }, changes]) => {
			const cells = [customer, date, amount, order, category];
			for (const [place, text] of changes) cells[place] = text;
			return cells.join(',');
		});

	it('read every file alike', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(line, { minLength: 1, maxLength: 60 }),
				fc.constantFrom('\n', '\r\n'),
				fc.boolean(),
				async (lines, end, ends) => {
					const text =
						['customer,date,amount,order,category', ...lines].join(end) + (ends ? end : '');
					const plan = planOf(OPTIONS);
					const csv = await csvPlanOf(csvFile(text), plan);
					const piece = { csv: csv!, range: csv!.range, plan, partitionBits: 2 };
					const rows = { rows: 100, columns: 6, withOrders: true, partitionBits: 2 };
					const buffer = csvRowBuffer({ rangeBytes: text.length * 3, ...rows })!;
					const fast = await scanCsvFast({ ...piece, buffer }, context());
					const plain = await scanCsv({ ...piece, buffer: rowBuffer(100, true, 2) }, context());
					expect(fast).not.toBeNull();
					expect(fast!.counts).toEqual(plain.counts);
					expect(fast!.categories).toEqual(plain.categories);
					expect([...fast!.longKeys]).toEqual([...plain.longKeys]);
					const used = plain.counts.used * 10;
					expect(fast!.buffer.words.slice(0, used)).toEqual(plain.buffer.words.slice(0, used));
				},
			),
			{ numRuns: 250 },
		);
	});
});
