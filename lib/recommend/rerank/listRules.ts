/** The options of lists, worked out for the products of a model. */
import { LibraryError } from '../../errors';
import type { Catalogue } from '../catalogue';
import { checkNumber } from '../checkNumber';
import type { RecommendModel } from '../model';
import type { RecommendOptions } from '../options';
import type { Choices, PickRules, Reordering } from '../pickRules';
import type { Boost } from './boost';
import type { GroupCap } from './caps';
import type { Diversity } from './diversity';
import { littleKnown, type Exploration } from './explore';
import { groupLikeness, modelLikeness } from './likeness';
import { checkListOptions, type BoostOptions, type ListOptions } from './options';
import { catalogueWith } from './productRules';
import { ListTally } from './tally';

/** Of each product of the model, looked up once. */
function groupOf(
	model: RecommendModel,
	group: (product: string) => string | null,
): (item: number) => string | null {
	const groups = Array.from({ length: model.products.size }, (_, item) =>
		group(model.products.get(item)),
	);
	return (item) => groups[item] ?? null;
}

function categoryOf(model: RecommendModel, catalogue: Catalogue | null) {
	const shop = catalogueWith(catalogue, 'categoryColumn');
	return groupOf(model, (product) => shop.category(product));
}

function brandOf(model: RecommendModel, catalogue: Catalogue | null) {
	const shop = catalogueWith(catalogue, 'brandColumn');
	return groupOf(model, (product) => shop.brand(product));
}

function capsOf(
	{ maxPerCategory = 0, maxPerBrand = 0 }: ListOptions,
	model: RecommendModel,
	catalogue: Catalogue | null,
): GroupCap[] {
	const caps: GroupCap[] = [];
	if (maxPerCategory > 0)
		caps.push({ limit: maxPerCategory, groupOf: categoryOf(model, catalogue) });
	if (maxPerBrand > 0) caps.push({ limit: maxPerBrand, groupOf: brandOf(model, catalogue) });
	return caps;
}

function boostOf(
	boost: BoostOptions | undefined,
	model: RecommendModel,
	catalogue: Catalogue | null,
): Boost | null {
	if (!boost || boost.strength === 0) return null;
	if (!catalogue) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Products are to be lifted by "${boost.column}", but there are no products.`,
			'Connect the products, or remove the business boost.',
		);
	}
	const sign = boost.prefer === 'low' ? -1 : 1;
	const values = Float64Array.from({ length: model.products.size }, (_, item) => {
		const value = catalogue.number(model.products.get(item), boost.column);
		return value === null ? NaN : sign * value;
	});
	if (values.every(Number.isNaN) && catalogue.columnType(boost.column) === 'string') {
		throw new LibraryError(
			'WRONG_TYPE',
			`Column "${boost.column}" of the products holds no numbers.`,
			'Choose a column with numbers for the business boost.',
		);
	}
	return { strength: boost.strength, values };
}

function diversityOf(
	{ diversity = 0, diversityBy = 'buyers' }: ListOptions,
	model: RecommendModel,
	catalogue: Catalogue | null,
): Diversity | null {
	if (diversity === 0) return null;
	if (diversityBy === 'buyers') return { strength: diversity, likeness: modelLikeness(model) };
	const byBrand = catalogue?.columns.brandColumn === undefined ? [] : [brandOf(model, catalogue)];
	const byCategory =
		catalogue?.columns.categoryColumn === undefined && byBrand.length > 0
			? []
			: [categoryOf(model, catalogue)];
	return { strength: diversity, likeness: groupLikeness([...byCategory, ...byBrand]) };
}

function explorationOf(
	{ exploration = 0, seed = 1 }: ListOptions,
	model: RecommendModel,
	items: Uint32Array,
): Exploration | null {
	if (exploration === 0) return null;
	return { share: exploration, seed, pool: littleKnown(items, model.popularity, seed) };
}

/** Caps, boost, diversity and exploration. Throws INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE. */
export function reordering(
	options: ListOptions,
	model: RecommendModel,
	catalogue: Catalogue | null,
	allowed: Uint32Array,
): Reordering {
	checkListOptions(options);
	const boost = boostOf(options.boost, model, catalogue);
	const diversity = diversityOf(options, model, catalogue);
	const exploration = explorationOf(options, model, allowed);
	const isPlain = !boost && !diversity && !exploration;
	return {
		caps: capsOf(options, model, catalogue),
		rerank: isPlain ? null : { boost, diversity, exploration, tally: new ListTally() },
	};
}

/** The same for any model of these products, with every product allowed: for judging on hidden purchases. */
export const reorderingOf =
	(options: ListOptions, catalogue: Catalogue | null) =>
	(model: RecommendModel): Reordering => {
		const items = Uint32Array.from({ length: model.products.size }, (_, item) => item);
		return reordering(options, model, catalogue, items);
	};

/** All rules of the lists. Throws INVALID_PARAMETER, MISSING_COLUMN, WRONG_TYPE. */
export function listRules(
	options: RecommendOptions,
	model: RecommendModel,
	catalogue: Catalogue | null,
	choices: Choices,
): PickRules {
	const { topN = 5, filterBought = true, whenNothingLeft = 'boughtBefore' } = options;
	checkNumber('topN', topN, 1, 100);
	const consumable = Uint8Array.from({ length: model.products.size }, (_, item) =>
		catalogue?.isConsumable(model.products.get(item)) ? 1 : 0,
	);
	return {
		topN,
		filterBought,
		whenNothingLeft,
		explain: true,
		isConsumable: (item) => consumable[item] === 1,
		...reordering(options, model, catalogue, choices.items),
		ownPrices: options.minPriceColumn !== undefined || options.maxPriceColumn !== undefined,
	};
}
