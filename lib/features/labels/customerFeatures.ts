/** Features of customers as of one moment, without absolute dates, so that moments can be put under each other. */
import type { JobContext } from '../../ports';
import { setBit, createBitmap, type Column, type Table } from '../../table';
import { buildFeatures, type BuildResult, type Choices, type OrdersSource } from '../rfm/build';
import { endOfDay } from '../rfm/days';
import type { RfmPlan } from '../rfm/options';
import type { RfmReport } from '../rfm/report';
import { latestKnown, type Question, type SnapshotOptions } from './question';

/**
 * Columns of `features.rfm` that are no features here: absolute dates (they name the moment, not the customer; recency and tenureDays
 * say the same in days) and scores (ranks among the customers of one moment, made from recency, frequency and monetary).
 */
const DROPPED = new Set([
	...['firstOrder', 'lastOrder'],
	...['recencyScore', 'frequencyScore', 'monetaryScore', 'rfmScore', 'rfmSegment'],
]);

const flat = { edges: [0, 0, 0, 0], constant: true };
const NO_SCALES = { recency: flat, frequency: flat, monetary: flat };

/** Adds up the orders up to the plan's moment. `categories`: which get a share column. */
export async function buildAsOf(
	source: OrdersSource,
	plan: RfmPlan,
	categories: Choices['categories'],
	context: JobContext,
): Promise<BuildResult> {
	const choices = { categories, scales: () => NO_SCALES };
	return await buildFeatures(source, plan, undefined, choices, context);
}

/** The id column and the features. */
export const featuresOnly = (table: Table): Table =>
	table.select(table.names.filter((name) => !DROPPED.has(name)));

/** Rows of the customers that the question is about: at least one order and, for churn, one lately. */
export function askedRows(
	table: Table,
	{ activityDays }: Pick<Question, 'activityDays'>,
	wanted: (row: number) => boolean = () => true,
): number[] {
	const orders = table.column('frequency').values;
	const recency = table.column('recency').values;
	const rows: number[] = [];
	for (let row = 0; row < table.numRows; row++) {
		const active = activityDays === null || (recency[row] ?? 0) < activityDays;
		if ((orders[row] ?? 0) > 0 && active && wanted(row)) rows.push(row);
	}
	return rows;
}

/** First and last order and the number of customers. */
export interface Span {
	/** UTC ms; ±Infinity without any order. */
	readonly first: number;
	readonly last: number;
	readonly customers: number;
	readonly report: RfmReport;
}

/** When orders (not refunds) were made, up to `limit` (UTC ms). One pass over the orders. */
export async function spanOf(
	source: OrdersSource,
	plan: RfmPlan,
	limit: number,
	context: JobContext,
): Promise<Span> {
	const plain = { ...plan, asOf: limit, windows: [], order: null, category: null };
	const { table, report } = await buildAsOf(source, plain, () => [], context);
	const firsts = table.column('firstOrder').values;
	const lasts = table.column('lastOrder').values;
	let [first, last, customers] = [Infinity, -Infinity, 0];
	for (let row = 0; row < table.numRows; row++) {
		const from = firsts[row] ?? NaN;
		if (Number.isNaN(from)) continue;
		customers++;
		first = Math.min(first, from);
		last = Math.max(last, lasts[row] ?? -Infinity);
	}
	return { first, last, customers, report };
}

export interface CustomersAsOf {
	/** The id and the features of every customer that the question is about, in byte order of the ids. */
	readonly table: Table;
	/** UTC ms: the moment at which the customers are looked at. */
	readonly asOf: number;
	/** Customers with an order who were silent longer than `activityDays`: the model does not know their kind. */
	readonly inactive: number;
	readonly report: RfmReport;
}

/**
 * The features that a question's model learnt from, of the customers as they are at `asOf` (default: the end of the day of the latest
 * order that is not after `notAfter`). Throws as `features.rfm`.
 */
export async function customersAsOf(
	source: OrdersSource,
	question: Question,
	options: Pick<SnapshotOptions, 'asOf' | 'notAfter'>,
	context: JobContext,
): Promise<CustomersAsOf> {
	const limit = latestKnown(options);
	const isLatest = (options.asOf ?? 'latest') === 'latest';
	const last = isLatest ? (await spanOf(source, question.plan, limit, context)).last : limit;
	const asOf = isLatest && Number.isFinite(last) ? endOfDay(last) : limit;
	const plan = { ...question.plan, asOf };
	const categories = () => question.categories ?? [];
	const { table, report } = await buildAsOf(source, plan, categories, context);
	const rows = askedRows(table, question);
	const everybody = askedRows(table, { activityDays: null });
	return {
		table: featuresOnly(table).take(rows),
		asOf,
		inactive: everybody.length - rows.length,
		report,
	};
}

/** Bits of the rows that have a value; null when all have. */
export function validityFrom(
	length: number,
	missing: (row: number) => boolean,
): Column['validity'] {
	let bitmap: Column['validity'] = null;
	for (let row = 0; row < length; row++) {
		if (!missing(row)) continue;
		bitmap ??= createBitmap(length, true);
		setBit(bitmap, row, false);
	}
	return bitmap;
}
