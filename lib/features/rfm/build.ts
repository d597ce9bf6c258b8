/** The way from orders to features that `rfm` and `applyRfm` share; they differ in where categories and scales come from. */
import type { JobContext } from '../../ports';
import {
	Dictionary,
	int32,
	isFileSource,
	readTable,
	Table,
	type Column,
	type FileSource,
} from '../../table';
import { numbers, scoreColumns, texts, valueColumns, windowColumns } from './columns';
import { createArrays, type FeatureArrays } from './emitArrays';
import { RfmEngine } from './engine';
import { joinCustomers } from './join';
import { layOut, shareNames } from './layout';
import { endOfDay } from './days';
import type { CustomersOption, RfmPlan } from './options';
import { addCounts, newCounts, REASONS } from './records';
import { reportOf, type RfmReport } from './report';
import type { RfmScales } from './scores';
import { checkNotEmpty, estimateRows, scanRounds } from './sources';

export type OrdersSource = Table | FileSource;

/** Where categories and scales come from: fitted on this data, or taken from a recipe. */
export interface Choices {
	readonly categories: (names: readonly string[], totals: Float64Array) => readonly string[];
	readonly scales: (arrays: FeatureArrays) => RfmScales;
}

export interface BuildResult {
	/** One row a customer. */
	readonly table: Table;
	readonly report: RfmReport;
	/** Names of the columns that were made, in order; the others are the customers' own. */
	readonly featureColumns: readonly string[];
	/** Rows of a table that could not be used (a file's are only counted). */
	readonly rejected: { readonly rows: readonly number[]; readonly reasons: readonly string[] };
	readonly plan: RfmPlan;
	readonly categories: readonly string[] | null;
	readonly scales: RfmScales;
}

/** Adds up the orders, scores the customers and joins them to the customers table when there is one. */
export async function buildFeatures(
	source: OrdersSource,
	wanted: RfmPlan,
	customers: CustomersOption | undefined,
	choices: Choices,
	context: JobContext,
): Promise<BuildResult> {
	const plan = await settleAsOf(source, wanted, context);
	const engine = await addUpOrders(source, plan, context);
	const { features, id, categories, scales } = await layDown(engine, plan, choices);
	const joined = customers ? await join(customers, features, id, context) : null;
	const result = joined?.table ?? features;
	const featureColumns = features.names.slice(customers ? 1 : 0);
	const joinReport = joined?.report ?? null;
	return {
		table: result,
		report: reportOf({ plan, engine, categories, scales, features, result, join: joinReport }),
		featureColumns,
		rejected: {
			rows: engine.rejectedRows,
			reasons: engine.rejectedReasons.map((reason) => REASONS[reason] ?? ''),
		},
		plan,
		categories,
		scales,
	};
}

/** `latest` is found by reading the orders once without adding them up: the end of the day of the latest usable row. */
async function settleAsOf(
	source: OrdersSource,
	plan: RfmPlan,
	context: JobContext,
): Promise<RfmPlan> {
	if (plan.asOf !== Infinity) return plan;
	const counts = newCounts();
	const options = { plan, partitionBits: 0, context, emit: false };
	for await (const round of scanRounds(source, options)) {
		for (const scan of round) addCounts(counts, scan.counts);
	}
	return { ...plan, asOf: counts.latest === -Infinity ? NaN : endOfDay(counts.latest) };
}

/** Customers are split into 32 partitions as soon as their totals may outgrow a processor's cache. */
const PARTITION_BITS = 5;
const ROWS_TO_PARTITION = 100_000;

async function addUpOrders(
	source: OrdersSource,
	plan: RfmPlan,
	context: JobContext,
): Promise<RfmEngine> {
	const size = estimateRows(source);
	const partitionBits = size > ROWS_TO_PARTITION ? PARTITION_BITS : 0;
	const engine = new RfmEngine(plan, partitionBits, context);
	for await (const round of scanRounds(source, { plan, partitionBits, context, emit: true })) {
		await engine.add(round);
		const done = Math.min(0.9, (0.9 * engine.counts.rows) / size);
		context.progress(done, `${engine.counts.rows.toLocaleString('en')} orders read`);
	}
	checkNotEmpty(engine.counts.rows);
	return engine;
}

interface LaidDown {
	readonly features: Table;
	readonly id: ReturnType<typeof texts>;
	readonly categories: readonly string[] | null;
	readonly scales: RfmScales;
}

async function layDown(engine: RfmEngine, plan: RfmPlan, choices: Choices): Promise<LaidDown> {
	const { order, categoryTotals } = await engine.collect();
	const customers = order.customerOf.length;
	const categories =
		plan.category === null ? null : choices.categories(engine.categories, categoryTotals);
	const layout = categories && layOut(engine.categories, categories);
	const arrays = createArrays(customers, plan.windows.length, layout);
	await engine.emit(arrays, order, layout);
	const scales = choices.scales(arrays);
	const id = texts(rowNumbers(customers), new Dictionary(order.text, order.offsets));
	const columns: [string, Column][] = [
		[plan.customer, id],
		...valueColumns(arrays),
		...scoreColumns(arrays, scales),
		...windowColumns(arrays, plan.windows),
	];
	if (layout && categories)
		columns.push(...categoryColumns(arrays, layout.alphabetical, categories, columns));
	return { features: new Table(columns), id, categories, scales };
}

function rowNumbers(rows: number): Int32Array {
	const numbers = int32(rows);
	for (let row = 0; row < rows; row++) numbers[row] = row;
	return numbers;
}

function categoryColumns(
	{ categories }: FeatureArrays,
	alphabetical: readonly string[],
	chosen: readonly string[],
	before: readonly [string, Column][],
): [string, Column][] {
	if (!categories) return [];
	const names = shareNames(chosen, [...before.map(([name]) => name), 'favouriteCategory']);
	return [
		['favouriteCategory', texts(categories.favourite, Dictionary.from(alphabetical))],
		...categories.shares.map((share, i): [string, Column] => [names[i] ?? '', numbers(share)]),
	];
}

async function join(
	{ source, key }: CustomersOption,
	features: Table,
	id: LaidDown['id'],
	context: JobContext,
) {
	const table = isFileSource(source) ? await readTable(source, { context }) : source;
	return joinCustomers(table, key, features, id);
}
