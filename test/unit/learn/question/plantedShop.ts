import type { SnapshotOptions } from '../../../../lib/features';
import { trainQuestion, type TrainQuestionOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { dateColumn, numberColumn, stringColumn, Table } from '../../../../lib/table';
import { context } from '../../features/orders';

export const DAY = 86_400_000;
export const LAST = Date.UTC(2025, 5, 30);
export const DAYS = 300;

/**
 * A shop with customers of two kinds: half buy about every 12 days for about 40, half about every 80 days for about 15; a third of all
 * stop for good on some day. So recency and frequency tell who comes back and how much is spent, and "bought last month" tells less.
 */
export function plantedOrders(customers = 240, seed = 3): Table {
	const random = new Random(seed);
	const ids: string[] = [];
	const times: number[] = [];
	const amounts: number[] = [];
	for (let i = 0; i < customers; i++) {
		const often = i % 2 === 0;
		const stop = i % 3 === 0 ? random.uniform(60, DAYS) : Infinity;
		let day = random.uniform(0, often ? 12 : 60);
		while (day < Math.min(DAYS, stop)) {
			ids.push(`c${i}`);
			times.push(LAST - (DAYS - Math.ceil(day)) * DAY + 43_200_000);
			amounts.push(Math.round(100 * Math.max(1, random.normal(often ? 40 : 15, 5))) / 100);
			day += Math.max(1, -Math.log(1 - random.uniform()) * (often ? 12 : 80));
		}
	}
	return new Table([
		['customer', stringColumn(ids)],
		['date', dateColumn(times)],
		['amount', numberColumn(amounts)],
	]);
}

export const COLUMNS = { customer: 'customer', date: 'date', amount: 'amount' } as const;

/** Logistic or ridge regression: quick, and the same each time. */
export const ask = async (
	snapshots: Partial<SnapshotOptions> & Pick<SnapshotOptions, 'question'>,
	training: TrainQuestionOptions['training'] = {},
	orders = plantedOrders(),
) =>
	await trainQuestion(
		orders,
		{
			snapshots: { ...COLUMNS, horizonDays: 30, ...snapshots },
			training: {
				algorithm: snapshots.question === 'spend' ? 'ridge' : 'logisticRegression',
				...training,
			},
		},
		context(),
	);
