/** Job `recommend.rules`: orders in; rules, partners of each product and a report out. */
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { ProductTexts } from '../productTexts';
import { openCatalogue } from '../recommend';
import { firstRows, readBaskets, type BasketReport } from './baskets';
import { frequentItemSets } from './itemSets';
import { checkRules, leastBaskets, type RulesOptions, type RulesSettings } from './options';
import { partnersTable, rulesTable } from './output';
import { partnersOf } from './partners';
import { associationRules, type Rule } from './rules';

export interface RulesReport {
	readonly orders: BasketReport;
	readonly products: number;
	/** Products in enough baskets to stand in a rule. */
	readonly frequentProducts: number;
	/** What "enough" was: the larger of minimum support and minimum baskets. */
	readonly minBaskets: number;
	/** Frequent sets by their number of products, from 1. */
	readonly itemSets: readonly number[];
	/** Rules that match, and how many of them are given. */
	readonly rulesFound: number;
	readonly rulesGiven: number;
	readonly productsWithPartners: number;
	readonly settings: Omit<RulesSettings, 'limit'> & { readonly limit: number | null };
	readonly notes: readonly string[];
}

export interface RulesResult {
	readonly rules: Table;
	readonly products: Table;
	/** Per rule the first row of each of its products; per row of `products` the product's first row. */
	readonly ruleRows: readonly (readonly number[])[];
	readonly productRows: Uint32Array;
	readonly report: RulesReport;
}

function notesOf(report: Omit<RulesReport, 'notes'>): string[] {
	const { orders, rulesFound, rulesGiven, minBaskets } = report;
	const notes: string[] = [];
	const say = (what: string, count: number) => count > 0 && notes.push(`${what}: ${count}.`);
	if (rulesFound === 0) {
		notes.push(
			`No rule was found. At least ${minBaskets} of ${orders.baskets} baskets must hold all products of a rule; lower the minimum support or confidence.`,
		);
	}
	say('Rules beyond the limit, not given', rulesFound - rulesGiven);
	say('Rows without basket or product id, left out', orders.withoutId);
	say('Rows without a usable quantity, counted as 1', orders.withoutQuantity);
	say('Products in baskets with nothing left (returned, or quantity 0)', orders.returnedProducts);
	say('Baskets with nothing left, not counted', orders.emptyBaskets);
	say('Baskets with one product only', orders.singleProductBaskets);
	return notes;
}

/** The same job with progress squeezed into from … to. */
const part = (context: JobContext, from: number, to: number): JobContext => ({
	...context,
	progress: (fraction, text) => context.progress(from + (to - from) * fraction, text),
});

function mine(orders: Table, options: RulesOptions, settings: RulesSettings, context: JobContext) {
	const baskets = readBaskets(orders, options);
	const count = baskets.matrix.nRows;
	const minCount = leastBaskets(settings, count);
	context.progress(0.05, `Reading ${count} baskets`);
	const { maxLength, maxItemSets } = settings;
	const sets = frequentItemSets(
		baskets.matrix,
		{ minCount, maxLength, maxItemSets },
		part(context, 0.05, 0.8),
	);
	context.progress(0.8, 'Looking for rules');
	const found = associationRules(sets, { ...settings, baskets: count }, context);
	return { baskets, minCount, sets, found };
}

type Mined = ReturnType<typeof mine>;

function reportOf(
	{ baskets, minCount, sets, found }: Mined,
	settings: RulesSettings,
	productsWithPartners: number,
): RulesReport {
	const { limit, ...others } = settings;
	const facts = {
		orders: baskets.report,
		products: baskets.products.length,
		frequentProducts: sets.products.length,
		minBaskets: minCount,
		itemSets: sets.bySize,
		rulesFound: found.matched,
		rulesGiven: found.rules.length,
		productsWithPartners,
		settings: { ...others, limit: Number.isFinite(limit) ? limit : null },
	};
	return { ...facts, notes: notesOf(facts) };
}

/**
 * Finds what is bought together: association rules with one product on the right (Agrawal et al. 1993) by FP-growth, and
 * for each product its best partners. The result does not depend on the order of rows. Throws EMPTY_INPUT,
 * MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, MEMORY_LIMIT, CANCELLED.
 */
export async function findRules(
	orders: Table,
	options: RulesOptions,
	context: JobContext,
): Promise<RulesResult> {
	const settings = checkRules(options);
	const catalogue = await openCatalogue(options, context);
	const mined = mine(orders, options, settings, context);
	const { baskets, sets, found } = mined;
	const ids = baskets.products;
	const texts = new ProductTexts(ids, catalogue);
	const partners = partnersOf(sets, {
		...settings,
		baskets: baskets.matrix.nRows,
		allowed: (product) => texts.mayBeShown(product),
	});
	const lists = ids.map((_, product) => ({ product, partners: partners.get(product) ?? [] }));
	const shown = settings.layout === 'nested' ? lists : lists.filter((l) => l.partners.length > 0);
	const rows = firstRows(orders, options.productColumn);
	const rowOf = (product: number) => rows.get(ids[product] ?? '') ?? 0;
	return {
		rules: rulesTable(found.rules, texts),
		products: partnersTable(shown, texts, settings.layout),
		ruleRows: found.rules.map(({ antecedent, consequent }: Rule) =>
			[...antecedent, consequent].map(rowOf),
		),
		productRows: Uint32Array.from(lists, ({ product }) => rowOf(product)),
		report: reportOf(mined, settings, partners.size),
	};
}
