import fc from 'fast-check';
import type { Table } from '../../../../lib/table';
import { arbitraryOrders, DAY, LAST, records, snapshots, type Order } from './shopOrders';

const HORIZON = 30;
const QUESTIONS = ['willChurn', 'willBuy', 'spend'] as const;
const question = fc.constantFrom(...QUESTIONS);

/** Rows of the snapshots up to this moment, without what happened after. */
const known = (table: Table, until: number) =>
	records(table)
		.filter(({ snapshotDate }) => new Date(String(snapshotDate)).getTime() <= until)
		.map((row) =>
			Object.fromEntries(
				Object.entries(row).filter(([name]) => !QUESTIONS.some((label) => label === name)),
			),
		);

/** The end of the day of each cut-off. */
const cutOffs = [1, 2, 3, 4, 5].map((i) => LAST + DAY - 1 - i * HORIZON * DAY);

describe('laws of snapshots', () => {
	it('nothing after a cut-off reaches a feature', async () => {
		await fc.assert(
			fc.asyncProperty(
				arbitraryOrders,
				question,
				fc.constantFrom(...cutOffs),
				fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 62, maxLength: 62 }),
				async (orders, asked, cutOff, changes) => {
					const changed = orders.map((order, i): Order => {
						if (order.time <= cutOff || order.order === 'last') return order;
						const change = changes[i] ?? 0;
						return {
							customer: change % 3 === 0 ? 'zz' : order.customer,
							time: Math.min(LAST + DAY - 1, order.time + change * 60_000),
							amount: order.amount * change,
							order: `changed ${change}`,
							category: change % 2 === 0 ? 'New' : order.category,
						};
					});
					const before = await snapshots(orders, { question: asked, horizonDays: HORIZON });
					const after = await snapshots(changed, { question: asked, horizonDays: HORIZON });
					expect(known(after.table, cutOff)).toEqual(known(before.table, cutOff));
					expect(after.question.categories).toEqual(before.question.categories);
				},
			),
			{ numRuns: 30 },
		);
	});

	it('the order of the rows and the number of threads change nothing', async () => {
		const shuffled = arbitraryOrders.chain((orders) =>
			fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length })),
		);
		await fc.assert(
			fc.asyncProperty(shuffled, question, async ([orders, other], asked) => {
				const first = await snapshots(orders, { question: asked, horizonDays: HORIZON });
				const second = await snapshots(other, { question: asked, horizonDays: HORIZON }, 2);
				expect(records(second.table)).toEqual(records(first.table));
				expect(second.report).toEqual(first.report);
				expect(second.question).toEqual(first.question);
			}),
			{ numRuns: 30 },
		);
	});

	it('labels are what counting the orders of the horizon by hand says', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryOrders, question, async (orders, asked) => {
				// Lines are orders here: an order id that spans a cut-off counts where its last line falls.
				const own = orders.map((order, i) => ({ ...order, order: String(i) }));
				const { table } = await snapshots(own, { question: asked, horizonDays: HORIZON });
				for (const row of records(table)) {
					const from = new Date(String(row['snapshotDate'])).getTime();
					const window = own.filter(
						({ customer, time }) =>
							customer === row['customer'] && time > from && time <= from + HORIZON * DAY,
					);
					const bought = window.some(({ amount }) => amount >= 0);
					const spent = window.reduce((sum, { amount }) => sum + amount, 0);
					const expected = { willBuy: bought ? 'yes' : 'no', willChurn: bought ? 'no' : 'yes' };
					expect(row[asked]).toBe(asked === 'spend' ? spent : expected[asked]);
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('every customer with an order before the cut-off has one row there', async () => {
		await fc.assert(
			fc.asyncProperty(arbitraryOrders, async (orders) => {
				const { table } = await snapshots(orders, { question: 'willBuy', horizonDays: HORIZON });
				for (const cutOff of cutOffs) {
					const ordered = orders.filter(({ time, amount }) => time <= cutOff && amount >= 0);
					const rows = records(table).filter(
						({ snapshotDate }) => new Date(String(snapshotDate)).getTime() === cutOff,
					);
					expect(rows.map(({ customer }) => customer).sort()).toEqual(
						[...new Set(ordered.map(({ customer }) => customer))].sort(),
					);
				}
			}),
			{ numRuns: 30 },
		);
	});
});
