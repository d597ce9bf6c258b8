import {
	inferSchema,
	RecordTableBuilder,
	recordsToTable,
	tableToRecords,
	isMixed,
} from '../../../lib/table';
import { LibraryError } from '../../../lib/errors';

const typesOf = (records: Record<string, unknown>[]) =>
	Object.fromEntries(recordsToTable(records).table.schema.map(({ name, type }) => [name, type]));

describe('recordsToTable', () => {
	test('gives whole numbers, decimals, booleans, ISO dates and words their own types', () => {
		const records = [
			{ n: 1, price: 9.5, ok: true, day: '2024-02-29', name: 'Ada' },
			{ n: '2', price: '10.25', ok: 'false', day: '2024-03-01', name: 'Bob' },
		];
		expect(typesOf(records)).toEqual({
			n: 'integer',
			price: 'number',
			ok: 'boolean',
			day: 'date',
			name: 'string',
		});
		const { table } = recordsToTable(records);
		expect(table.cell('price', 1)).toBe(10.25);
		expect(table.cell('ok', 1)).toBe(false);
		expect(table.cell('day', 0)).toBe(Date.UTC(2024, 1, 29));
	});

	test.each([
		['leading zeros', '00127'],
		['a plus sign', '+4930123456'],
		['an article number with E', '12E5'],
		['more digits than a double holds', '12345678901234567890'],
		['a day that no calendar has', '2023-02-29'],
		['a comma', '1,5'],
	])('keeps an id with %s as text', (_, id) => {
		expect(recordsToTable([{ id }]).table.cell('id', 0)).toBe(id);
	});

	test('makes a column of mixed values text, keeps each value and says what was mixed', () => {
		const { table, report } = recordsToTable([{ v: 5 }, { v: 'six' }, { v: true }, { v: '2.50' }]);
		expect(tableToRecords(table)).toEqual([{ v: '5' }, { v: 'six' }, { v: 'true' }, { v: '2.50' }]);
		expect(report.fields[0]).toMatchObject({
			type: 'string',
			values: 4,
			missing: 0,
			looksLike: { integer: 1, number: 1, boolean: 1, text: 1 },
			examples: [{ row: 1, text: 'six' }],
		});
		expect(report.fields.map(isMixed)).toEqual([true]);
	});

	test('infers the same types in any row order', () => {
		const records = [{ a: 1 }, { a: 2.5, b: 'x' }, { b: 3 }, { a: null }];
		const types = (rows: Record<string, unknown>[]) =>
			new Map(inferSchema(rows).fields.map(({ name, type }) => [name, type]));
		expect(types(records.toReversed())).toEqual(types(records));
		expect(types(records)).toEqual(
			new Map([
				['a', 'number'],
				['b', 'string'],
			]),
		);
	});

	test('counts NaN and Infinity as missing', () => {
		const { table, report } = recordsToTable([{ v: NaN }, { v: 1.5 }, { v: -Infinity }]);
		expect(tableToRecords(table)).toEqual([{ v: null }, { v: 1.5 }, { v: null }]);
		expect(report.fields[0]).toMatchObject({ type: 'number', values: 1, missing: 2, notFinite: 2 });
	});

	test('reads NA and null words as missing in a number column and as words in a text column', () => {
		expect(tableToRecords(recordsToTable([{ v: 'NA' }, { v: 3 }]).table)).toEqual([
			{ v: null },
			{ v: 3 },
		]);
		expect(tableToRecords(recordsToTable([{ v: 'NA' }, { v: 'DE' }]).table)).toEqual([
			{ v: 'NA' },
			{ v: 'DE' },
		]);
	});

	test('names nested values by dotted path and keeps a literal key with a dot apart', () => {
		const { table, report } = recordsToTable([{ 'a.b': 1, a: { b: 2, c: { d: 3 } } }]);
		expect(tableToRecords(table)).toEqual([{ 'a.b_2': 1, 'a.b': 2, 'a.c.d': 3 }]);
		expect(report.renamed).toEqual([{ from: 'a.b', to: 'a.b_2' }]);
	});

	test('stores arrays as JSON text and gives them back as arrays', () => {
		const { table } = recordsToTable([{ tags: ['a', { b: 1 }] }, { tags: [] }]);
		expect(table.typed('tags', 'string').json).toBe(true);
		expect(table.cell('tags', 0)).toBe('["a",{"b":1}]');
		expect(tableToRecords(table)).toEqual([{ tags: ['a', { b: 1 }] }, { tags: [] }]);
	});

	test('keeps columns named __proto__, constructor and toString and pollutes nothing', () => {
		const record = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "c", "toString": 2}');
		const { table } = recordsToTable([record, {}]);
		expect(table.names).toEqual(['__proto__.polluted', 'constructor', 'toString']);
		expect(table.cell('constructor', 1)).toBe(null);
		const plain = recordsToTable([JSON.parse('{"__proto__": 7}')]).table;
		const [out] = tableToRecords(plain);
		expect(Object.entries(out ?? {})).toEqual([['__proto__', 7]]);
		expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
		expect(Object.getOwnPropertyNames({})).toEqual([]);
		expect('polluted' in {}).toBe(false);
	});

	test('holds 10,000 columns', () => {
		const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`c${i}`, i]));
		const { table } = recordsToTable([wide, { c9999: 5 }]);
		expect(table.names).toHaveLength(10_000);
		expect(table.cell('c9999', 1)).toBe(5);
		expect(table.cell('c5', 1)).toBe(null);
	});

	test('refuses objects whose keys are ids, past 20,000 columns', () => {
		const wide = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`u${i}`, i]));
		expect(() => recordsToTable([wide])).toThrow(/more than 20000 different columns/);
	});

	test('holds a cell of 1 MB', () => {
		const big = 'é'.repeat(2 ** 20);
		expect(recordsToTable([{ big }]).table.cell('big', 0)).toBe(big);
	});

	test('makes a text column of nothing but missing values from an all-null column', () => {
		const { table, report } = recordsToTable([{ a: null, b: 1 }, { a: '' }]);
		expect(tableToRecords(table)).toEqual([
			{ a: null, b: 1 },
			{ a: null, b: null },
		]);
		expect(report.fields[0]).toMatchObject({ type: 'string', values: 0, missing: 2 });
	});

	test('makes no column of a key that is null where others nest an object', () => {
		expect(recordsToTable([{ a: null }, { a: { b: 1 } }]).table.names).toEqual(['a.b']);
	});

	test('reads Date objects as dates', () => {
		const { table } = recordsToTable([{ at: new Date(Date.UTC(2024, 0, 2, 3, 4, 5)) }]);
		expect(table.typed('at', 'date').values[0]).toBe(Date.UTC(2024, 0, 2, 3, 4, 5));
		expect(tableToRecords(table)).toEqual([{ at: '2024-01-02T03:04:05.000Z' }]);
	});

	test('counts values that do not fit a given type, with row numbers', () => {
		const { table, report } = recordsToTable([{ v: '007' }, { v: 'x' }, { v: null }], {
			types: { v: 'number' },
		});
		expect(tableToRecords(table)).toEqual([{ v: 7 }, { v: null }, { v: null }]);
		expect(report.fields[0]).toMatchObject({
			given: true,
			values: 1,
			missing: 2,
			unfit: 1,
			examples: [{ row: 1, text: 'x' }],
		});
	});

	test('keeps numbers beyond 32 bits exact', () => {
		const { table } = recordsToTable([{ id: 4915112345678 }, { id: 1 }]);
		expect(table.typed('id', 'integer').values).toEqual(Float64Array.of(4915112345678, 1));
	});

	test('picks columns by name, in the order asked, nested ones too', () => {
		const { table } = recordsToTable([{ a: 1, b: { c: 2 }, d: 3 }], { columns: ['d', 'b.c'] });
		expect(tableToRecords(table)).toEqual([{ d: 3, 'b.c': 2 }]);
	});

	test('names a missing column, and says so when there are no rows at all', () => {
		expect(() => recordsToTable([{ a: 1 }], { columns: ['b'] })).toThrow(LibraryError);
		expect(() => recordsToTable([{ a: 1 }], { columns: ['b'] })).toThrow(
			/No record has a field "b"/,
		);
		expect(() => recordsToTable([], { columns: ['b'] })).toThrow(/no rows/);
		expect(recordsToTable([]).table.numRows).toBe(0);
	});

	test('cuts nesting at 32 levels and refuses circular values with a clear error', () => {
		const circle: Record<string, unknown> = {};
		circle['self'] = circle;
		expect(() => recordsToTable([circle])).toThrow(/cannot be written as JSON/);
	});

	test('leaves the records unchanged and yields between slices', () => {
		const record = Object.freeze({ a: Object.freeze({ b: 1 }) });
		const builder = new RecordTableBuilder();
		for (let i = 0; i < 1100; i++) builder.add(record);
		let pauses = 0;
		const steps = builder.build();
		let step = steps.next();
		for (; !step.done; step = steps.next()) pauses++;
		expect(pauses).toBe(2);
		expect(step.value.table.numRows).toBe(1100);
	});
});
