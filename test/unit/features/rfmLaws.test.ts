import fc from 'fast-check';
import { columnFrom, tableToRecords, Table } from '../../../lib/table';
import { SEGMENT_GRID, segmentOf, SEGMENTS } from '../../../lib/features';
import { runRfm, utc } from './orders';
import { slowRfm, slowScores, type Line } from './slowRfm';

const AS_OF = utc('2024-06-30T23:59:59.999Z');
const DAY = 86_400_000;

const line: fc.Arbitrary<Line> = fc.record({
	customer: fc.constantFrom(
		'a',
		'b',
		'c',
		'dd',
		'007',
		'7',
		'Ünïcode',
		'a customer id of some length',
	),
	date: fc.integer({ min: AS_OF - 800 * DAY, max: AS_OF + 40 * DAY }),
	cents: fc.oneof(
		fc.integer({ min: 0, max: 100_000 }),
		fc.integer({ min: -5000, max: 0 }),
		// Around what 32 bits hold in ten-thousandths, and far beyond.
		fc.constantFrom(21_474_836, -21_474_837, 40_000_000_000),
	),
	order: fc.option(fc.constantFrom('1', '2', 'order-number-3', 'order-number-4'), { nil: null }),
	category: fc.option(fc.constantFrom('Shoes', 'Hats', '__proto__', 'other'), { nil: null }),
});
const lines = fc.array(line, { minLength: 1, maxLength: 60 });

const tableOfLines = (rows: readonly Line[]) =>
	new Table([
		[
			'customer',
			columnFrom(
				'string',
				rows.map((row) => row.customer),
			),
		],
		[
			'date',
			columnFrom(
				'date',
				rows.map((row) => row.date),
			),
		],
		[
			'amount',
			columnFrom(
				'number',
				rows.map((row) => row.cents / 100),
			),
		],
		[
			'order',
			columnFrom(
				'string',
				rows.map((row) => row.order),
			),
		],
		[
			'category',
			columnFrom(
				'string',
				rows.map((row) => row.category),
			),
		],
	]);

const OPTIONS = { asOf: AS_OF, category: 'category', windows: [30, 90, 365] };
const run = async (rows: readonly Line[], extra: object = {}) =>
	await runRfm(tableOfLines(rows), { ...OPTIONS, ...extra });

const recordsOf = (table: Table) => tableToRecords(table, 0, table.numRows);

describe('features.rfm laws', () => {
	it.each([true, false])('agrees with the slow twin (order ids: %s)', async (withOrders) => {
		await fc.assert(
			fc.asyncProperty(lines, async (rows) => {
				const { table } = await run(rows, withOrders ? { order: 'order' } : {});
				const slow = slowRfm(rows, { asOf: AS_OF, windows: [30, 90, 365], withOrders });
				expect(table.numRows).toBe(slow.size);
				for (let row = 0; row < table.numRows; row++) {
					const cell = (name: string) => table.cell(name, row);
					const expected = slow.get(String(cell('customer')))!;
					expect(cell('recency')).toBe(expected.recency);
					expect(cell('frequency')).toBe(expected.frequency);
					expect(cell('monetary')).toBe(expected.monetary);
					expect(cell('favouriteCategory')).toBe(expected.favourite);
					[30, 90, 365].forEach((w, i) => {
						expect(cell(`orders${w}d`)).toBe(expected.orders[i]);
						expect(cell(`amount${w}d`)).toBe(expected.amounts[i]);
						const trend = expected.trends[i]!;
						if (trend === null) expect(cell(`trend${w}d`)).toBeNull();
						else expect(cell(`trend${w}d`)).toBeCloseTo(trend, 12);
					});
					if (table.has('share_Shoes') && expected.shares.size > 0) {
						expect(cell('share_Shoes')).toBeCloseTo(expected.shares.get('Shoes') ?? 0, 12);
					}
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('scores as counting the customers below does', async () => {
		await fc.assert(
			fc.asyncProperty(lines, async (rows) => {
				const { table } = await run(rows);
				const ordered = recordsOf(table).filter((record) => record['frequency'] !== 0);
				const numbers = (name: string) => ordered.map((record) => Number(record[name]));
				expect(numbers('recencyScore')).toEqual(slowScores(numbers('recency').map((v) => -v)));
				expect(numbers('frequencyScore')).toEqual(slowScores(numbers('frequency')));
				expect(numbers('monetaryScore')).toEqual(slowScores(numbers('monetary')));
			}),
		);
	});

	it('gives the same bytes for the rows in any order', async () => {
		const shuffled = lines.chain((rows) =>
			fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
		);
		await fc.assert(
			fc.asyncProperty(shuffled, async ([rows, other]) => {
				const first = await run(rows, { order: 'order' });
				const second = await run(other, { order: 'order' });
				expect(recordsOf(second.table)).toEqual(recordsOf(first.table));
				expect(second.report).toEqual(first.report);
				expect(Buffer.compare(second.artefact, first.artefact)).toBe(0);
			}),
		);
	});

	it('never lets a row after the as-of date change a feature', async () => {
		await fc.assert(
			fc.asyncProperty(lines, async (rows) => {
				const past = rows.filter((row) => row.date <= AS_OF);
				fc.pre(past.length > 0);
				const all = await run(rows);
				const known = await run(past);
				expect(recordsOf(all.table)).toEqual(recordsOf(known.table));
				expect(all.report.rowsAfterAsOf).toBe(rows.length - past.length);
			}),
		);
	});

	it('has shares that sum to 1, and window counts that grow with the window', async () => {
		await fc.assert(
			fc.asyncProperty(lines, async (rows) => {
				for (const record of recordsOf((await run(rows, { topCategories: 2 })).table)) {
					const shares = Object.entries(record).filter(([name]) => name.startsWith('share_'));
					const present = shares.filter(([, share]) => share !== null);
					expect([0, shares.length]).toContain(present.length);
					const total = present.reduce((sum, [, share]) => sum + Number(share), 0);
					if (present.length > 0) expect(total).toBeCloseTo(1, 12);
					const [a, b, c] = [30, 90, 365].map((w) => Number(record[`orders${w}d`]));
					expect(a! <= b! && b! <= c! && c! <= Number(record['frequency'])).toBe(true);
				}
			}),
		);
	});
});

describe('the segment grid', () => {
	it('names every cell, uses every name but "No Orders", and reads scores as (F + M) / 2 rounded down', () => {
		const cells = [1, 2, 3, 4, 5].flatMap((r) =>
			[1, 2, 3, 4, 5].flatMap((f) => [1, 2, 3, 4, 5].map((m) => segmentOf(r, f, m))),
		);
		expect(cells).toHaveLength(125);
		expect(new Set(cells)).toEqual(new Set(SEGMENTS.filter((name) => name !== 'No Orders')));
		expect(segmentOf(5, 4, 5)).toBe('Champions');
		expect(segmentOf(5, 1, 2)).toBe(SEGMENT_GRID[5][0]);
	});

	it('refuses scores outside 1..5', () => {
		expect(() => segmentOf(0, 1, 1)).toThrow('RFM scores must be 1..5');
		expect(() => segmentOf(1, 6, 6)).toThrow('RFM scores must be 1..5');
	});
});
