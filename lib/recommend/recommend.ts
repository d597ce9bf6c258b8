/** Job `recommend.forCustomers`: a trained model, customers and rules in; a list with reasons a customer out. */
import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import { isFileSource, isMissing, readTable, type FileSource, type Table } from '../table';
import { Catalogue, type CatalogueOptions } from './catalogue';
import { eligibleItems, type Eligible, type EligibleReport } from './eligible';
import { historyOf, NO_HISTORY } from './history';
import { decodeModel, type RecommendModel } from './model';
import { checkNumber, type RecommendOptions } from './options';
import { resultTable, sourceOf, type ListSource, type ProductFacts } from './output';
import { Picker } from './picks';
import { customerIds, foldRecent, openRecent, type OpenRecent } from './recent/foldRecent';
import { recentNotes, withLookedAt, withUnknown } from './recent/tell';
import type { RecentReport } from './recent/options';
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

function rulesOf(
	options: RecommendOptions,
	model: RecommendModel,
	catalogue: Catalogue | null,
): PickRules {
	const {
		topN = 5,
		filterBought = true,
		maxPerCategory = 0,
		whenNothingLeft = 'boughtBefore',
	} = options;
	checkNumber('topN', topN, 1, 100);
	checkNumber('maxPerCategory', maxPerCategory, 0, 100);
	const ids = Array.from({ length: model.products.size }, (_, item) => model.products.get(item));
	const consumable = ids.map((id) => catalogue?.isConsumable(id) ?? false);
	const categories = maxPerCategory > 0 ? ids.map((id) => catalogue?.category(id) ?? null) : [];
	return {
		topN,
		filterBought,
		whenNothingLeft,
		explain: true,
		isConsumable: (item) => consumable[item] ?? false,
		caps:
			maxPerCategory > 0
				? [{ limit: maxPerCategory, groupOf: (item) => categories[item] ?? null }]
				: [],
	};
}

function countSources(lists: readonly (readonly Recommended[])[]): Record<ListSource, number> {
	const sources = { personal: 0, segment: 0, popular: 0, boughtBefore: 0, none: 0 };
	for (const picks of lists) sources[sourceOf(picks)]++;
	return sources;
}

function notesOf(
	products: EligibleReport,
	sources: Record<ListSource, number>,
	catalogue: Catalogue | null,
): string[] {
	const notes: string[] = [];
	const say = (what: string, count: number) => count > 0 && notes.push(`${what}: ${count}.`);
	say(
		'Customers without known purchases, who get popular products',
		sources.segment + sources.popular,
	);
	say(
		'Customers who bought every allowed product and see earlier purchases again',
		sources.boughtBefore,
	);
	say('Customers without any recommendation, because no allowed product is left', sources.none);
	say('Products bought but not in the catalogue, never recommended', products.notInCatalogue);
	say('Products out of stock, not recommended', products.outOfStock);
	say('Products blocked, not recommended', products.blocked);
	say(
		'Products of the catalogue that nobody bought yet, unknown to the model',
		products.neverBought,
	);
	say('Catalogue rows that repeat a product id (the first row counts)', catalogue?.repeated ?? 0);
	return notes;
}

/** A model with the rules of its lists: what does not change from one table of customers to the next. */
export interface Prepared {
	readonly model: RecommendModel;
	readonly catalogue: Catalogue | null;
	readonly rules: PickRules;
	readonly eligible: Eligible;
	readonly picker: Picker;
	readonly facts: ProductFacts;
}

/** Works out once what every list needs. Throws INVALID_PARAMETER, MISSING_COLUMN. */
export function prepare(
	model: RecommendModel,
	options: RecommendOptions,
	catalogue: Catalogue | null,
): Prepared {
	const rules = rulesOf(options, model, catalogue);
	const eligible = eligibleItems(model.products, catalogue, new Set(options.blockedProducts));
	const picker = new Picker(model, eligible, rules);
	return { model, catalogue, rules, eligible, picker, facts: productFacts(model, catalogue) };
}

/** One list a row of the customers. Throws MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT, CANCELLED. */
export function recommendPrepared(
	{ model, catalogue, rules, eligible, picker, facts }: Prepared,
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
	const { shoppers: known, withoutId } = shoppersOf(customers, options, model);
	const folded = recent && foldRecent(customers, known, recent, options, model);
	const shoppers = folded?.shoppers ?? known;
	const lists = withLookedAt(picker.pick(shoppers, context), shoppers);
	const sources = countSources(lists);
	const { customerColumn, layout = 'nested', keepColumns = false } = options;
	const shape = { topN: rules.topN, layout, keepColumns, customerColumn };
	const table = resultTable(customers, lists, facts, shape);
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
				...notesOf(eligible.report, sources, catalogue),
				...(folded ? recentNotes(folded.report) : []),
			],
			...(folded && { recent: folded.report }),
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
	const catalogue = await openCatalogue(options, context);
	const recent = await openRecent(options, context);
	const prepared = prepare(decodeModel(options.artefact), options, catalogue);
	return recommendPrepared(prepared, customers, options, context, recent);
}
