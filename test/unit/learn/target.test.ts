import { fitFrame } from '../../../lib/features';
import { findLeaks, readTarget } from '../../../lib/learn';
import { Random } from '../../../lib/math';
import {
	booleanColumn,
	dateColumn,
	integerColumn,
	numberColumn,
	stringColumn,
	Table,
	type Column,
} from '../../../lib/table';

const code = (value: string) => expect.objectContaining({ code: value }) as Error;
const table = (column: Column) => new Table([['y', column]]);

describe('readTarget', () => {
	it('takes texts as classes and the word for yes as the positive one', () => {
		const read = readTarget(table(stringColumn(['yes', 'no', null, 'yes', 'yes'])), 'y');
		expect(read.classes).toEqual(['no', 'yes']);
		expect(read.target).toEqual({
			task: 'classification',
			values: Int32Array.of(1, 0, 1, 1),
			nClasses: 2,
		});
		expect([...read.rows]).toEqual([0, 1, 3, 4]);
		expect(read.rejected).toEqual([{ row: 2, reason: 'missing' }]);
	});

	it('takes the rarer class as the positive one, or the one that is named', () => {
		const column = stringColumn(['gone', 'stays', 'stays', 'stays']);
		expect(readTarget(table(column), 'y').classes).toEqual(['stays', 'gone']);
		const named = readTarget(table(column), 'y', { positiveClass: 'stays' });
		expect(named.classes).toEqual(['gone', 'stays']);
		expect(() => readTarget(table(column), 'y', { positiveClass: 'Stays' })).toThrow(
			code('INVALID_PARAMETER'),
		);
	});

	it('takes two numbers as classes, more as values, and does as it is told', () => {
		expect(readTarget(table(integerColumn([0, 1, 1])), 'y').classes).toEqual(['0', '1']);
		expect(readTarget(table(numberColumn([10, 9, 8, null])), 'y').target).toEqual({
			task: 'regression',
			values: Float64Array.of(10, 9, 8),
		});
		const asClasses = readTarget(table(integerColumn([10, 9, 8])), 'y', { task: 'classification' });
		expect(asClasses.classes).toEqual(['8', '9', '10']);
		const flags = readTarget(table(booleanColumn([true, false])), 'y', { task: 'regression' });
		expect([...flags.target.values]).toEqual([1, 0]);
	});

	it('reads numbers written as text when regression is asked for, and lists those it cannot read', () => {
		const read = readTarget(table(stringColumn(['1.5', 'x', '2', '3'])), 'y', {
			task: 'regression',
		});
		expect([...read.target.values]).toEqual([1.5, 2, 3]);
		expect(read.rejected).toEqual([{ row: 1, reason: 'unreadable' }]);
	});

	it('refuses what cannot be predicted', () => {
		expect(() => readTarget(table(dateColumn([0, 1])), 'y')).toThrow(code('WRONG_TYPE'));
		expect(() => readTarget(table(stringColumn(['a', 'a'])), 'y')).toThrow(
			code('INVALID_PARAMETER'),
		);
		expect(() => readTarget(table(numberColumn([null])), 'y')).toThrow(code('EMPTY_INPUT'));
		expect(() => readTarget(table(stringColumn(['a', 'b'])), 'y', { task: 'regression' })).toThrow(
			code('WRONG_TYPE'),
		);
		expect(() => readTarget(table(stringColumn(['a', 'b'])), 'z')).toThrow(code('MISSING_COLUMN'));
	});
});

describe('findLeaks', () => {
	const random = new Random(3);
	const rows = Array.from({ length: 400 }, (_, i) => i);
	const churned = rows.map(() => (random.uniform() < 0.3 ? 1 : 0));
	const frameOf = (columns: [string, Column][]) => {
		const features = new Table(columns);
		return fitFrame(features).apply(features).frame;
	};
	const target = {
		task: 'classification' as const,
		values: Int32Array.from(churned),
		nClasses: 2,
	};

	it('finds features that were written down after the outcome, and no honest ones', () => {
		const frame = frameOf([
			['noise', numberColumn(rows.map(() => random.normal()))],
			['helpful', numberColumn(churned.map((y) => y + random.normal()))],
			['refund', numberColumn(churned.map((y) => 5 - 3 * y + 0.01 * random.normal()))],
			['status', stringColumn(churned.map((y) => (y ? 'closed' : 'active')))],
			['closedAt', dateColumn(churned.map((y, i) => (y ? i * 1e8 : null)))],
			['city', stringColumn(rows.map(() => 'ABCD'.charAt(random.integer(4))))],
		]);
		const found = findLeaks(frame, target).map(({ feature, measure }) => [feature, measure]);
		expect(found).toHaveLength(3);
		expect(found).toEqual(
			expect.arrayContaining([
				['refund', 'auc'],
				['status', 'auc'],
				['closedAt.days', 'missing'],
			]),
		);
	});

	it('finds copies of a number, also after a monotone change', () => {
		const values = Float64Array.from(rows, () => random.normal(10, 3));
		const frame = frameOf([
			['net', numberColumn([...values].map((value) => value / 1.19))],
			['grade', numberColumn([...values].map((value) => Math.exp(value)))],
			['loose', numberColumn([...values].map((value) => value + random.normal()))],
		]);
		const found = findLeaks(frame, { task: 'regression', values });
		expect(found.map(({ feature }) => feature).sort()).toEqual(['grade', 'net']);
		expect(found[0]?.value).toBeCloseTo(1, 9);
	});
});
