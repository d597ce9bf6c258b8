import { integerColumn, numberColumn, stringColumn, Table } from '../../../lib/table';
import { cells, clean, reportOf, rowsOf, textTable } from './tables';

const utc = (text: string) => Date.parse(text);

describe('cleanTable treats bad cells as the rules say', () => {
	const table = textTable({ id: ['a', 'b', 'c', 'd'], price: ['1.50', 'free', 'n/a', '2'] });

	it('rejects rows with their original values, row number and reason', async () => {
		const result = await clean(table);
		expect(rowsOf(result.clean)).toEqual([
			{ id: 'a', price: 1.5 },
			{ id: 'c', price: null },
			{ id: 'd', price: 2 },
		]);
		expect([...result.cleanRows]).toEqual([0, 2, 3]);
		expect(rowsOf(result.rejected)).toEqual([
			{ id: 'b', price: 'free', _row: 2, _reasons: 'price: not a number ("free")' },
		]);
		expect([...result.rejectedRows]).toEqual([1]);
	});

	it('sets unreadable cells missing when asked', async () => {
		const result = await clean(table, { columns: [{ column: 'price', onInvalid: 'missing' }] });
		expect(cells(result.clean, 'price')).toEqual([1.5, null, null, 2]);
		expect(reportOf(result, 'price')).toMatchObject({
			read: 2,
			missing: 1,
			failed: 1,
			missingAfter: 2,
		});
		expect(reportOf(result, 'price').failedExamples).toEqual([
			{ row: 2, value: 'free', reason: 'not a number' },
		]);
	});

	it('keeps unreadable cells as written in a text column when asked', async () => {
		const result = await clean(table, { columns: [{ column: 'price', onInvalid: 'keep' }] });
		expect(cells(result.clean, 'price')).toEqual(['1.5', 'free', null, '2']);
		expect(reportOf(result, 'price')).toMatchObject({ typeAfter: 'string', failed: 1 });
	});

	it('rejects missing cells of required columns, with both reasons where both hold', async () => {
		const result = await clean(textTable({ a: ['', '1'], b: ['x', '2'] }), {
			columns: [
				{ column: 'a', type: 'number', onMissing: 'reject' },
				{ column: 'b', type: 'number', onMissing: 'reject' },
			],
		});
		expect(cells(result.rejected, '_reasons')).toEqual(['a: missing; b: not a number ("x")']);
		expect(result.clean.numRows).toBe(1);
	});

	it('keeps a bad phone number as it was written rather than lose the contact', async () => {
		const result = await clean(textTable({ phone: ['+4930123456', '+4930123457', '12'] }));
		expect(cells(result.clean, 'phone')).toEqual(['+4930123456', '+4930123457', '12']);
		expect(result.report.rowsRejected).toBe(0);
	});

	it('treats infinite numbers as unreadable and NaN as missing', async () => {
		const values = new Float64Array([1, NaN, Infinity, -Infinity]);
		const column = { type: 'number' as const, length: 4, values, validity: null };
		const result = await clean(new Table([['n', column]]));
		expect(cells(result.clean, 'n')).toEqual([1, null]);
		expect(result.report.rowsRejected).toBe(2);
	});

	it('finds the empty tokens of the list, and counts them', async () => {
		const result = await clean(textTable({ a: ['N/A', 'null', '-', 'q', 'NaN', '  ', 'q'] }));
		expect(cells(result.clean, 'a')).toEqual([null, null, null, 'q', null, null, 'q']);
		expect(reportOf(result, 'a').emptyTokens).toHaveLength(5);
		const own = await clean(textTable({ a: ['N/A', 'tba'] }), { emptyTokens: ['TBA'] });
		expect(cells(own.clean, 'a')).toEqual(['N/A', null]);
	});

	it('does not overwrite columns that the user calls _row or _reasons', async () => {
		const result = await clean(textTable({ _row: ['mine'], price: ['free'] }), {
			columns: [{ column: 'price', type: 'number' }],
		});
		expect(rowsOf(result.rejected)).toEqual([
			{ _row: 'mine', price: 'free', _row_2: 1, _reasons: 'price: not a number ("free")' },
		]);
	});
});

describe('cleanTable fills missing cells', () => {
	const numbers = () => new Table([['n', numberColumn([1, null, 2, 9])]]);

	it.each([
		['mean', 4],
		['median', 2],
		['mode', 1],
		['previous', 1],
	] as const)('with the %s', async (onMissing, expected) => {
		const result = await clean(numbers(), { columns: [{ column: 'n', onMissing }] });
		expect(cells(result.clean, 'n')).toEqual([1, expected, 2, 9]);
		expect(reportOf(result, 'n')).toMatchObject({
			filled: 1,
			fillMethod: onMissing,
			missingAfter: 0,
		});
	});

	it('with a value that is read like a cell of the column', async () => {
		const table = textTable({ date: ['01.02.2024', ''], n: ['1,5', ''], ok: ['ja', ''] });
		const result = await clean(table, {
			columns: [
				{ column: 'date', type: 'date', onMissing: 'constant', fillValue: '2024-03-01' },
				{ column: 'n', type: 'number', onMissing: 'constant', fillValue: 0.5 },
				{ column: 'ok', type: 'boolean', onMissing: 'constant', fillValue: false },
			],
		});
		expect(rowsOf(result.clean)[1]).toEqual({ date: utc('2024-03-01'), n: 0.5, ok: false });
	});

	it('from clean rows only: a rejected row does not move the mean', async () => {
		const table = textTable({ email: ['a@x.com', 'b@x.com', 'broken'], n: ['2', '', '1000'] });
		const result = await clean(table, { columns: [{ column: 'n', onMissing: 'mean' }] });
		expect(cells(result.clean, 'n')).toEqual([2, 2]);
	});

	it('leaves the first rows missing when nothing stands above, and a column without values', async () => {
		const table = new Table([
			['a', stringColumn([null, 'q', null])],
			['b', numberColumn([null, null, null])],
		]);
		const result = await clean(table, {
			columns: [
				{ column: 'a', onMissing: 'previous' },
				{ column: 'b', onMissing: 'mean' },
			],
		});
		expect(cells(result.clean, 'a')).toEqual([null, 'q', 'q']);
		expect(reportOf(result, 'b')).toMatchObject({ filled: 0, missingAfter: 3 });
	});

	it('makes whole numbers fractions when the filling value is one', async () => {
		const result = await clean(new Table([['n', integerColumn([1, 2, null])]]), {
			columns: [{ column: 'n', onMissing: 'mean' }],
		});
		expect(cells(result.clean, 'n')).toEqual([1, 2, 1.5]);
	});

	it.each([
		[{ column: 'a', onMissing: 'mean' as const }, /no mean/],
		[{ column: 'a', onMissing: 'constant' as const }, /no value is given/],
		[
			{
				column: 'a',
				type: 'number' as const,
				onInvalid: 'missing' as const,
				onMissing: 'constant' as const,
				fillValue: 'x',
			},
			/cannot be filled with "x"/,
		],
		[{ column: 'zzz' }, /no column "zzz"/],
	])('refuses %j', async (rule, message) => {
		await expect(clean(textTable({ a: ['x', null] }), { columns: [rule] })).rejects.toThrow(
			message,
		);
	});
});
