// RFM the slow and plain way, straight from the definitions in docs: the end-to-end tests compare what was mailed
// with this, not with the code under test. Quintiles by R-1 (smallest value that 20, 40, 60, 80 % do not exceed).

export interface Purchase {
	readonly customer: string;
	readonly order: string;
	/** UTC ms */
	readonly time: number;
	readonly amount: number;
}

export interface RfmFacts {
	readonly recency: number;
	readonly frequency: number;
	readonly monetary: number;
	readonly segment: string;
}

const DAY = 86_400_000;
const dayOf = (time: number) => Math.floor(time / DAY);

/** Rows: recency score 5 to 1; columns: mean of frequency and monetary score, rounded down, 1 to 5. */
const GRID: Record<number, string[]> = {
	5: ['New Customers', 'Potential Loyalists', 'Potential Loyalists', 'Champions', 'Champions'],
	4: ['Promising', 'Potential Loyalists', 'Loyal', 'Loyal', 'Champions'],
	3: ['About to Sleep', 'Needs Attention', 'Needs Attention', 'Loyal', 'Loyal'],
	2: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', 'At Risk'],
	1: ['Lost', 'Lost', 'At Risk', "Can't Lose Them", "Can't Lose Them"],
};

/** A function that scores a value 1 to 5 among `values` (higher is better). */
function scorer(values: readonly number[]): (value: number) => number {
	const sorted = [...values].sort((a, b) => a - b);
	const edges = [1, 2, 3, 4].map(
		(part) => sorted[Math.ceil((part * sorted.length) / 5) - 1] ?? NaN,
	);
	return (value) => 1 + edges.filter((edge) => edge < value).length;
}

function totals(purchases: readonly Purchase[], asOf: number) {
	const customers = new Map<string, { last: number; orders: Set<string>; monetary: number }>();
	for (const { customer, order, time, amount } of purchases) {
		const known = customers.get(customer) ?? { last: -Infinity, orders: new Set(), monetary: 0 };
		known.last = Math.max(known.last, time);
		known.orders.add(order);
		known.monetary += amount;
		customers.set(customer, known);
	}
	return [...customers].map(([customer, { last, orders, monetary }]) => ({
		customer,
		recency: dayOf(asOf) - dayOf(last),
		frequency: orders.size,
		monetary: Math.round(monetary * 100) / 100,
	}));
}

/** RFM values and the named segment of every customer who bought something by `asOf`. */
export function rfmByHand(purchases: readonly Purchase[], asOf: number): Map<string, RfmFacts> {
	const rows = totals(
		purchases.filter(({ time }) => time <= asOf),
		asOf,
	);
	const scoreR = scorer(rows.map(({ recency }) => -recency));
	const scoreF = scorer(rows.map(({ frequency }) => frequency));
	const scoreM = scorer(rows.map(({ monetary }) => monetary));
	return new Map(
		rows.map(({ customer, recency, frequency, monetary }) => {
			const value = Math.floor((scoreF(frequency) + scoreM(monetary)) / 2);
			const segment = GRID[scoreR(-recency)]?.[value - 1] ?? '?';
			return [customer, { recency, frequency, monetary, segment }];
		}),
	);
}
