/** From a table of ratings (one row = a customer rated a product) to one rating a pair. Does not depend on the order of rows. */
import { LibraryError } from '../../errors';
import { buildCsr, type CsrMatrix } from '../../math';
import { isMissing, type Column, type Table } from '../../table';
import { codeIds, rankIds } from '../ids';

export interface RatingColumns {
	/** Column with the customer's id (text or number). */
	readonly customerColumn: string;
	/** Column with the product's id (text or number). */
	readonly productColumn: string;
	/** Number column with the rating: stars, points, any scale. */
	readonly ratingColumn: string;
	/** Date column: of repeated ratings the latest counts. Default: their mean counts. */
	readonly dateColumn?: string;
	/** UTC ms; later ratings are left out. Default: none is. */
	readonly asOf?: number;
}

/** One rating for each customer who rated a product, by customer, then product. */
export interface Ratings {
	/** Distinct ids in code-unit order. */
	readonly customers: readonly string[];
	readonly products: readonly string[];
	readonly customer: Int32Array;
	readonly product: Int32Array;
	readonly rating: Float64Array;
	/** UTC ms, NaN without a date; null without a date column. */
	readonly date: Float64Array | null;
}

export interface RatingsReport {
	readonly rows: number;
	/** Different pairs of customer and product: what is learnt from. */
	readonly used: number;
	readonly withoutId: number;
	/** Rows without a finite rating. */
	readonly withoutRating: number;
	/** Rows after `asOf`. */
	readonly future: number;
	/** Rows beyond the first of their customer and product. */
	readonly repeated: number;
	/** Least and largest rating. */
	readonly low: number;
	readonly high: number;
}

const numberAt = (column: Column, row: number): number =>
	isMissing(column, row) ? NaN : (column.values[row] ?? NaN);

interface Rows {
	readonly customer: Int32Array;
	readonly product: Int32Array;
	readonly rating: Float64Array;
	readonly date: Float64Array | null;
}

/** Usable rows by customer, product, date and rating. */
function sortedRows({ customer, product, rating, date }: Rows, usable: number[]): Uint32Array {
	const by = (values: ArrayLike<number> | null, a: number, b: number) =>
		values ? (values[a] ?? 0) - (values[b] ?? 0) || 0 : 0;
	return Uint32Array.from(usable).sort(
		(a, b) =>
			by(customer, a, b) || by(product, a, b) || by(date, a, b) || by(rating, a, b) || a - b,
	);
}

/** The last of the sorted rows of a pair where there are dates, else their mean. */
function ratingOf(run: Uint32Array, { rating, date }: Rows): number {
	if (date) return rating[run.at(-1) ?? 0] ?? NaN;
	return run.reduce((sum, row) => sum + (rating[row] ?? 0), 0) / run.length;
}

function usableRows(
	rows: Rows,
	asOf: number,
	counts: { -readonly [K in keyof RatingsReport]: number },
) {
	const usable: number[] = [];
	for (let row = 0; row < counts.rows; row++) {
		if ((rows.customer[row] ?? -1) < 0 || (rows.product[row] ?? -1) < 0) counts.withoutId++;
		else if (!Number.isFinite(rows.rating[row] ?? NaN)) counts.withoutRating++;
		else if (rows.date && (rows.date[row] ?? NaN) > asOf) counts.future++;
		else usable.push(row);
	}
	return usable;
}

/** Places in the sorted rows where a pair begins, and the end. */
function pairStarts(order: Uint32Array, { customer, product }: Rows): number[] {
	const starts: number[] = [];
	order.forEach((row, i) => {
		const before = order[i - 1] ?? row;
		const same = i > 0 && customer[row] === customer[before] && product[row] === product[before];
		if (!same) starts.push(i);
	});
	return [...starts, order.length];
}

/** Reads and checks the ratings. Throws MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT. */
export function readRatings(
	table: Table,
	options: RatingColumns,
): { ratings: Ratings; report: RatingsReport } {
	const customers = codeIds(table, options.customerColumn);
	const products = codeIds(table, options.productColumn);
	const rated = table.typed(options.ratingColumn, 'number', 'integer');
	const dated = options.dateColumn ? table.typed(options.dateColumn, 'date') : null;
	const column = (values: Column) =>
		Float64Array.from({ length: table.numRows }, (_, row) => numberAt(values, row));
	const rows: Rows = {
		customer: customers.codes,
		product: products.codes,
		rating: column(rated),
		// A rating without a date is older than any that has one.
		date: dated && column(dated).map((time) => (Number.isFinite(time) ? time : -Infinity)),
	};
	const counts = { rows: table.numRows, used: 0, withoutId: 0, withoutRating: 0, future: 0 };
	const report = { ...counts, repeated: 0, low: Infinity, high: -Infinity };
	const usable = usableRows(rows, options.asOf ?? Infinity, report);
	if (usable.length === 0) throw noRatings(report);
	const ratings = onePerPair(rows, usable, customers.ids, products.ids);
	report.used = ratings.rating.length;
	report.repeated = usable.length - report.used;
	for (const value of ratings.rating) {
		report.low = Math.min(report.low, value);
		report.high = Math.max(report.high, value);
	}
	return { ratings, report };
}

function onePerPair(
	rows: Rows,
	usable: number[],
	customerIds: readonly string[],
	productIds: readonly string[],
): Ratings {
	const codesOf = (codes: Int32Array) => Int32Array.from(usable, (row) => codes[row] ?? -1);
	const customers = rankIds({ codes: codesOf(rows.customer), ids: customerIds });
	const products = rankIds({ codes: codesOf(rows.product), ids: productIds });
	const ranked: Rows = {
		...rows,
		customer: rows.customer.map((code) => customers.ranks[code] ?? -1),
		product: rows.product.map((code) => products.ranks[code] ?? -1),
	};
	const order = sortedRows(ranked, usable);
	const starts = pairStarts(order, ranked);
	const firsts = starts.slice(0, -1).map((start) => order[start] ?? 0);
	const runs = firsts.map((_, pair) => order.subarray(starts[pair], starts[pair + 1]));
	const { date } = ranked;
	return {
		customers: customers.sorted,
		products: products.sorted,
		customer: Int32Array.from(firsts, (row) => ranked.customer[row] ?? 0),
		product: Int32Array.from(firsts, (row) => ranked.product[row] ?? 0),
		rating: Float64Array.from(runs, (run) => ratingOf(run, ranked)),
		date: date && Float64Array.from(runs, (run) => date[run.at(-1) ?? 0] ?? NaN),
	};
}

function noRatings({ rows, withoutId, withoutRating, future }: RatingsReport): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		rows === 0
			? 'There are no ratings to learn from.'
			: `None of the ${rows} ratings can be used: ${withoutId} have no customer or product, ${withoutRating} no rating, ${future} lie in the future.`,
		'Check the picked columns, and that the ratings reach this node.',
		{ rows, withoutId, withoutRating, future },
	);
}

/** The ratings at these places as a customers × products matrix. */
export function matrixOf(
	{ customers, products, customer, product, rating }: Ratings,
	places: Uint32Array,
): CsrMatrix {
	return buildCsr(customers.length, products.length, {
		rows: Array.from(places, (place) => customer[place] ?? 0),
		columns: Array.from(places, (place) => product[place] ?? 0),
		values: Array.from(places, (place) => rating[place] ?? 0),
	});
}
