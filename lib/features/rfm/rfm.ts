import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { buildFeatures, type BuildResult, type OrdersSource } from './build';
import type { FeatureArrays } from './emitArrays';
import { chooseCategories } from './layout';
import {
	checkTopCategories,
	DEFAULT_TOP_CATEGORIES,
	parseAsOf,
	planOf,
	type CustomersOption,
	type RfmOptions,
} from './options';
import { decodeRecipe, encodeRecipe, RECIPE_KIND } from './recipe';
import type { RfmReport } from './report';
import { fitIntegerScale, fitScaleInPlace, type RfmScales } from './scores';

export interface RfmResult {
	/** One row a customer: in byte order of the ids, or in the order of the customers table. */
	readonly table: Table;
	readonly report: RfmReport;
	/** Names of the columns that were made, in order; the others are the customers' own. */
	readonly featureColumns: readonly string[];
	readonly rejected: BuildResult['rejected'];
	/** The recipe: scores later customers on the same grid (see applyRfm). */
	readonly artefact: Uint8Array;
	readonly kind: typeof RECIPE_KIND;
	/** Facts for lists of saved models. */
	readonly info: Readonly<Record<string, unknown>>;
}

/**
 * Job `features.rfm`: recency, frequency and monetary value, scores, named segments, windows and category shares of
 * every customer, from orders up to the as-of date. Same orders in any sequence, on any number of threads: same bytes.
 * Throws INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT, MEMORY_LIMIT. Cost: one pass over the orders
 * (two with `asOf: 'latest'`) and about 200 bytes a customer.
 */
export async function rfm(
	source: OrdersSource,
	options: RfmOptions,
	context: JobContext,
): Promise<RfmResult> {
	const plan = planOf(options);
	const top = checkTopCategories(options.topCategories ?? DEFAULT_TOP_CATEGORIES);
	const include = options.includeCategories ?? [];
	const built = await buildFeatures(
		source,
		plan,
		options.customers,
		{
			categories: (names, totals) => chooseCategories(names, totals, { top, include }),
			scales: fitScales,
		},
		context,
	);
	const { table, report, featureColumns, rejected, categories, scales } = built;
	const artefact = encodeRecipe({ plan: built.plan, categories, scales });
	const { customers, orders, asOf } = report;
	const info = { customerColumn: plan.customer, customers, orders, asOf };
	return { table, report, featureColumns, rejected, artefact, kind: RECIPE_KIND, info };
}

/** Scales over the customers who ordered. One piece of scratch memory serves all three: there may be millions of them. */
function fitScales({ recency, frequency, monetary }: FeatureArrays): RfmScales {
	const customers = frequency.reduce((count, orders) => count + Number(orders > 0), 0);
	const amounts = new Float64Array(customers);
	const whole = new Int32Array(amounts.buffer, 0, customers);
	const gather = <T extends Int32Array | Float64Array>(from: T, out: T): T => {
		let at = 0;
		for (let row = 0; row < frequency.length; row++) {
			if (frequency[row] !== 0) out[at++] = from[row] ?? 0;
		}
		return out;
	};
	const minusDays = gather(recency, whole);
	for (let i = 0; i < customers; i++) minusDays[i] = -(minusDays[i] ?? 0);
	return {
		recency: fitIntegerScale(minusDays),
		frequency: fitIntegerScale(gather(frequency, whole)),
		monetary: fitScaleInPlace(gather(monetary, amounts)),
	};
}

export interface ApplyRfmOptions {
	/** Recipe of an earlier `features.rfm`. */
	readonly artefact: Uint8Array;
	readonly asOf: RfmOptions['asOf'];
	readonly customers?: CustomersOption;
}

export type ApplyRfmResult = Pick<RfmResult, 'table' | 'report' | 'featureColumns' | 'rejected'>;

/**
 * Job `features.apply`: the features of new orders on the grid of an earlier run: its columns, windows, categories and
 * score edges. Throws as `rfm`, and CORRUPT_FILE or UNSUPPORTED for a recipe that cannot be read.
 */
export async function applyRfm(
	source: OrdersSource,
	options: ApplyRfmOptions,
	context: JobContext,
): Promise<ApplyRfmResult> {
	const recipe = decodeRecipe(options.artefact);
	const plan = { ...recipe.plan, asOf: parseAsOf(options.asOf) };
	const { table, report, featureColumns, rejected } = await buildFeatures(
		source,
		plan,
		options.customers,
		{ categories: () => recipe.categories ?? [], scales: () => recipe.scales },
		context,
	);
	return { table, report, featureColumns, rejected };
}
