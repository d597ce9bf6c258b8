/** Picks as columns: one row a customer with a list, or one row a recommendation. */
import {
	booleanColumn,
	integerColumn,
	numberColumn,
	stringColumn,
	Table,
	type Cell,
	type Column,
} from '../table';
import type { Recommended, Source } from './pickRules';

/** What texts about products are made of. */
export interface ProductFacts {
	id(item: number): string;
	name(item: number): string;
	/** name, category, price, url and further catalogue columns. */
	facts(item: number): Record<string, Cell>;
}

/** Where a list comes from; `none` = nothing could be recommended. */
export type ListSource = Exclude<Source, 'content' | 'exploration'> | 'none';

/** A reason that can be shown to the customer. Segment names are for the marketer: they never stand in it. */
export function reasonText(pick: Recommended, products: ProductFacts): string {
	const { source, because } = pick;
	if (source === 'segment' || source === 'profile') return 'Popular with customers like you';
	if (source === 'popular') return 'Popular with our customers';
	if (source === 'boughtBefore') return 'You bought this before';
	if (source === 'exploration') return 'New for you to discover';
	if (because.length === 0) return 'Picked for you';
	if (source === 'content') return `New, and like ${because.map(products.name).join(' and ')}`;
	const looked = because.filter((item) => pick.lookedAt?.has(item));
	const bought = because.filter((item) => !pick.lookedAt?.has(item));
	const did = (verb: string, items: readonly number[]) =>
		items.length === 0 ? [] : [`${verb} ${items.map(products.name).join(' and ')}`];
	return `Because you ${[...did('bought', bought), ...did('looked at', looked)].join(' and ')}`;
}

/** Where the list comes from; little known products in it do not count. */
export function sourceOf(picks: readonly Recommended[]): ListSource {
	for (const { source } of picks) {
		if (source === 'content') return 'personal';
		if (source !== 'exploration') return source;
	}
	return 'none';
}

/** Why a list is shorter or other than asked for; null when there is nothing to say. */
export function noteOf(picks: readonly Recommended[], topN: number): string | null {
	switch (sourceOf(picks)) {
		case 'none':
			return 'Nothing can be recommended: no allowed product is left.';
		case 'boughtBefore':
			return 'Every allowed product was bought already, so earlier purchases are shown again.';
		case 'profile':
			return 'No purchases are known of this customer: what similar customers buy is shown.';
		case 'segment':
		case 'popular':
			return 'No purchases are known of this customer, so popular products are shown.';
		case 'personal':
			return picks.length < topN ? `Allowed products that are left: only ${picks.length}.` : null;
	}
}

const rounded = (score: number) => Number(score.toPrecision(6));

/** Keys that each recommendation sets itself: catalogue columns of these names do not count. */
const OWN_KEYS = ['productId', 'score', 'reason', 'because', 'fallback'];

/** Writes recommendations as JSON; what is the same for every customer is written once a product. */
class RecommendationWriter {
	private readonly heads = new Map<number, string>();
	private readonly names = new Map<number, string>();

	constructor(private readonly products: ProductFacts) {}

	json(pick: Recommended): string {
		const because = pick.because.map((item) => this.named(item)).join(',');
		const reason = JSON.stringify(reasonText(pick, this.products));
		const isOwn = pick.source === 'exploration' || pick.source === 'content';
		const fallback = !isOwn && pick.source !== 'personal';
		const source = isOwn ? `,"source":"${pick.source}"` : '';
		const score = JSON.stringify(rounded(pick.score));
		return `${this.head(pick.item)},"score":${score},"reason":${reason},"because":[${because}],"fallback":${fallback}${source}}`;
	}

	/** `{"productId":…` and the facts, not closed. */
	private head(item: number): string {
		const known = this.heads.get(item);
		if (known !== undefined) return known;
		// No prototype: catalogue columns may have any name.
		const json: Record<string, unknown> = Object.create(null);
		json['productId'] = this.products.id(item);
		for (const [key, value] of Object.entries(this.products.facts(item))) {
			if (!OWN_KEYS.includes(key)) json[key] = value;
		}
		const head = JSON.stringify(json).slice(0, -1);
		this.heads.set(item, head);
		return head;
	}

	private named(item: number): string {
		const { products } = this;
		const known = this.names.get(item);
		if (known !== undefined) return known;
		const text = JSON.stringify({ productId: products.id(item), name: products.name(item) });
		this.names.set(item, text);
		return text;
	}
}

/** One row a customer: recommendations (a JSON list), recommendationSource, recommendationFallback, recommendationNote. */
export function nestedColumns(
	lists: readonly (readonly Recommended[])[],
	products: ProductFacts,
	topN: number,
): [string, Column][] {
	const writer = new RecommendationWriter(products);
	const texts = lists.map((picks) => `[${picks.map((pick) => writer.json(pick)).join(',')}]`);
	return [
		['recommendations', stringColumn(texts, true)],
		['recommendationSource', stringColumn(lists.map(sourceOf))],
		['recommendationFallback', booleanColumn(lists.map((picks) => sourceOf(picks) !== 'personal'))],
		['recommendationNote', stringColumn(lists.map((picks) => noteOf(picks, topN)))],
	];
}

/** One row a recommendation; `rows` tells which customer (row of the customers table) it belongs to. */
export function longColumns(
	lists: readonly (readonly Recommended[])[],
	products: ProductFacts,
): { columns: [string, Column][]; rows: Uint32Array } {
	const flat = lists.flatMap((picks, row) => picks.map((pick, i) => ({ row, rank: i + 1, pick })));
	const columns: [string, Column][] = [
		['rank', integerColumn(flat.map(({ rank }) => rank))],
		['productId', stringColumn(flat.map(({ pick }) => products.id(pick.item)))],
		['productName', stringColumn(flat.map(({ pick }) => products.name(pick.item)))],
		['score', numberColumn(flat.map(({ pick }) => rounded(pick.score)))],
		['reason', stringColumn(flat.map(({ pick }) => reasonText(pick, products)))],
		['source', stringColumn(flat.map(({ pick }) => pick.source))],
	];
	return { columns, rows: Uint32Array.from(flat, ({ row }) => row) };
}

/** The result table in the layout asked for. Long rows always carry the customer column. */
export function resultTable(
	customers: Table,
	lists: readonly (readonly Recommended[])[],
	products: ProductFacts,
	options: {
		topN: number;
		layout: 'nested' | 'long';
		keepColumns: boolean;
		customerColumn: string;
	},
): Table {
	const { topN, layout, keepColumns, customerColumn } = options;
	if (layout === 'nested') {
		const columns = nestedColumns(lists, products, topN);
		return keepColumns ? customers.with(columns) : new Table(columns, customers.numRows);
	}
	const { columns, rows } = longColumns(lists, products);
	const kept = keepColumns ? customers : customers.select([customerColumn]);
	return kept.take(rows).with(columns);
}
