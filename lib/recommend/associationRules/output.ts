/** Rules and partners as columns. */
import { integerColumn, numberColumn, stringColumn, Table } from '../../table';
import type { ProductTexts } from '../productTexts';
import type { Partner } from './partners';
import type { RuleMeasures } from './measures';
import type { Rule } from './rules';

/** JSON and tables know no infinity: a rule that was never wrong has no conviction. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);

function measureColumns(rows: readonly (RuleMeasures & { readonly baskets: number })[]) {
	const column = (pick: (row: RuleMeasures) => number) =>
		numberColumn(rows.map((row) => finite(pick(row))));
	return [
		['baskets', integerColumn(rows.map(({ baskets }) => baskets))],
		['support', column(({ support }) => support)],
		['confidence', column(({ confidence }) => confidence)],
		['lift', column(({ lift }) => lift)],
		['leverage', column(({ leverage }) => leverage)],
		['conviction', column(({ conviction }) => conviction)],
	] as const;
}

/** One row a rule: rule (text), antecedents (list of id and name), consequentId, consequentName, baskets and the measures. */
export function rulesTable(rules: readonly Rule[], products: ProductTexts): Table {
	const named = (product: number) => ({
		productId: products.id(product),
		name: products.name(product),
	});
	const names = ({ antecedent }: Rule) => antecedent.map((p) => products.name(p)).join(' + ');
	return new Table([
		['rule', stringColumn(rules.map((r) => `${names(r)} → ${products.name(r.consequent)}`))],
		[
			'antecedents',
			stringColumn(
				rules.map(({ antecedent }) => JSON.stringify(antecedent.map(named))),
				true,
			),
		],
		['consequentId', stringColumn(rules.map(({ consequent }) => products.id(consequent)))],
		['consequentName', stringColumn(rules.map(({ consequent }) => products.name(consequent)))],
		...measureColumns(rules),
	]);
}

function partnerJson(partner: Partner, products: ProductTexts): Record<string, unknown> {
	const { product, baskets, support, confidence, lift, leverage } = partner;
	return products.json(product, { baskets, support, confidence, lift, leverage });
}

type Lists = readonly { readonly product: number; readonly partners: readonly Partner[] }[];

function nestedTable(lists: Lists, products: ProductTexts): Table {
	const json = ({ partners }: Lists[number]) =>
		JSON.stringify(partners.map((partner) => partnerJson(partner, products)));
	return new Table([
		['productId', stringColumn(lists.map(({ product }) => products.id(product)))],
		['name', stringColumn(lists.map(({ product }) => products.name(product)))],
		['boughtTogether', stringColumn(lists.map(json), true)],
	]);
}

function longTable(lists: Lists, products: ProductTexts): Table {
	const pairs = lists.flatMap(({ product, partners }) =>
		partners.map((partner, i) => ({ product, partner, rank: i + 1 })),
	);
	return new Table([
		['productId', stringColumn(pairs.map(({ product }) => products.id(product)))],
		['productName', stringColumn(pairs.map(({ product }) => products.name(product)))],
		['rank', integerColumn(pairs.map(({ rank }) => rank))],
		['partnerId', stringColumn(pairs.map(({ partner }) => products.id(partner.product)))],
		['partnerName', stringColumn(pairs.map(({ partner }) => products.name(partner.product)))],
		...measureColumns(pairs.map(({ partner }) => partner)),
	]);
}

/** `nested`: one row a product with the list `boughtTogether`; `long`: one row a pair. */
export function partnersTable(
	lists: Lists,
	products: ProductTexts,
	layout: 'nested' | 'long',
): Table {
	return layout === 'nested' ? nestedTable(lists, products) : longTable(lists, products);
}
