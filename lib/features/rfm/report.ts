import { dateText, type Column, type Table } from '../../table';
import type { RfmEngine } from './engine';
import type { JoinReport } from './join';
import { EXACT_LIMIT, fromUnits } from './money';
import type { RfmPlan } from './options';
import { REASONS } from './records';
import type { RfmScales } from './scores';
import { SEGMENTS, type SegmentName } from './segments';

export interface SegmentCount {
	readonly segment: SegmentName;
	readonly customers: number;
	/** Of all rows of the result, 0..1. */
	readonly share: number;
	readonly monetary: number;
}

/** What was read, what was left out and why, and what came of it. Plain JSON. */
export interface RfmReport {
	/** ISO date-time up to which orders were used; null when there was no usable row. */
	readonly asOf: string | null;
	readonly rows: number;
	readonly usedRows: number;
	readonly rowsAfterAsOf: number;
	readonly rejectedRows: number;
	readonly rejectedReasons: readonly { readonly reason: string; readonly rows: number }[];
	readonly refunds: {
		readonly policy: 'subtract' | 'ignore';
		readonly rows: number;
		readonly amount: number;
	};
	/** Different customers among the used rows. */
	readonly customers: number;
	readonly orders: number;
	readonly monetary: number;
	/** `order` = distinct order ids; `row` = every row is an order. */
	readonly orderUnit: 'order' | 'row';
	readonly windows: readonly number[];
	/** Categories with a share column, and how many categories there are. */
	readonly categories: { readonly columns: readonly string[]; readonly known: number } | null;
	readonly scales: RfmScales;
	readonly segments: readonly SegmentCount[];
	/** Customers whose total is too large to be exact. */
	readonly inexactTotals: number;
	readonly join: JoinReport | null;
}

export interface ReportParts {
	readonly plan: RfmPlan;
	readonly engine: RfmEngine;
	readonly categories: readonly string[] | null;
	readonly scales: RfmScales;
	/** One row a customer with used rows. */
	readonly features: Table;
	/** The table that the job returns. */
	readonly result: Table;
	readonly join: JoinReport | null;
}

export function reportOf(parts: ReportParts): RfmReport {
	const { plan, engine, categories, scales, features, result, join } = parts;
	const { counts } = engine;
	return {
		asOf: dateText(plan.asOf, false),
		rows: counts.rows,
		usedRows: counts.used,
		rowsAfterAsOf: counts.afterAsOf,
		rejectedRows: counts.rejected.reduce((sum, rows) => sum + rows, 0),
		rejectedReasons: REASONS.map((reason, i) => ({ reason, rows: counts.rejected[i] ?? 0 })).filter(
			({ rows }) => rows > 0,
		),
		refunds: {
			policy: plan.refunds,
			rows: counts.refunds,
			amount: fromUnits(counts.refundUnits),
		},
		customers: features.numRows,
		orders: total(features.column('frequency')),
		monetary: money(total(features.column('monetary'))),
		orderUnit: plan.order === null ? 'row' : 'order',
		windows: plan.windows,
		categories: categories && { columns: categories, known: engine.categories.length - 1 },
		scales,
		segments: countSegments(result),
		inexactTotals: countLarge(features.column('monetary')),
		join,
	};
}

/** Rounded to the four decimals that amounts are counted in. */
const money = (amount: number) => Math.round(amount * 1e4) / 1e4;

function total({ values }: Column): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}

function countLarge({ values }: Column): number {
	let large = 0;
	for (const value of values) if (Math.abs(value) > EXACT_LIMIT) large++;
	return large;
}

/** Segments that occur, best first. */
function countSegments(result: Table): SegmentCount[] {
	const { values } = result.column('rfmSegment');
	const monetary = result.column('monetary').values;
	const customers = new Float64Array(SEGMENTS.length);
	const amounts = new Float64Array(SEGMENTS.length);
	values.forEach((segment, row) => {
		customers[segment] = (customers[segment] ?? 0) + 1;
		amounts[segment] = (amounts[segment] ?? 0) + (monetary[row] ?? 0);
	});
	return SEGMENTS.map((segment, i) => ({
		segment,
		customers: customers[i] ?? 0,
		share: (customers[i] ?? 0) / Math.max(1, result.numRows),
		monetary: money(amounts[i] ?? 0),
	})).filter((row) => row.customers > 0);
}
