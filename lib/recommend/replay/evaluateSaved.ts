/** Job `recommend.evaluate`: a saved model and what happened after its training; did customers buy what it would have shown? */
import { counted, eventNotes } from '../eventNotes';
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import { integerColumn, numberColumn, stringColumn, Table } from '../../table';
import { firstRows } from '../associationRules/baskets';
import { Catalogue } from '../catalogue';
import { eligibleItems } from '../eligible';
import { hasPurchases } from '../history';
import { decodeModel, type RecommendModel } from '../model';
import { checkNumber } from '../options';
import { ProductTexts } from '../productTexts';
import { openCatalogue } from '../recommend';
import { meanIntervals, valuesOf, type Values } from './listScores';
import { readNewEvents, type NewCustomer, type NewEvents } from './newEvents';
import type { ReplayOptions } from './options';
import {
	boughtBeforeLists,
	modelLists,
	shopperOf,
	type ReplayLists,
	type ReplayRules,
} from './replayLists';
import { compare, type ReplayReport } from './replayReport';

export interface ReplayResult {
	/** One row a judged customer: what the model would have shown and what was bought. */
	readonly table: Table;
	/** Per row of `table` the customer's first row among the events. */
	readonly rows: Uint32Array;
	readonly report: ReplayReport;
}

interface Panel {
	readonly customers: readonly NewCustomer[];
	/** What counts as a hit, customer by customer. */
	readonly bought: readonly ReadonlySet<number>[];
}

interface Sorted {
	readonly judged: Panel;
	readonly strangers: Panel;
	readonly onlyRepeats: number;
}

/** Tells customers apart: known ones with purchases that count, known ones without, and strangers. */
function sortCustomers(
	model: RecommendModel,
	{ customers }: NewEvents,
	{ filterBought, isConsumable }: ReplayRules,
): Sorted {
	const [known, strangers]: [NewCustomer[], NewCustomer[]] = [[], []];
	const bought: ReadonlySet<number>[] = [];
	let onlyRepeats = 0;
	for (const customer of customers) {
		const { history } = shopperOf(model, customer);
		if (!hasPurchases(history)) {
			strangers.push(customer);
			continue;
		}
		const seen = new Set(history.items);
		const counts = (item: number) => !filterBought || !seen.has(item) || isConsumable(item);
		const own = customer.bought.filter(counts);
		if (own.length === 0) onlyRepeats++;
		else {
			known.push(customer);
			bought.push(new Set(own));
		}
	}
	return {
		judged: { customers: known, bought },
		strangers: { customers: strangers, bought: strangers.map((one) => new Set(one.bought)) },
		onlyRepeats,
	};
}

function nobody({ strangers, onlyRepeats }: Sorted): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`Nobody to judge the model on: ${strangers.customers.length} customers of the new orders are unknown to it, ${onlyRepeats} bought only what they had bought before.`,
		'Check that the customer IDs are those of the training, or count repeated purchases.',
	);
}

/** What may be in a list. The stock of today says nothing about the past. */
function rulesOf(
	model: RecommendModel,
	catalogue: Catalogue | null,
	{ k = 10, filterBought = true }: ReplayOptions,
): ReplayRules {
	checkNumber('k', k, 1, 100);
	const { products } = model;
	return {
		k,
		filterBought,
		isConsumable: (item) =>
			item < products.size && (catalogue?.isConsumable(products.get(item)) ?? false),
		eligible: eligibleItems(products, catalogue, new Set()),
	};
}

/** The shop of the options, else that of the training; without stock. */
async function openShop(
	model: RecommendModel,
	{ products, catalogue }: ReplayOptions,
	context: JobContext,
): Promise<Catalogue | null> {
	const given = { ...(products && { products }), ...(catalogue && { catalogue }) };
	const shop = (await openCatalogue(given, context)) ?? model.catalogue ?? null;
	if (!shop) return null;
	const columns = Object.entries(shop.options).filter(([name]) => name !== 'stockColumn');
	const { productColumn } = shop.options;
	return new Catalogue(shop.table, { ...Object.fromEntries(columns), productColumn });
}

/** One row a judged customer. */
function customerTable(
	{ customers, bought }: Panel,
	{ lists }: ReplayLists,
	values: Values,
	texts: ProductTexts,
): Table {
	const shown = lists.map((list, i) =>
		list.map((item) => texts.json(item, { bought: bought[i]?.has(item) ?? false })),
	);
	const hits = lists.map((list, i) => list.filter((item) => bought[i]?.has(item)).length);
	const named = (items: ReadonlySet<number>) =>
		Array.from(items, (item) => ({ productId: texts.id(item), name: texts.name(item) }));
	return new Table([
		['customerId', stringColumn(customers.map(({ id }) => id))],
		['hits', integerColumn(hits)],
		['boughtProducts', integerColumn(bought.map(({ size }) => size))],
		['precision', numberColumn([...values.precision])],
		['recall', numberColumn([...values.recall])],
		['averagePrecision', numberColumn([...values.map])],
		['ndcg', numberColumn([...values.ndcg])],
		[
			'recommended',
			stringColumn(
				shown.map((list) => JSON.stringify(list)),
				true,
			),
		],
		[
			'bought',
			stringColumn(
				bought.map((items) => JSON.stringify(named(items))),
				true,
			),
		],
	]);
}

function notesOf(report: Omit<ReplayReport, 'notes'>, compared: number): string[] {
	const { events, earlier, after, customers, products, newProductsOnly } = report;
	const notes: string[] = [];
	const say = counted(notes);
	if (after === null)
		notes.push('The orders have no date: nothing shows that they came after the training.');
	say('Events up to the date, not judged', earlier);
	notes.push(...eventNotes({ ...events, withoutQuantity: 0 }));
	say('Customers unknown to the model, who would have got popular products', customers.unknown);
	say('Customers who bought only what they had bought before, not judged', customers.onlyRepeats);
	say('Products unknown to the model, which it could not recommend', products.unknown);
	if (newProductsOnly && compared === 2)
		notes.push(
			'Not compared with the products last bought: products bought before are left out of the lists.',
		);
	return notes;
}

function strangersReport(
	model: RecommendModel,
	{ strangers }: Sorted,
	rules: ReplayRules,
	context: JobContext,
	seed: number,
): ReplayReport['unknownCustomers'] {
	if (strangers.customers.length === 0) return null;
	const { popular } = modelLists(model, strangers.customers, rules, context);
	const { hitRate } = valuesOf(popular.lists, strangers.bought, rules.k);
	const found = meanIntervals(new Map([['hitRate', hitRate]]), { seed, signal: context.signal });
	const interval = found.get('hitRate');
	return interval ? { hitRate: interval } : null;
}

function productFacts({ bought }: Panel, known: number): ReplayReport['products'] {
	const all = bought.flatMap((items) => [...items]);
	const unknown = all.filter((item) => item >= known);
	return {
		bought: new Set(all).size,
		unknown: new Set(unknown).size,
		unknownShare: unknown.length / all.length,
	};
}

/**
 * Judges a saved model on events that it has not seen: the lists that it would have given from what it knew then, beside popular
 * products and what was bought last. Intervals by bootstrap over customers. Does not depend on the order of rows. Throws
 * EMPTY_INPUT (nothing new, nobody to judge), INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE, CORRUPT_FILE, CANCELLED.
 */
export async function evaluateSaved(
	table: Table,
	options: ReplayOptions,
	context: JobContext,
): Promise<ReplayResult> {
	const { seed = 42 } = options;
	const model = decodeModel(options.artefact);
	const catalogue = await openShop(model, options, context);
	const rules = rulesOf(model, catalogue, options);
	const found = readNewEvents(table, options, model);
	const sorted = sortCustomers(model, found, rules);
	const { judged } = sorted;
	if (judged.customers.length === 0) throw nobody(sorted);
	const { model: ours, popular } = modelLists(model, judged.customers, rules, context);
	const before = boughtBeforeLists(model, judged.customers, popular, rules);
	const compared = [ours, popular, ...(before ? [before] : [])].map(({ name, lists }) => ({
		name,
		values: valuesOf(lists, judged.bought, rules.k),
		coverage: new Set(lists.flat()).size / Math.max(1, rules.eligible.items.length),
	}));
	const report = {
		events: found.report,
		after: found.after,
		earlier: found.earlier,
		k: rules.k,
		newProductsOnly: rules.filterBought,
		customers: {
			judged: judged.customers.length,
			onlyRepeats: sorted.onlyRepeats,
			unknown: sorted.strangers.customers.length,
		},
		unknownCustomers: strangersReport(model, sorted, rules, context, seed),
		products: productFacts(judged, model.products.size),
		...compare(compared, { seed, signal: context.signal }),
	};
	const ids = Array.from({ length: model.products.size }, (_, item) => model.products.get(item));
	const texts = new ProductTexts([...ids, ...found.unknownProducts], catalogue);
	const first = firstRows(table, options.customerColumn);
	return {
		table: customerTable(judged, ours, compared[0]?.values ?? valuesOf([], [], 1), texts),
		rows: Uint32Array.from(judged.customers, ({ id }) => first.get(id) ?? 0),
		report: { ...report, notes: notesOf(report, compared.length) },
	};
}
