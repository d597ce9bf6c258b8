import fc from 'fast-check';
import type { CleanOptions } from '../../../lib/clean';
import { stringColumn, Table } from '../../../lib/table';
import { tidyText } from '../../../lib/clean';
import { clean, rowsOf, textTable } from './tables';

/** Cells as people type them: of each kind, broken, missing and plain rubbish. */
const cell = fc.oneof(
	fc.constantFrom(
		'',
		'n/a',
		'yes',
		'nein',
		'0',
		'1',
		'x',
		'free',
		'ada@x.com',
		'bob@@x',
		' Ada@X.com ',
	),
	fc.constantFrom(
		'1.234',
		'1,5',
		'12.50 €',
		'(3)',
		'007',
		'03/04/2024',
		'13/04/2024',
		'2024-02-30',
		'1. März 2024',
	),
	fc.constantFrom('+49 30 123456', '030 123456', '  a  b ', '１２', 'e\u0301'),
	fc.integer().map(String),
	fc
		.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
		.map((value) => value.toFixed(2)),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constant(null),
);

const NAMES = [
	'id',
	'email',
	'price',
	'order_date',
	'phone',
	'is_active',
	'note',
	'__proto__',
	'constructor',
];

const table = fc
	.integer({ min: 0, max: 12 })
	.chain((rows) =>
		fc
			.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 5 })
			.chain((names) =>
				fc
					.tuple(...names.map(() => fc.array(cell, { minLength: rows, maxLength: rows })))
					.map((columns) => names.map((name, i) => [name, columns[i] ?? []] as const)),
			),
	);

const options: fc.Arbitrary<CleanOptions> = fc.record(
	{
		auto: fc.boolean(),
		onInvalid: fc.constantFrom('auto', 'reject', 'missing', 'keep'),
		onMissing: fc.constantFrom('leave', 'reject', 'mode', 'previous'),
		country: fc.constantFrom('DE', 'US'),
		letterCase: fc.constantFrom('keep', 'lower', 'title'),
		duplicates: fc.record({
			keys: fc.constant([]),
			keep: fc.constantFrom('first', 'last', 'complete'),
			removed: fc.constantFrom('list', 'count'),
		}),
		outliers: fc.record({
			method: fc.constantFrom('iqr', 'zscore', 'mad'),
			action: fc.constantFrom('flag', 'cap', 'reject'),
		}),
	},
	{ requiredKeys: [] },
);

const toTable = (columns: readonly (readonly [string, readonly (string | null)[]])[]) =>
	new Table(columns.map(([name, cells]) => [name, stringColumn(cells)]));

describe('laws of cleaning', () => {
	it('accounts for every row: in = clean + rejected + duplicates, each row once', async () => {
		await fc.assert(
			fc.asyncProperty(table, options, async (columns, choices) => {
				const input = toTable(columns);
				const {
					cleanRows,
					rejectedRows,
					rejected,
					report,
					clean: out,
				} = await clean(input, choices);
				expect(report.rowsIn).toBe(report.rowsClean + report.rowsRejected + report.rowsDuplicate);
				const listed = report.rowsRejected + (report.duplicates?.listed ? report.rowsDuplicate : 0);
				expect([out.numRows, rejected.numRows]).toEqual([report.rowsClean, listed]);
				const all = new Set([...cleanRows, ...rejectedRows]);
				expect(all.size).toBe(cleanRows.length + rejectedRows.length);
			}),
			{ numRuns: 80 },
		);
	});

	it('hands back rejected rows cell by cell as they came, each with a reason', async () => {
		await fc.assert(
			fc.asyncProperty(table, options, async (columns, choices) => {
				const input = toTable(columns);
				const { rejected, rejectedRows } = await clean(input, choices);
				rejectedRows.forEach((row, at) => {
					for (const name of input.names)
						expect(rejected.cell(name, at)).toBe(input.cell(name, row));
					expect(String(rejected.cell('_reasons', at)).length).toBeGreaterThan(0);
					expect(rejected.cell('_row', at)).toBe(row + 1);
				});
			}),
			{ numRuns: 60 },
		);
	});

	it('changes nothing when clean data are cleaned again by the rules of the report', async () => {
		// Outliers depend on the other rows, and filling may make rows equal: both are left out of this law.
		const steady = options.map(
			({ auto, country, letterCase, duplicates, ...rest }): CleanOptions => {
				const onInvalid = rest.onInvalid === 'keep' ? 'reject' : (rest.onInvalid ?? 'auto');
				const onMissing = rest.onMissing === 'previous' ? 'reject' : (rest.onMissing ?? 'leave');
				const compared = onMissing === 'mode' ? null : (duplicates ?? null);
				const base = { onInvalid, onMissing, duplicates: compared, auto: auto ?? true };
				return { ...base, ...(country && { country }), ...(letterCase && { letterCase }) };
			},
		);
		await fc.assert(
			fc.asyncProperty(table, steady, async (columns, choices) => {
				const first = await clean(toTable(columns), choices);
				const again = await clean(first.clean, { ...choices, columns: first.report.rules });
				expect(rowsOf(again.clean)).toEqual(rowsOf(first.clean));
				expect(again.report.rowsRejected + again.report.rowsDuplicate).toBe(0);
			}),
			{ numRuns: 80 },
		);
	});

	it('decides roles and formats without regard to the order of rows', async () => {
		await fc.assert(
			fc.asyncProperty(table, async (columns) => {
				const turned = columns.map(([name, cells]) => [name, [...cells].reverse()] as const);
				const [a, b] = [await clean(toTable(columns)), await clean(toTable(turned))];
				expect(b.report.rules).toEqual(a.report.rules);
				expect(rowsOf(b.clean).reverse()).toEqual(rowsOf(a.clean));
				const decisions = (result: typeof a) =>
					result.report.columns.map(({ decision }) => decision);
				expect(decisions(b)).toEqual(decisions(a));
			}),
			{ numRuns: 60 },
		);
	});

	it('leaves the input table unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(table, options, async (columns, choices) => {
				const input = toTable(columns);
				const before = rowsOf(input);
				await clean(input, choices);
				expect(rowsOf(input)).toEqual(before);
			}),
			{ numRuns: 50 },
		);
	});

	it('tidies any text once and for all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
				const once = tidyText(text);
				expect(tidyText(once)).toBe(once);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('hostile tables', () => {
	it('cleans a table without rows and a table without columns', async () => {
		const empty = await clean(textTable({ a: [], b: [] }));
		expect(empty.report).toMatchObject({ rowsIn: 0, rowsClean: 0, rowsRejected: 0 });
		expect(empty.clean.names).toEqual(['a', 'b']);
		expect((await clean(new Table([], 0))).report.rowsIn).toBe(0);
		expect((await clean(new Table([], 3), { duplicates: { keys: [] } })).report.rowsClean).toBe(3);
	});

	it('cleans one row, and columns without any value', async () => {
		const result = await clean(textTable({ email: ['a@x.com'], none: [null], price: [''] }), {
			outliers: { method: 'mad', action: 'flag' },
			duplicates: { keys: ['email'] },
			onMissing: 'mode',
		});
		expect(rowsOf(result.clean)).toEqual([{ email: 'a@x.com', none: null, price: null }]);
	});

	it('cleans 10,000 columns', async () => {
		const columns = Array.from(
			{ length: 10_000 },
			(_, i) => [`c${i}`, stringColumn(['1,5', ' a ', null])] as const,
		);
		const result = await clean(new Table(columns), { duplicates: { keys: [] } });
		expect(result.clean.names).toHaveLength(10_000);
		expect(result.report.summary.length).toBeLessThan(300);
	}, 60_000);

	it('survives cells of 1 MB of every kind, and cuts them in reasons', async () => {
		const big = [
			'1'.repeat(1e6),
			'a@'.repeat(5e5),
			`${' '.repeat(1e6)}x`,
			'(('.repeat(5e5),
			'1/'.repeat(5e5),
		];
		const names = ['price', 'email', 'order_date', 'phone', 'is_active', 'note'];
		const roles = ['number', 'email', 'date', 'phone', 'boolean', 'text'] as const;
		const table = textTable(Object.fromEntries(names.map((name) => [name, big])));
		const columns = names.map((column, i) => ({
			column,
			type: roles[i] ?? 'text',
			onInvalid: 'reject' as const,
		}));
		const result = await clean(table, { columns });
		expect(result.report.rowsRejected).toBe(5);
		for (const row of rowsOf(result.rejected))
			expect(String(row._reasons).length).toBeLessThan(2000);
		expect(JSON.stringify(result.report).length).toBeLessThan(50_000);
	}, 30_000);

	it('keeps columns called __proto__ and constructor, and pollutes nothing', async () => {
		const table = new Table([
			['__proto__', stringColumn([' a ', 'free'])],
			['constructor', stringColumn(['1', '2'])],
			['hasOwnProperty', stringColumn(['ja', 'nein'])],
		]);
		const result = await clean(table, { columns: [{ column: '__proto__', type: 'text' }] });
		expect(result.clean.names).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
		expect(result.clean.cell('__proto__', 0)).toBe('a');
		expect(result.report.columns[0]?.name).toBe('__proto__');
		expect(({} as Record<string, unknown>).a).toBeUndefined();
	});
});
