/** Job `recommend.predictRatings`: rows with a customer and a product in; the rating that the customer would give beside them. */
import type { JobContext } from '../../ports';
import { numberColumn, stringColumn, Table } from '../../table';
import { codeIds } from '../ids';
import { decodeRatingModel, type RatingModel } from './ratingModel';

export interface PredictRatingsOptions {
	/** Of `recommend.trainRatings`. */
	readonly artefact: Uint8Array;
	readonly customerColumn: string;
	readonly productColumn: string;
	/** Whether the result holds the rows' own columns too; default false. */
	readonly keepColumns?: boolean;
}

/**
 * What a prediction rests on: the customer's taste; the product's average (the customer is unknown); the customer's average (the
 * product is); or the average of all ratings.
 */
export type RatingSource = 'personal' | 'productAverage' | 'customerAverage' | 'overallAverage';

export interface PredictRatingsReport {
	readonly rows: number;
	readonly sources: Readonly<Record<RatingSource, number>>;
	/** Rows whose customer (product) was never rated by (for) when the model was trained. */
	readonly unknownCustomers: number;
	readonly unknownProducts: number;
	/** Mean of the predictions. */
	readonly meanPrediction: number | null;
	readonly notes: readonly string[];
}

export interface PredictRatingsResult {
	/** Row by row: predictedRating, ratingSource. */
	readonly table: Table;
	readonly report: PredictRatingsReport;
}

function sourceOf(customer: number, product: number): RatingSource {
	if (customer >= 0) return product >= 0 ? 'personal' : 'customerAverage';
	return product >= 0 ? 'productAverage' : 'overallAverage';
}

/** Numbers of the rows' customers or products in the model, −1 for unknown ones. */
function placesOf(table: Table, column: string, known: RatingModel['customers']): Int32Array {
	const { codes, ids } = codeIds(table, column);
	const places = ids.map((id) => known.indexOf(id));
	return codes.map((code) => places[code] ?? -1);
}

const countOf = <T>(values: Iterable<T>, wanted: (value: T) => boolean): number => {
	let count = 0;
	for (const value of values) if (wanted(value)) count++;
	return count;
};

function reportOf(
	sources: readonly RatingSource[],
	predicted: Float64Array,
	unknown: { customers: number; products: number },
): PredictRatingsReport {
	const counts = { personal: 0, productAverage: 0, customerAverage: 0, overallAverage: 0 };
	for (const source of sources) counts[source]++;
	const rows = sources.length;
	const mean = predicted.reduce((sum, value) => sum + value, 0) / rows;
	const averages = rows - counts.personal;
	return {
		...{ rows, sources: counts, unknownCustomers: unknown.customers },
		unknownProducts: unknown.products,
		meanPrediction: rows > 0 ? mean : null,
		notes:
			averages > 0
				? [`Rows of unknown customers or products, predicted by averages: ${averages} of ${rows}.`]
				: [],
	};
}

/** Predicts ratings by a saved model. Throws CORRUPT_FILE, UNSUPPORTED, MISSING_COLUMN, WRONG_TYPE. */
export function predictRatings(
	table: Table,
	{ artefact, customerColumn, productColumn, keepColumns = false }: PredictRatingsOptions,
	{ signal }: Pick<JobContext, 'signal'>,
): PredictRatingsResult {
	const { factorization, customers, products } = decodeRatingModel(artefact);
	signal.throwIfCancelled();
	const who = placesOf(table, customerColumn, customers);
	const what = placesOf(table, productColumn, products);
	const predicted = factorization.predict(who, what);
	const sources = Array.from(who, (customer, row) => sourceOf(customer, what[row] ?? -1));
	const columns = [
		['predictedRating', numberColumn([...predicted])],
		['ratingSource', stringColumn(sources)],
	] as const;
	const strange = (places: Int32Array) => countOf(places, (place) => place < 0);
	return {
		table: keepColumns ? table.with(columns) : new Table(columns, table.numRows),
		report: reportOf(sources, predicted, { customers: strange(who), products: strange(what) }),
	};
}
