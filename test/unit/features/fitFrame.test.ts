import fc from 'fast-check';
import { fitFrame, FrameRecipe } from '../../../lib/features';
import {
	booleanColumn,
	dateColumn,
	integerColumn,
	numberColumn,
	stringColumn,
	Table,
} from '../../../lib/table';

const DAY = 86_400_000;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const code = (value: string) => expect.objectContaining({ code: value }) as Error;

const people = new Table([
	['age', numberColumn([30, null, 50, 41])],
	['orders', integerColumn([1, 2, 3, 4])],
	['vip', booleanColumn([true, false, null, true])],
	['city', stringColumn(['Rome', 'Paris', 'Rome', null])],
	['signup', dateColumn([day('2024-01-01'), day('2024-02-01'), null, day('2024-03-01')])],
]);

const columnsOf = (recipe: FrameRecipe, table: Table) =>
	recipe.apply(table).frame.columns.map((column) => [...column]);

describe('fitFrame', () => {
	it('turns numbers, booleans and dates into numbers and texts into codes, missing into NaN', () => {
		const recipe = fitFrame(people);
		expect(recipe.features).toEqual([
			{ name: 'age', kind: 'number' },
			{ name: 'orders', kind: 'number' },
			{ name: 'vip', kind: 'number' },
			{ name: 'city', kind: 'category', categories: ['Rome', 'Paris'] },
			{ name: 'signup.days', kind: 'number' },
		]);
		expect(columnsOf(recipe, people)).toEqual([
			[30, NaN, 50, 41],
			[1, 2, 3, 4],
			[1, 0, NaN, 1],
			[0, 1, 0, NaN],
			[19723, 19754, NaN, 19783],
		]);
	});

	it('counts days back from the as-of date and hides later dates', () => {
		const recipe = fitFrame(people, { columns: ['signup'], asOf: day('2024-02-11') });
		const { frame, report } = recipe.apply(people);
		expect([...(frame.columns[0] ?? [])]).toEqual([41, 10, NaN, NaN]);
		expect(report.columns).toMatchObject([{ column: 'signup', afterAsOf: 1 }]);
		const later = recipe.apply(people, { asOf: day('2024-03-11') });
		expect([...(later.frame.columns[0] ?? [])]).toEqual([70, 39, NaN, 10]);
		expect(later.report.asOf).toBe(day('2024-03-11'));
	});

	it('reads the parts of a date in UTC', () => {
		const times = [day('2024-02-29') + 13.5 * 3_600_000, day('1969-12-28')];
		const recipe = fitFrame(new Table([['at', dateColumn(times)]]), {
			dateParts: ['days', 'month', 'dayOfMonth', 'weekday', 'hour'],
		});
		const columns = columnsOf(recipe, new Table([['at', dateColumn(times)]]));
		// 29 February 2024 was a Thursday, 28 December 1969 a Sunday.
		expect(columns).toEqual([
			[19782 + 13.5 / 24, -4],
			[2, 12],
			[29, 28],
			[4, 7],
			[13, 0],
		]);
	});

	it('shares columns of numbers without missing values', () => {
		const values = numberColumn([1.5, 2.5]);
		const table = new Table([['x', values]]);
		expect(fitFrame(table).apply(table).frame.columns[0]).toBe(values.values);
	});

	it('leaves columns out that cannot help, with the reason', () => {
		const rows = Array.from({ length: 40 }, (_, i) => i);
		const table = new Table([
			['x', numberColumn(rows)],
			['same', numberColumn(rows.map(() => 7))],
			['nothing', stringColumn(rows.map(() => null))],
			['mail', stringColumn(rows.map((i) => `u${i}@example.com`))],
			['comment', stringColumn(rows.map((i) => `the parcel number ${i} came late again`))],
			['customer_id', integerColumn(rows)],
			[
				'tags',
				stringColumn(
					rows.map(() => '["a"]'),
					true,
				),
			],
			['y', numberColumn(rows)],
		]);
		const recipe = fitFrame(table, { exclude: ['y'] });
		expect(recipe.features.map(({ name }) => name)).toEqual(['x']);
		expect(recipe.leftOut).toEqual([
			{ column: 'same', reason: 'constant' },
			{ column: 'nothing', reason: 'empty' },
			{ column: 'mail', reason: 'identifier' },
			{ column: 'comment', reason: 'free text' },
			{ column: 'customer_id', reason: 'identifier' },
			{ column: 'tags', reason: 'nested values' },
			{ column: 'y', reason: 'excluded' },
		]);
		expect(() => fitFrame(table.select(['mail', 'same']))).toThrow(code('INVALID_PARAMETER'));
		expect(fitFrame(table, { columns: ['mail'] }).features).toHaveLength(1);
	});

	it('gathers rare categories and later unknown ones in the rest', () => {
		const table = new Table([['c', stringColumn(['a', 'a', 'a', 'b', 'b', 'c', 'other'])]]);
		const recipe = fitFrame(table, { maxCategories: 3 });
		expect(recipe.features[0]).toMatchObject({ categories: ['a', 'b', 'other'] });
		const { frame, report } = recipe.apply(new Table([['c', stringColumn(['b', 'new', null])]]));
		expect([...(frame.columns[0] ?? [])]).toEqual([1, 2, NaN]);
		expect(report.columns).toMatchObject([{ other: 1, newCategories: 0 }]);
	});

	it('matches by name: missing columns are NaN, others ignored, order does not matter, all of it told', () => {
		const recipe = fitFrame(people);
		const other = new Table([
			['city', stringColumn(['Oslo', 'Paris'])],
			['height', numberColumn([1, 2])],
			['orders', integerColumn([7, 8])],
			['age', numberColumn([20, Infinity])],
			['vip', booleanColumn([true, false])],
		]);
		const { frame, report } = recipe.apply(other);
		expect(frame.columns.map((column) => [...column])).toEqual([
			[20, NaN],
			[7, 8],
			[1, 0],
			[NaN, 1],
			[NaN, NaN],
		]);
		expect(report).toEqual({
			rows: 2,
			missingColumns: ['signup'],
			extraColumns: ['height'],
			asOf: null,
			columns: [
				expect.objectContaining({ column: 'age', infinite: 1 }),
				expect.objectContaining({ column: 'city', newCategories: 1, examples: ['Oslo'] }),
			],
		});
	});

	it('reads another type where it can and counts what it cannot', () => {
		const recipe = fitFrame(people);
		const { frame, report } = recipe.apply(
			new Table([
				['age', stringColumn(['31.5', 'old'])],
				['orders', booleanColumn([true, false])],
				['vip', stringColumn(['yes', 'no'])],
				['city', numberColumn([3, 4])],
				['signup', stringColumn(['2024-01-01', '03/04/2024'])],
			]),
		);
		expect(frame.columns.map((column) => [...column])).toEqual([
			[31.5, NaN],
			[1, 0],
			[1, 0],
			[NaN, NaN],
			[19723, NaN],
		]);
		expect(report.columns).toEqual([
			expect.objectContaining({ column: 'age', readFrom: 'string', unreadable: 1 }),
			expect.objectContaining({ column: 'vip', readFrom: 'string', unreadable: 0 }),
			expect.objectContaining({ column: 'city', readFrom: 'number', newCategories: 2 }),
			expect.objectContaining({ column: 'signup', unreadable: 1 }),
		]);
		const dated = recipe.apply(new Table([['age', dateColumn([DAY])]]));
		expect(dated.report.columns).toMatchObject([{ column: 'age', wrongType: true }]);
		expect(dated.frame.columns[0]).toEqual(Float64Array.of(NaN));
	});

	it('gives the same codes for rows in any order', () => {
		const cells = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', '', 'ä')), { minLength: 3 });
		fc.assert(
			fc.property(cells, (values) => {
				const make = (list: readonly (string | null)[]) =>
					new Table([
						['x', numberColumn(list.map((_, i) => i))],
						['c', stringColumn(list)],
					]);
				const straight = fitFrame(make(values)).toJSON();
				expect(fitFrame(make([...values].reverse())).toJSON()).toEqual(straight);
			}),
		);
	});

	it('is the same after saving and loading', () => {
		const recipe = fitFrame(people, { asOf: day('2025-01-01'), dateParts: ['days', 'weekday'] });
		const loaded = FrameRecipe.fromJSON(JSON.parse(JSON.stringify(recipe)));
		expect(loaded).toEqual(recipe);
		expect(loaded.apply(people)).toEqual(recipe.apply(people));
	});

	it('refuses damaged recipes', () => {
		const good = JSON.parse(JSON.stringify(fitFrame(people))) as Record<string, unknown>;
		const bad: unknown[] = [
			null,
			[],
			{},
			{ ...good, version: 2 },
			{ ...good, asOf: 'now' },
			{ ...good, columns: [{ kind: 'number', column: 'a', features: [] }] },
			{ ...good, columns: [{ kind: 'date', column: 'a', features: ['a'], parts: ['year'] }] },
			{ ...good, columns: [{ kind: 'magic', column: 'a', features: ['a'] }] },
			{ ...good, leftOut: [{ column: 'a', reason: 'because' }] },
		];
		for (const json of bad) expect(() => FrameRecipe.fromJSON(json)).toThrow(code('CORRUPT_FILE'));
	});

	it('refuses tables without rows and options out of range', () => {
		expect(() => fitFrame(new Table([['x', numberColumn([])]]))).toThrow(code('EMPTY_INPUT'));
		expect(() => fitFrame(people, { columns: ['nope'] })).toThrow(code('MISSING_COLUMN'));
		expect(() => fitFrame(people, { maxCategories: 1 })).toThrow(code('INVALID_PARAMETER'));
		expect(() => fitFrame(people, { asOf: NaN })).toThrow(code('INVALID_PARAMETER'));
		expect(() => fitFrame(people, { dateParts: [] })).toThrow(code('INVALID_PARAMETER'));
	});
});
