import { cleanTable } from '../../../lib/clean';
import { integerColumn, numberColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { cells, clean, reportOf, rowsOf, textTable } from './tables';

describe('cleanTable removes duplicates', () => {
	const table = textTable({
		email: ['Ada@X.com', 'ada@x.com ', 'bob@x.com', 'ADA@x.com', null, null],
		city: [null, 'Köln', 'Ulm', null, 'Bonn', 'Bonn'],
	});
	const keys = ['email'];

	it.each([
		['first', [0, 2, 4, 5], 1],
		['last', [2, 3, 4, 5], 4],
		['complete', [1, 2, 4, 5], 2],
	] as const)('after cleaning, and keeps the %s one', async (keep, kept, row) => {
		const result = await clean(table, { duplicates: { keys, keep } });
		expect([...result.cleanRows]).toEqual(kept);
		expect(result.report).toMatchObject({ rowsDuplicate: 2, rowsRejected: 0, rowsClean: 4 });
		expect(result.report.duplicates).toMatchObject({ removed: 2, groups: 1, listed: true });
		expect(cells(result.rejected, '_duplicate_of')).toEqual([row, row]);
		expect(cells(result.rejected, '_reasons')[0]).toBe(`duplicate of row ${row} (same email)`);
	});

	it('counts them without listing when asked', async () => {
		const result = await clean(table, { duplicates: { keys, removed: 'count' } });
		expect(result.rejected.numRows).toBe(0);
		expect(result.report.rowsDuplicate).toBe(2);
	});

	it('compares whole rows when no key is given', async () => {
		const result = await clean(table, { duplicates: { keys: [] } });
		expect([...result.cleanRows]).toEqual([0, 1, 2, 4]);
	});

	it('compares several keys together, numbers included', async () => {
		const two = textTable({ a: ['1', '1.0', '1', '2'], b: ['x', 'x', 'y', 'x'] });
		const result = await clean(two, { duplicates: { keys: ['a', 'b'] } });
		expect([...result.cleanRows]).toEqual([0, 2, 3]);
	});

	it('does not let a rejected row stand for a good one', async () => {
		const broken = textTable({ id: ['a', 'a'], price: ['free', '1.5'] });
		const result = await clean(broken, {
			duplicates: { keys: ['id'] },
			columns: [{ column: 'price', type: 'number' }],
		});
		expect([...result.cleanRows]).toEqual([1]);
		expect(result.report).toMatchObject({ rowsRejected: 1, rowsDuplicate: 0 });
	});
});

describe('cleanTable finds outliers', () => {
	// Quartiles of 1..9 and 100: 3.25 and 7.75, fences -3.5 and 14.5.
	const table = () => new Table([['n', numberColumn([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])]]);

	it('flags them beside the column', async () => {
		const result = await clean(table(), { outliers: { method: 'iqr', action: 'flag' } });
		expect(cells(result.clean, 'n_outlier').filter(Boolean)).toHaveLength(1);
		expect(result.clean.cell('n_outlier', 9)).toBe(true);
		expect(reportOf(result, 'n').outliers).toMatchObject({
			lowerFence: -3.5,
			upperFence: 14.5,
			low: 0,
			high: 1,
		});
	});

	it('caps them at the fence', async () => {
		const result = await clean(table(), { outliers: { method: 'iqr', action: 'cap' } });
		expect(result.clean.cell('n', 9)).toBe(14.5);
	});

	it('rejects them with the limits in the reason', async () => {
		const result = await clean(table(), { outliers: { method: 'iqr', action: 'reject' } });
		expect(rowsOf(result.rejected)).toEqual([
			{ n: 100, _row: 10, _reasons: 'n: 100 is an outlier (expected -3.5 to 14.5)' },
		]);
		expect(result.report).toMatchObject({ rowsClean: 9, rowsRejected: 1 });
	});

	it('measures z-scores with the sample deviation', async () => {
		// Mean 14.5, standard deviation 30.1523 (n − 1): the limit at 2.5 is 89.88.
		const result = await clean(table(), {
			outliers: { method: 'zscore', threshold: 2.5, action: 'flag' },
		});
		expect(reportOf(result, 'n').outliers?.upperFence).toBeCloseTo(89.8808, 3);
		expect(result.clean.cell('n_outlier', 9)).toBe(true);
	});

	it('measures robust scores from the median', async () => {
		// Median 5.5, median absolute deviation 2.5: 3.5 × 2.5 / 0.6745 = 12.9726.
		const result = await clean(table(), { outliers: { method: 'mad', action: 'flag' } });
		expect(reportOf(result, 'n').outliers).toMatchObject({ low: 0, high: 1 });
		expect(reportOf(result, 'n').outliers?.upperFence).toBeCloseTo(18.4726, 3);
	});

	it('says what it did when the median deviation is 0', async () => {
		const flat = new Table([['n', numberColumn([5, 5, 5, 5, 6, 40, 5, 5, 5, 5])]]);
		const result = await clean(flat, { outliers: { method: 'mad', action: 'flag' } });
		expect(reportOf(result, 'n').outliers?.note).toContain('mean absolute deviation');
		expect(result.clean.cell('n_outlier', 5)).toBe(true);
		const iqr = await clean(flat, { outliers: { method: 'iqr', action: 'flag' } });
		expect(reportOf(iqr, 'n').outliers).toMatchObject({ low: 0, high: 0 });
		expect(reportOf(iqr, 'n').outliers?.note).toContain('cannot work');
	});

	it('leaves ids and yes/no numbers alone', async () => {
		const result = await clean(
			new Table([
				['order_id', integerColumn([1, 2, 3, 4, 9999])],
				['bought', integerColumn([0, 0, 0, 0, 1])],
			]),
			{ outliers: { method: 'iqr', action: 'flag' } },
		);
		expect(result.clean.names).toEqual(['order_id', 'bought']);
	});

	it.each([0, -1, NaN, Infinity])('refuses the threshold %d', async (threshold) => {
		const outliers = { method: 'iqr' as const, action: 'flag' as const, threshold };
		await expect(clean(table(), { outliers })).rejects.toThrow(/threshold/);
	});
});

describe('the report', () => {
	it('gives rules that clean the same table alike', async () => {
		const table = textTable({
			id: ['01', '02', '03'],
			price: ['1.234', '5,50', 'x'],
			date: ['13/04/2024', '03/04/2024', '04/04/2024'],
		});
		const first = await clean(table, { columns: [{ column: 'price', onInvalid: 'missing' }] });
		const again = await clean(table, { auto: false, columns: first.report.rules });
		expect(rowsOf(again.clean)).toEqual(rowsOf(first.clean));
	});

	it('tells progress from 0 to 1 and stops when cancelled', async () => {
		const table = textTable({ a: ['1'], b: ['2'] });
		const context = testContext();
		await cleanTable(table, {}, context);
		const fractions = context.steps.map(({ fraction }) => fraction);
		expect(fractions[0]).toBe(0);
		expect(fractions.at(-1)).toBe(1);
		expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
		await expect(cleanTable(table, {}, testContext({ cancelAfter: 2 }))).rejects.toMatchObject({
			code: 'CANCELLED',
		});
	});

	it('says in plain English what happened', async () => {
		const result = await clean(textTable({ price: ['1.50', 'free', ''] }), {
			columns: [{ column: 'price', type: 'number', onMissing: 'mean' }],
		});
		expect(result.report.summary).toEqual([
			'3 rows in, 2 clean, 1 rejected, 0 removed as duplicates.',
			'price: 1 row could not be read as number (rejected), e.g. row 2 "free": not a number.',
			'price: 1 row filled with the mean (1.5).',
		]);
	});
});
