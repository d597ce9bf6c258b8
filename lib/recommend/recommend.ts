/** Job `recommend.forCustomers`: a trained model, customers and rules in; a list with reasons a customer out. */
import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import { isFileSource, isMissing, readTable, type FileSource, type Table } from '../table';
import { Catalogue, type CatalogueOptions } from './catalogue';
import { NewProducts } from './content/newProducts';
import { withProfiles } from './content/profiles';
import { eligibleItems, type Eligible, type EligibleReport } from './eligible';
import { historyOf, NO_HISTORY } from './history';
import { decodeModel, type RecommendModel } from './model';
import type { RecommendOptions } from './options';
import { resultTable, sourceOf, type ListSource, type ProductFacts } from './output';
import { Picker } from './picks';
import { customerIds, foldRecent, openRecent, type OpenRecent } from './recent/foldRecent';
import { recentNotes, withLookedAt, withUnknown } from './recent/tell';
import type { RecentReport } from './recent/options';
import { recommendNotes } from './recommendNotes';
import { listRules } from './rerank/listRules';
import { productRules } from './rerank/productRules';
import { rulesNotes, rulesReport, type ListRulesReport } from './rerank/report';
import { ownLimits, type OwnLimits } from './rerank/shopperLimits';
import { type Recommended, type PickRules, type Shopper } from './pickRules';

export interface RecommendReport {
	readonly customers: number;
	/** Number of customers by where their list comes from. */
	readonly sources: Readonly<Record<ListSource, number>>;
	/** Share of customers whose list is not personal, 0 … 1. */
	readonly fallbackShare: number;
	/** Customers with fewer than topN recommendations. */
	readonly shortLists: number;
	/** Customers whose id is empty. */
	readonly withoutId: number;
	readonly products: EligibleReport;
	/** Different products among all recommendations. */
	readonly distinctProducts: number;
	readonly notes: readonly string[];
	/** What was done since the training, when that was given. */
	readonly recent?: RecentReport;
	/** What the rules of the lists did, when there are any. */
	readonly rules?: ListRulesReport;
}

export interface RecommendResult {
	readonly table: Table;
	readonly report: RecommendReport;
}

/** A table, read first when it is a file. */
export async function asTable(input: Table | FileSource, context: JobContext): Promise<Table> {
	return isFileSource(input) ? await readTable(input, { context }) : input;
}

/** The catalogue of the options, or null when there is none. */
export async function openCatalogue(
	{ products, catalogue }: { products?: Table | FileSource; catalogue?: CatalogueOptions },
	context: JobContext,
): Promise<Catalogue | null> {
	if (products === undefined) return null;
	if (catalogue) return new Catalogue(await asTable(products, context), catalogue);
	throw new LibraryError(
		'INVALID_PARAMETER',
		'Products are given, but not which column holds their id.',
		'Set catalogue.productColumn.',
	);
}

/** What the model knows of each row of the customers table. */
function shoppersOf(
	customers: Table,
	options: RecommendOptions,
	model: RecommendModel,
	own: OwnLimits | null,
): { shoppers: Shopper[]; withoutId: number } {
	const { segmentColumn } = options;
	const { codes, ids } = customerIds(customers, options);
	const places = ids.map((id) => model.customers.indexOf(id));
	const segment = segmentColumn === undefined ? null : customers.column(segmentColumn);
	let withoutId = 0;
	const shoppers = Array.from(codes, (code, row): Shopper => {
		if (code < 0) withoutId++;
		const place = places[code] ?? -1;
		const missing = segment === null || isMissing(segment, row);
		return {
			id: ids[code] ?? '',
			limits: own?.limits[row] ?? null,
			history: place < 0 ? NO_HISTORY : historyOf(model.history, place),
			segment:
				missing || segmentColumn === undefined ? null : String(customers.cell(segmentColumn, row)),
		};
	});
	return { shoppers, withoutId };
}

/** Facts of the model's products, each looked up once. */
function productFacts(model: RecommendModel, catalogue: Catalogue | null): ProductFacts {
	const known = new Map<number, ReturnType<ProductFacts['facts']>>();
	const id = (item: number) => model.products.get(item);
	const name = (item: number) => catalogue?.name(id(item)) ?? id(item);
	return {
		id,
		name,
		facts(item) {
			const facts = known.get(item) ?? catalogue?.facts(id(item)) ?? { name: id(item) };
			known.set(item, facts);
			return facts;
		},
	};
}

function countSources(lists: readonly (readonly Recommended[])[]): Record<ListSource, number> {
	const sources = { personal: 0, segment: 0, profile: 0, popular: 0, boughtBefore: 0, none: 0 };
	for (const picks of lists) sources[sourceOf(picks)]++;
	return sources;
}

/** A model with the rules of its lists: what does not change from one table of customers to the next. */
export interface Prepared {
	readonly model: RecommendModel;
	readonly catalogue: Catalogue | null;
	readonly rules: PickRules;
	readonly eligible: Eligible;
	readonly picker: Picker;
	readonly facts: ProductFacts;
	/** Null: lists hold products of the model only. */
	readonly newProducts: NewProducts | null;
}

/** Works out once what every list needs. Throws INVALID_PARAMETER, MISSING_COLUMN. */
export function prepare(
	model: RecommendModel,
	options: RecommendOptions,
	catalogue: Catalogue | null,
): Prepared {
	const filters = productRules(options, catalogue);
	const blocked = new Set(options.blockedProducts);
	const eligible = eligibleItems(model.products, catalogue, blocked, filters);
	const rules = listRules(options, model, catalogue, eligible);
	const picker = new Picker(model, eligible, rules);
	const newProducts = NewProducts.open(model, options, catalogue, blocked, filters);
	const known = productFacts(model, catalogue);
	const facts = newProducts?.facts(known) ?? known;
	return { model, catalogue, rules, eligible, picker, facts, newProducts };
}

const OF_THE_TRAINING =
	'Products are as they were at the training: connect them for today’s prices and stock.';

/** The model's lists, those of customers without purchases by their profile, and new products among them. */
function listsOf(
	{ picker, newProducts, ...parts }: Prepared,
	shoppers: readonly Shopper[],
	customers: Table,
	options: RecommendOptions,
	context: JobContext,
): (readonly Recommended[])[] {
	const { signal } = context;
	const picked = picker.pick(shoppers, context);
	const lists = withProfiles(picked, shoppers, customers, options, { ...parts, signal });
	const mixed = newProducts?.into(lists, shoppers, parts.rules, signal) ?? lists;
	return withLookedAt(mixed, shoppers);
}

/** One list a row of the customers. Throws MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT, CANCELLED. */
export function recommendPrepared(
	prepared: Prepared,
	customers: Table,
	options: RecommendOptions,
	context: JobContext,
	recent: OpenRecent | null = null,
): RecommendResult {
	if (customers.numRows === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no customers.',
			'Connect a node that gives customers.',
		);
	}
	const { model, catalogue, rules, eligible, facts } = prepared;
	const own = ownLimits(customers, options, model, catalogue);
	const { shoppers: known, withoutId } = shoppersOf(customers, options, model, own);
	const folded = recent && foldRecent(customers, known, recent, options, model);
	const shoppers = folded?.shoppers ?? known;
	rules.rerank?.tally?.start();
	const lists = listsOf(prepared, shoppers, customers, options, context);
	const sources = countSources(lists);
	const { customerColumn, layout = 'nested', keepColumns = false } = options;
	const shape = { topN: rules.topN, layout, keepColumns, customerColumn };
	const table = resultTable(customers, lists, facts, shape);
	const done = rulesReport(options, rules, own, eligible.items);
	return {
		table: folded ? withUnknown(table, folded.unknown) : table,
		report: {
			customers: lists.length,
			sources,
			fallbackShare: 1 - sources.personal / lists.length,
			shortLists: lists.filter((picks) => picks.length < rules.topN).length,
			withoutId,
			products: eligible.report,
			distinctProducts: new Set(lists.flatMap((picks) => picks.map(({ item }) => item))).size,
			notes: [
				...recommendNotes(eligible.report, sources, catalogue),
				...rulesNotes(done),
				...(catalogue && options.products === undefined ? [OF_THE_TRAINING] : []),
				...(folded ? recentNotes(folded.report) : []),
			],
			...(folded && { recent: folded.report }),
			...(done && { rules: done }),
		},
	};
}

/** Recommends with a model that is at hand. Throws MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, EMPTY_INPUT, CANCELLED. */
export function recommendWith(
	model: RecommendModel,
	customers: Table,
	options: RecommendOptions,
	catalogue: Catalogue | null,
	context: JobContext,
): RecommendResult {
	return recommendPrepared(prepare(model, options, catalogue), customers, options, context);
}

/**
 * Recommends products to each row of `customers` with a saved model (`options.artefact`, kind `recommend.ials`).
 * Customers are found by the text of their id; those without known purchases get what is popular (in their segment).
 */
export async function recommendForCustomers(
	customers: Table,
	options: RecommendOptions & { readonly artefact: Uint8Array },
	context: JobContext,
): Promise<RecommendResult> {
	const model = decodeModel(options.artefact);
	const catalogue = (await openCatalogue(options, context)) ?? model.catalogue ?? null;
	const recent = await openRecent(options, context);
	const prepared = prepare(model, options, catalogue);
	return recommendPrepared(prepared, customers, options, context, recent);
}
