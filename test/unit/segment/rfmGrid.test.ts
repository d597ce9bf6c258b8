import { dateColumn, integerColumn, numberColumn, Table } from '../../../lib/table';
import { rfmGrid } from '../../../lib/segment';
import { testContext } from '../../support/context';

const columns = { recencyColumn: 'r', frequencyColumn: 'f', monetaryColumn: 'm' };

/** Five customers from best to worst, so that each is one quintile. */
const five = new Table([
	['r', integerColumn([1, 10, 50, 100, 300])],
	['f', integerColumn([20, 10, 5, 2, 1])],
	['m', numberColumn([900, 400, 200, 50, 10])],
]);

const namesOf = (table: Table) =>
	Array.from({ length: table.numRows }, (_, row) => table.cell('segmentName', row));

describe('rfmGrid', () => {
	it('names the best customer Champions and the worst Lost', () => {
		const { table } = rfmGrid(five, columns, testContext());
		expect([0, 4].map((row) => table.cell('recencyScore', row))).toEqual([5, 1]);
		expect(namesOf(table)).toEqual([
			'Champions',
			'Loyal',
			'Needs Attention',
			'Hibernating',
			'Lost',
		]);
	});

	it('takes the date of the last order for recency: later is better', () => {
		const day = 86_400_000;
		const dated = new Table([
			...five.entries(),
			['r', dateColumn([300, 290, 250, 200, 0].map((d) => d * day))],
		]);
		expect(namesOf(rfmGrid(dated, columns, testContext()).table)).toEqual(
			namesOf(rfmGrid(five, columns, testContext()).table),
		);
	});

	it('uses given scores as they are and refuses scores outside 1 to 5', () => {
		const scores = (r: number) =>
			new Table([
				['r', integerColumn([r])],
				['f', integerColumn([3])],
				['m', integerColumn([4])],
			]);
		const scored = { ...columns, scored: true };
		expect(rfmGrid(scores(4), scored, testContext()).table.cell('segmentName', 0)).toBe('Loyal');
		expect(() => rfmGrid(scores(6), scored, testContext())).toThrow(
			expect.objectContaining({
				code: 'INVALID_PARAMETER',
				message: expect.stringContaining('6') as string,
			}),
		);
	});

	it('calls customers without a value "No Orders" and counts them', () => {
		const some = new Table([...five.entries(), ['m', numberColumn([900, null, 200, 50, 10])]]);
		const { table, report } = rfmGrid(some, columns, testContext());
		expect(table.cell('segmentName', 1)).toBe('No Orders');
		expect(table.cell('recencyScore', 1)).toBeNull();
		expect(report.withoutOrders).toBe(1);
		expect(report.notes).toHaveLength(1);
	});

	it('profiles the segments that have customers, shares adding up to 1', () => {
		const { profiles } = rfmGrid(five, columns, testContext());
		expect(profiles.map(({ segmentName }) => segmentName)).toEqual([
			'Champions',
			'Loyal',
			'Needs Attention',
			'Hibernating',
			'Lost',
		]);
		expect(profiles.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
		expect(profiles[0]?.features[2]).toMatchObject({
			column: 'm',
			mean: 900,
			median: 900,
			overallMedian: 200,
		});
	});

	it('keeps the columns of the input when asked to', () => {
		const { table } = rfmGrid(five, { ...columns, keepColumns: true }, testContext());
		expect(table.names.slice(0, 4)).toEqual(['r', 'f', 'm', 'segment']);
	});

	it('refuses an empty table', () => {
		expect(() => rfmGrid(five.take([]), columns, testContext())).toThrow(
			expect.objectContaining({ code: 'EMPTY_INPUT' }),
		);
	});
});
