import { integerColumn, stringColumn, Table } from '../../../lib/table';
import { cells, clean, reportOf, rowsOf, textTable } from './tables';

const utc = (text: string) => Date.parse(text);

describe('cleanTable reads columns by their values', () => {
	it('guesses each kind of column and says why', async () => {
		const result = await clean(
			textTable({
				customer_id: ['001', '002'],
				'E-Mail': ['Ada@X.com', 'bob@y.org'],
				Telefon: ['+49 30 123456', '030 123457'],
				price: ['1,50', '2,00'],
				order_date: ['31/01/2024', '01/02/2024'],
				newsletter: ['ja', 'nein'],
				city: [' Köln', 'Ulm '],
			}),
			{ country: 'DE' },
		);
		expect(result.report.columns.map(({ name, role }) => [name, role])).toEqual([
			['customer_id', 'id'],
			['E-Mail', 'email'],
			['Telefon', 'phone'],
			['price', 'number'],
			['order_date', 'date'],
			['newsletter', 'boolean'],
			['city', 'text'],
		]);
		expect(rowsOf(result.clean)).toEqual([
			{
				customer_id: '001',
				'E-Mail': 'ada@x.com',
				Telefon: '+4930123456',
				price: 1.5,
				order_date: utc('2024-01-31'),
				newsletter: true,
				city: 'Köln',
			},
			{
				customer_id: '002',
				'E-Mail': 'bob@y.org',
				Telefon: '+4930123457',
				price: 2,
				order_date: utc('2024-02-01'),
				newsletter: false,
				city: 'Ulm',
			},
		]);
		expect(reportOf(result, 'customer_id').evidence).toContain('identifies');
	});

	it('keeps digits as text when they have leading zeros or too many digits', async () => {
		const table = textTable({
			a: ['00123', '45678'],
			b: ['12345678901234567', '1'],
			c: ['12', '13'],
		});
		const result = await clean(table);
		expect(cells(result.clean, 'a')).toEqual(['00123', '45678']);
		expect(reportOf(result, 'a').evidence).toContain('leading zeros');
		expect(cells(result.clean, 'b')).toEqual(['12345678901234567', '1']);
		expect(cells(result.clean, 'c')).toEqual([12, 13]);
	});

	it('lets the user be right', async () => {
		const table = textTable({ zip: ['01067', '99999'], n: ['1', '0'] });
		const columns = [
			{ column: 'zip', type: 'number' as const },
			{ column: 'n', type: 'boolean' as const },
		];
		const result = await clean(table, { columns });
		expect(cells(result.clean, 'zip')).toEqual([1067, 99999]);
		expect(cells(result.clean, 'n')).toEqual([true, false]);
		expect(reportOf(result, 'zip').roleFrom).toBe('setting');
	});

	it('leaves columns without a rule alone when auto-detection is off', async () => {
		const result = await clean(textTable({ a: [' 1 '], b: [' 2 '] }), {
			auto: false,
			columns: [{ column: 'b', type: 'number' }],
		});
		expect(rowsOf(result.clean)).toEqual([{ a: ' 1 ', b: 2 }]);
	});

	it('reads an ambiguous number by the other values of its column', async () => {
		const german = await clean(textTable({ price: ['1.234', '5,50'] }));
		expect(cells(german.clean, 'price')).toEqual([1234, 5.5]);
		expect(reportOf(german, 'price').decision).toMatchObject({
			format: 'decimal comma',
			basis: 'values',
			ambiguousRows: 1,
			examples: ['1.234'],
		});
		const english = await clean(textTable({ price: ['1.234', '5.50'] }));
		expect(cells(english.clean, 'price')).toEqual([1.234, 5.5]);
	});

	it('reads an ambiguous number by the other columns, then by default with a warning', async () => {
		const helped = await clean(textTable({ price: ['1.234'], tax: ['5,5'] }));
		expect(cells(helped.clean, 'price')).toEqual([1234]);
		expect(reportOf(helped, 'price').decision?.basis).toBe('other columns');
		const alone = await clean(textTable({ price: ['1.234'] }));
		expect(cells(alone.clean, 'price')).toEqual([1.234]);
		expect(alone.report.warnings.join()).toContain('price');
		const asked = await clean(textTable({ price: ['1.234'] }), { numberFormat: 'comma' });
		expect(cells(asked.clean, 'price')).toEqual([1234]);
	});

	it('reads values of one possible reading even against the column, and refuses ambiguous ones in a truly mixed column', async () => {
		const result = await clean(textTable({ price: ['12.99', '8.50', '12,34 €', '7,00', '1.234'] }));
		expect(cells(result.clean, 'price')).toEqual([12.99, 8.5, 12.34, 7]);
		expect(cells(result.rejected, '_reasons')[0]).toContain('mixes both');
	});

	it('is strict about a format that the user sets', async () => {
		const result = await clean(textTable({ price: ['12.99', '7,00'] }), { numberFormat: 'comma' });
		expect(cells(result.clean, 'price')).toEqual([7]);
		expect(rowsOf(result.rejected)).toMatchObject([{ price: '12.99', _row: 1 }]);
	});

	it.each([
		[['13/04/2024', '03/04/2024'], undefined, '2024-04-03', 'values'],
		[['04/13/2024', '03/04/2024'], undefined, '2024-03-04', 'values'],
		[['03/04/2024', '03/04/2024'], undefined, '2024-04-03', 'default'],
		[['03/04/2024', '03/04/2024'], 'US', '2024-03-04', 'default'],
	])(
		'decides the order of day and month of %j (country %s): %s',
		async (dates, country, second, basis) => {
			const result = await clean(textTable({ date: dates }), country ? { country } : {});
			expect(cells(result.clean, 'date')[1]).toBe(utc(second));
			expect(reportOf(result, 'date').decision).toMatchObject({
				basis,
				ambiguousRows: basis === 'default' ? 2 : 1,
			});
		},
	);

	it('reads times without a zone in the zone of the options', async () => {
		const result = await clean(
			textTable({ created_at: ['2024-07-01 12:00', '2024-07-01T12:00:00Z'] }),
			{
				timeZone: 'Europe/Berlin',
			},
		);
		expect(cells(result.clean, 'created_at')).toEqual([
			utc('2024-07-01T10:00:00Z'),
			utc('2024-07-01T12:00:00Z'),
		]);
	});

	it('reads an empty cell as false in a column of ticks', async () => {
		const result = await clean(textTable({ vip: ['x', '', null, 'X', 'n/a'] }));
		expect(cells(result.clean, 'vip')).toEqual([true, false, false, true, null]);
		expect(reportOf(result, 'vip').notes.join()).toContain('ticks');
	});

	it('does not take zeros and ones for yes and no unless the name says so', async () => {
		const result = await clean(textTable({ children: ['0', '1'], has_children: ['0', '1'] }));
		expect(rowsOf(result.clean)).toEqual([
			{ children: 0, has_children: false },
			{ children: 1, has_children: true },
		]);
	});

	it('takes an unreadable text that many rows share for a category, not for a slip', async () => {
		const cells = [
			...Array<string>(90).fill('1'),
			...Array<string>(6).fill('3+'),
			'x',
			'y',
			'z',
			'2',
		];
		const slips = [...Array<string>(96).fill('1'), 'x', 'y', 'z', '2'];
		const result = await clean(textTable({ size: cells, weight_kg: slips }));
		expect(reportOf(result, 'size').role).toBe('text');
		expect(reportOf(result, 'weight_kg')).toMatchObject({ role: 'number', failed: 3 });
	});

	it('keeps numbers that number things as text', async () => {
		const result = await clean(
			textTable({ 'Order Number': ['12', '13'], 'Number of Orders': ['12', '13'] }),
		);
		expect(rowsOf(result.clean)[0]).toEqual({ 'Order Number': '12', 'Number of Orders': 12 });
	});

	it('loses no phone number when no country is set', async () => {
		const result = await clean(textTable({ phone: ['030 123456', '+49 30 123457'] }));
		expect(cells(result.clean, 'phone')).toEqual(['030 123456', '+4930123457']);
		expect(reportOf(result, 'phone').failedExamples[0]?.reason).toContain('no default country');
	});

	it('goes by the names of number columns too', async () => {
		const table = new Table([
			['is_member', integerColumn([0, 1, 1])],
			['phone', integerColumn([30123456, 30123457, 30123458])],
			['created_at', integerColumn([1706697000, 1706697001, null])],
			['count', integerColumn([0, 1, 1])],
		]);
		const result = await clean(table);
		expect(rowsOf(result.clean)[1]).toEqual({
			is_member: true,
			phone: 30123457,
			created_at: utc('2024-01-31T10:30:01Z'),
			count: 1,
		});
	});

	it('does not take five-digit durations for spreadsheet dates', async () => {
		const result = await clean(
			textTable({ delivery_time: ['12345', '23456'], order_date: ['45322', '45323'] }),
		);
		expect(rowsOf(result.clean)[0]).toEqual({
			delivery_time: 12345,
			order_date: utc('2024-01-31'),
		});
	});

	it('warns about several currencies in one column and about domains that look misspelt', async () => {
		const result = await clean(
			textTable({ price: ['$5', '5 €'], email: ['a@gmial.com', 'b@gmail.com'] }),
		);
		expect(reportOf(result, 'price').notes.join()).toContain('different currencies');
		expect(reportOf(result, 'email').notes.join()).toContain('gmial.com (probably gmail.com): 1');
		expect(cells(result.clean, 'email')).toEqual(['a@gmial.com', 'b@gmail.com']);
	});

	it('leaves nested JSON as it is', async () => {
		const table = new Table([['tags', stringColumn(['["a",  "b"]'], true)]]);
		const result = await clean(table);
		expect(cells(result.clean, 'tags')).toEqual(['["a",  "b"]']);
		expect(reportOf(result, 'tags').role).toBe('ignore');
	});
});
