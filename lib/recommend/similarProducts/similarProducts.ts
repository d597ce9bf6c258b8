/** Job `recommend.similarProducts`: events in; for each product the products that the same customers bought. */
import { counted, eventNotes } from '../eventNotes';
import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';
import type { JobContext } from '../../ports';
import { integerColumn, numberColumn, stringColumn, Table, type FileSource } from '../../table';
import { firstRows } from '../associationRules/baskets';
import type { CatalogueOptions } from '../catalogue';
import { readEvents, type EventOptions, type EventReport } from '../events';
import { buildInteractions, positiveOnly } from '../interactions';
import { checkNumber } from '../options';
import { ProductTexts } from '../productTexts';
import { openCatalogue } from '../recommend';
import { productNeighbours, type Neighbour } from './neighbours';

export interface SimilarProductsOptions extends EventOptions {
	/** `cosine` (default) of who bought how much, or `jaccard`: common customers ÷ all customers of the two. */
	readonly similarity?: 'cosine' | 'jaccard';
	/** 0 … 1e9, default 10: a similarity that rests on n common customers counts n / (n + shrinkage). */
	readonly shrinkage?: number;
	/** Least number of common customers, ≥ 1; default 2. */
	readonly minCustomers?: number;
	/** Similar products a product, 1 … 100; default 5. */
	readonly topN?: number;
	/** Customers with more products than this (resellers, test accounts) say nothing about likeness and are left out; default 5,000. */
	readonly maxProductsPerCustomer?: number;
	/** The shop's products: names, and what may be listed at all. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	/** `nested` (default): one row a product with a list; `long`: one row a pair. */
	readonly layout?: 'nested' | 'long';
}

export interface SimilarProductsReport {
	readonly events: EventReport;
	readonly customers: number;
	readonly products: number;
	/** Customers left out because they have too many products. */
	readonly largeCustomers: number;
	readonly productsWithSimilar: number;
	readonly notes: readonly string[];
}

export interface SimilarProductsResult {
	readonly table: Table;
	/** Per row of `table` the product's first row among the events. */
	readonly rows: Uint32Array;
	readonly report: SimilarProductsReport;
}

function check(options: SimilarProductsOptions) {
	const { similarity = 'cosine', shrinkage = 10, minCustomers = 2, topN = 5 } = options;
	const { maxProductsPerCustomer = 5000 } = options;
	checkNumber('shrinkage', shrinkage, 0, 1e9, false);
	checkNumber('minCustomers', minCustomers, 1, 2 ** 32);
	checkNumber('topN', topN, 1, 100);
	checkNumber('maxProductsPerCustomer', maxProductsPerCustomer, 2, 100_000);
	if (similarity === 'cosine' || similarity === 'jaccard') {
		return { similarity, shrinkage, minCustomers, topN, maxProductsPerCustomer };
	}
	throw new LibraryError(
		'INVALID_PARAMETER',
		`similarity must be cosine or jaccard, got ${String(similarity)}.`,
		'Set it to one of them.',
	);
}

/** Rows with more than `most` entries made empty. */
function withoutLargeRows(matrix: CsrMatrix, most: number) {
	const { nRows, indptr, indices, values } = matrix;
	const starts = new Uint32Array(nRows + 1);
	const keep = new Uint8Array(indices.length);
	let large = 0;
	for (let row = 0; row < nRows; row++) {
		const [from, to] = [indptr[row] ?? 0, indptr[row + 1] ?? 0];
		const kept = to - from <= most;
		if (kept) keep.fill(1, from, to);
		else large++;
		starts[row + 1] = (starts[row] ?? 0) + (kept ? to - from : 0);
	}
	if (large === 0) return { matrix, large };
	const isKept = (_: number, at: number) => keep[at] === 1;
	const entries = { indices: indices.filter(isKept), values: values.filter(isKept) };
	return { matrix: { ...matrix, indptr: starts, ...entries }, large };
}

interface Lists {
	readonly table: Table;
	/** Product of each row. */
	readonly products: readonly number[];
}

function nested(lists: readonly (readonly Neighbour[])[], texts: ProductTexts): Lists {
	const json = (list: readonly Neighbour[]) =>
		JSON.stringify(
			list.map(({ product, score, customers }) => texts.json(product, { score, customers })),
		);
	const products = [...lists.keys()];
	const table = new Table([
		['productId', stringColumn(products.map((product) => texts.id(product)))],
		['name', stringColumn(products.map((product) => texts.name(product)))],
		['similarProducts', stringColumn(lists.map(json), true)],
	]);
	return { table, products };
}

function long(lists: readonly (readonly Neighbour[])[], texts: ProductTexts): Lists {
	const pairs = lists.flatMap((list, product) =>
		list.map((similar, i) => ({ product, similar, rank: i + 1 })),
	);
	const table = new Table([
		['productId', stringColumn(pairs.map(({ product }) => texts.id(product)))],
		['productName', stringColumn(pairs.map(({ product }) => texts.name(product)))],
		['rank', integerColumn(pairs.map(({ rank }) => rank))],
		['similarId', stringColumn(pairs.map(({ similar }) => texts.id(similar.product)))],
		['similarName', stringColumn(pairs.map(({ similar }) => texts.name(similar.product)))],
		['score', numberColumn(pairs.map(({ similar }) => similar.score))],
		['customers', integerColumn(pairs.map(({ similar }) => similar.customers))],
	]);
	return { table, products: pairs.map(({ product }) => product) };
}

function notesOf(report: Omit<SimilarProductsReport, 'notes'>): string[] {
	const { events, products, productsWithSimilar, largeCustomers } = report;
	const notes: string[] = [];
	const say = counted(notes);
	say('Products without a similar one (too few common customers)', products - productsWithSimilar);
	say('Customers with too many products, left out', largeCustomers);
	notes.push(...eventNotes(events));
	say('Customer-product pairs with nothing left (returned, or quantity 0)', events.returnedPairs);
	return notes;
}

/**
 * For each product the products that the same customers bought most alike. Does not depend on the order of rows. Throws
 * EMPTY_INPUT, MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, CANCELLED.
 */
export async function similarProducts(
	table: Table,
	options: SimilarProductsOptions,
	context: JobContext,
): Promise<SimilarProductsResult> {
	const settings = check(options);
	const catalogue = await openCatalogue(options, context);
	const { events, report } = readEvents(table, options);
	const { interactions, returnedPairs } = buildInteractions(events, options);
	const kept = positiveOnly(interactions.matrix);
	const { matrix, large } = withoutLargeRows(kept, settings.maxProductsPerCustomer);
	const texts = new ProductTexts(events.products, catalogue);
	const allowed = (product: number) => texts.mayBeShown(product);
	const lists = productNeighbours(matrix, { ...settings, allowed }, context);
	const shown = options.layout === 'long' ? long(lists, texts) : nested(lists, texts);
	const first = firstRows(table, options.productColumn);
	const facts = {
		events: { ...report, returnedPairs },
		customers: events.customers.length,
		products: events.products.length,
		largeCustomers: large,
		productsWithSimilar: lists.filter((list) => list.length > 0).length,
	};
	return {
		table: shown.table,
		rows: Uint32Array.from(shown.products, (product) => first.get(texts.id(product)) ?? 0),
		report: { ...facts, notes: notesOf(facts) },
	};
}
