import { predictWithModel, trainModel } from '../../../../lib/learn';
import { dateColumn, numberColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const DAY = 86_400_000;

/** 120 earlier rows and 60 later ones, in which the rule is right for 40: 20 of 30 with, 10 of 30 without an order say yes. */
function table(): Table {
	const early = Array.from({ length: 120 }, (_, i) => ({
		time: 0,
		orders: i % 2,
		// 3 of 4 with an order, 1 of 4 without.
		label: i % 2 === 1 ? i % 8 !== 1 : i % 8 === 0,
	}));
	const late = Array.from({ length: 60 }, (_, i) => ({
		time: 30 * DAY,
		orders: i % 2,
		label: i % 2 === 1 ? i % 6 !== 1 : i % 6 === 0,
	}));
	const rows = [...early, ...late];
	return new Table([
		['when', dateColumn(rows.map(({ time }) => time))],
		['orders', numberColumn(rows.map(({ orders }) => orders))],
		['noise', numberColumn(rows.map((_, i) => (i * 37) % 101))],
		['spent', numberColumn(rows.map(({ orders, label }) => 10 * orders + (label ? 3 : 0)))],
		['bought', stringColumn(rows.map(({ label }) => (label ? 'yes' : 'no')))],
	]);
}

const OPTIONS = {
	validation: { kind: 'latest', column: 'when', gapDays: 30 },
	rival: { name: 'Same as last period', column: 'orders' },
} as const;

describe('the last-period rule', () => {
	it('gives each side its share among the training rows', async () => {
		const { report } = await trainModel(
			table(),
			{
				...OPTIONS,
				target: 'bought',
				columns: ['noise'],
				exclude: ['spent'],
				algorithm: 'logisticRegression',
			},
			testContext(),
		);
		const { metrics, beaten, gain } = report.rival ?? {};
		// 40 of 60 right; p is 3/4 with an order and 1/4 without, so the Brier score is (40 · 1/16 + 20 · 9/16) / 60.
		expect(metrics?.['accuracy']?.value).toBeCloseTo(40 / 60, 12);
		expect(metrics?.['brier']?.value).toBeCloseTo((40 / 16 + (20 * 9) / 16) / 60, 12);
		expect(metrics?.['rocAuc']?.value).toBeCloseTo(2 / 3, 12);
		expect(beaten).toBe(false);
		expect(gain?.value).toBeCloseTo((report.metrics['rocAuc']?.value ?? 0) - 2 / 3, 12);
	});

	it('predicts the number itself where numbers are predicted', async () => {
		const numbers = table().with([
			['orders', numberColumn([...table().typed('spent', 'number').values].map((v) => v - 3))],
		]);
		const { report } = await trainModel(
			numbers,
			{ ...OPTIONS, target: 'spent', columns: ['noise'], algorithm: 'linearRegression' },
			testContext(),
		);
		expect(report.rival?.metrics['mae']?.value).toBeCloseTo(3, 12);
		expect(report.rival?.metrics['rmse']?.value).toBeCloseTo(3, 12);
	});

	it('is not there when none was asked for', async () => {
		const { report } = await trainModel(
			table(),
			{ target: 'bought', exclude: ['spent', 'when'], algorithm: 'logisticRegression' },
			testContext(),
		);
		expect(report.rival).toBeNull();
	});
});

describe('judging on the latest rows', () => {
	it('tests the rows of the last moment and no others', async () => {
		const { report } = await trainModel(
			table(),
			{ ...OPTIONS, target: 'bought', exclude: ['spent'], algorithm: 'logisticRegression' },
			testContext(),
		);
		expect(report.notes).toContain('The model was judged on 60 of 180 rows.');
		expect(report.columns).toEqual(['orders', 'noise']);
	});

	it('refuses a gap that leaves nothing to learn from', async () => {
		const options = { ...OPTIONS, validation: { ...OPTIONS.validation, gapDays: 31 } };
		await expect(
			trainModel(
				table(),
				{ ...options, target: 'bought', exclude: ['spent'], algorithm: 'logisticRegression' },
				testContext(),
			),
		).rejects.toThrow('No row is 31 days or more before the latest moment');
	});
});

describe('an as-of date', () => {
	it('turns dates into days before it, in training and in prediction', async () => {
		const { report, artefact } = await trainModel(
			table(),
			{
				target: 'spent',
				columns: ['when', 'orders'],
				algorithm: 'linearRegression',
				asOf: '1970-03-01',
			},
			testContext(),
		);
		expect(report.columns).toEqual(['when', 'orders']);
		const moved = table().with([
			[
				'when',
				dateColumn([...table().typed('when', 'date').values].map((time) => time + 31 * DAY)),
			],
		]);
		const score = async (rows: Table, asOf?: string) =>
			(
				await predictWithModel(
					rows,
					{ artefact: artefact ?? new Uint8Array(), asOf },
					testContext(),
				)
			).table;
		const original = (await score(table())).typed('prediction', 'number').values;
		// March has 31 days: seen from 1 April, the moved dates lie as far back.
		const later = (await score(moved, '1970-04-01')).typed('prediction', 'number').values;
		later.forEach((value, row) => expect(value).toBeCloseTo(original[row] ?? NaN, 9));
	});

	it('that cannot be read is refused', async () => {
		await expect(
			trainModel(table(), { target: 'spent', asOf: 'soon' }, testContext()),
		).rejects.toThrow('"soon" cannot be read');
	});
});
