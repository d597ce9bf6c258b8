/**
 * Prices that people would see of the same product. China forbids unreasonable differences of price between people that come from what is
 * known of them (PIPL article 24), so all people under a rule that asks for it must see one price of each product.
 */
import { isBlank } from '../../template/scope';

/** What names a product, the surest first. */
export const ID_FIELDS = [
	...['productId', 'product_id', 'sku', 'itemId', 'item_id', 'articleId', 'article_id', 'id'],
	...['url', 'link', 'name', 'productName', 'product_name'],
];
const PRICE_FIELDS = [
	...['price', 'unitPrice', 'unit_price', 'salePrice', 'sale_price', 'finalPrice', 'final_price'],
	...['offerPrice', 'offer_price', 'specialPrice', 'special_price'],
];
const MOST_DEPTH = 4;
const MOST_OBJECTS = 1_000;
/** Beyond these the run would need too much memory. */
const MOST_PRODUCTS = 200_000;

interface Shown {
	readonly product: string;
	/** With the field that holds it: a price before and after a discount are two. */
	readonly field: string;
	readonly price: string;
}

/** Every price of a product in a row's values. `fields`: those that the templates name; null = it is not known which. */
export function* pricesIn(
	values: unknown,
	fields: ReadonlySet<string> | null,
): Generator<Shown, void> {
	let objects = 0;
	const left: { value: unknown; depth: number }[] = [{ value: values, depth: 0 }];
	for (let at = left.pop(); at !== undefined; at = left.pop()) {
		const { value, depth } = at;
		if (typeof value !== 'object' || value === null || ++objects > MOST_OBJECTS) continue;
		const entries: ReadonlyMap<unknown, unknown> =
			value instanceof Map ? value : new Map<unknown, unknown>(Object.entries(value));
		const idField = ID_FIELDS.find((name) => !isBlank(entries.get(name)));
		for (const [name, inner] of entries) {
			if (depth < MOST_DEPTH) left.push({ value: inner, depth: depth + 1 });
			if (idField === undefined || !PRICE_FIELDS.includes(String(name))) continue;
			if (isBlank(inner) || (fields && !fields.has(String(name)))) continue;
			const product = String(entries.get(idField)).slice(0, 200);
			yield { product, field: String(name), price: amountOf(inner) };
		}
	}
}

/** The same amount is the same text, however it is written: 9.9, "9.90" and "¥9.90". */
function amountOf(price: unknown): string {
	const text = String(price).trim();
	const bare = text.replace(/^[\p{Sc}\s]+|[\p{Sc}\s]+$/gu, '');
	const amount = Number(bare);
	return bare !== '' && Number.isFinite(amount) ? amount.toFixed(2) : text.slice(0, 40);
}

/** The prices of each product over all people whom one rule protects. */
export class PriceBook {
	private readonly first = new Map<string, string>();
	/** Products with more than one price, with two of them. */
	private readonly unequal = new Map<string, string>();

	constructor(private readonly fields: ReadonlySet<string> | null) {}

	note(values: unknown): void {
		for (const { product, field, price } of pricesIn(values, this.fields)) {
			const key = keyOf(product, field);
			const known = this.first.get(key);
			if (known === undefined && this.first.size < MOST_PRODUCTS) this.first.set(key, price);
			if (known === undefined || known === price || this.unequal.has(key)) continue;
			const [low, high] = [known, price].sort((a, b) => Number(a) - Number(b));
			this.unequal.set(key, `"${product}" at ${low} and ${high}`);
		}
	}

	/** What somebody with these values would see at another price than somebody else; null = nothing. */
	differenceIn(values: unknown): string | null {
		if (this.unequal.size === 0) return null;
		for (const { product, field } of pricesIn(values, this.fields)) {
			const difference = this.unequal.get(keyOf(product, field));
			if (difference !== undefined) return difference;
		}
		return null;
	}
}

const SEEN = 'people would see different prices of the same product';

/** What a message lacks whose reader would see this difference (see `differenceIn`). */
export const lackOf = (difference: string): string => `${SEEN} (${difference})`;

/** The difference that a reason ends with; null = it is about something else. */
export function differenceOf(reason: string): string | null {
	const from = reason.indexOf(`${SEEN} (`);
	return from < 0 ? null : reason.slice(from + SEEN.length + 2, -1);
}

const keyOf = (product: string, field: string) => `${field}\0${product}`;

/** The fields of prices among those that templates name; null where the language does not tell, as Liquid in loops. */
export function priceFieldsOf(
	named: ReadonlySet<string>,
	isLiquid: boolean,
): ReadonlySet<string> | null {
	return isLiquid
		? null
		: new Set(
				PRICE_FIELDS.filter((name) =>
					[...named].some((field) => field === name || field.endsWith(`.${name}`)),
				),
			);
}
