/** Found customers as a table. */
import {
	booleanColumn,
	integerColumn,
	numberColumn,
	stringColumn,
	type Table,
	type Cell,
	type Column,
} from '../../table';
import type { ProductTexts } from '../productTexts';
import type { Found } from './findCustomers';

export interface AudienceRow extends Found {
	/** Expected purchases of such a customer ÷ those of a random one; null = not measured. */
	readonly lift: number | null;
	/** Numbers of the model. */
	readonly because: readonly number[];
	/** Whether the model does not know the product. */
	readonly isNew: boolean;
}

/** Products by number: those of the model, and the wanted ones. */
export interface AudienceTexts {
	readonly bought: ProductTexts;
	readonly wanted: ProductTexts;
}

const rounded = (value: number) => Number(value.toPrecision(6));

/** For the marketer. */
export function reasonOf({ because, isNew }: AudienceRow, { bought }: AudienceTexts): string {
	const [first, second] = because;
	if (first === undefined) return 'Fits what they bought';
	if (isNew) return `Because they bought ${bought.name(first)}, which is like it`;
	return second === undefined
		? `Because they bought ${bought.name(first)}`
		: `Because they bought ${bought.name(first)} and ${bought.name(second)}`;
}

function factsOf(row: AudienceRow, texts: AudienceTexts) {
	return {
		rank: row.rank + 1,
		score: rounded(row.score),
		lift: row.lift === null ? null : rounded(row.lift),
		newProduct: row.isNew,
		reason: reasonOf(row, texts),
	} satisfies Record<string, Cell>;
}

function nested(rows: readonly AudienceRow[], texts: AudienceTexts): [string, Column][] {
	const { bought, wanted } = texts;
	const named = (item: number) => ({ productId: bought.id(item), name: bought.name(item) });
	const json = rows.map((row) => {
		const facts = wanted.json(row.wanted, factsOf(row, texts));
		return JSON.stringify(Object.assign(facts, { because: row.because.map(named) }));
	});
	return [['recommendation', stringColumn(json, true)]];
}

function long(rows: readonly AudienceRow[], texts: AudienceTexts): [string, Column][] {
	const facts = rows.map((row) => factsOf(row, texts));
	return [
		['productId', stringColumn(rows.map((row) => texts.wanted.id(row.wanted)))],
		['productName', stringColumn(rows.map((row) => texts.wanted.name(row.wanted)))],
		['rank', integerColumn(facts.map(({ rank }) => rank))],
		['score', numberColumn(facts.map(({ score }) => score))],
		['lift', numberColumn(facts.map(({ lift }) => lift))],
		['newProduct', booleanColumn(facts.map(({ newProduct }) => newProduct))],
		['reason', stringColumn(facts.map(({ reason }) => reason))],
	];
}

/** One row a product and customer. `customers`: the customers table cut down to the columns that are to be kept, row by row. */
export function audienceTable(
	rows: readonly AudienceRow[],
	customers: Table,
	texts: AudienceTexts,
	layout: 'nested' | 'long',
): Table {
	return customers.with(layout === 'nested' ? nested(rows, texts) : long(rows, texts));
}
