/** What one person's list may not hold, beside what holds for everybody. */
export interface ShopperLimits {
	/** Products of the model, ascending. */
	readonly excluded: Uint32Array;
	/** This person's own price range; ±Infinity = open. */
	readonly minPrice: number;
	readonly maxPrice: number;
	/** Price of a product, NaN = unknown; null: no price counts. */
	readonly priceOf: ((item: number) => number) | null;
}

/** Whether the price lies in the person's own range. Products without a price do not, where there is a range. */
export function priceFits(limits: ShopperLimits | null | undefined, item: number): boolean {
	if (!limits?.priceOf) return true;
	const { minPrice, maxPrice, priceOf } = limits;
	if (minPrice === -Infinity && maxPrice === Infinity) return true;
	const price = priceOf(item);
	return price >= minPrice && price <= maxPrice;
}

export const isExcluded = (limits: ShopperLimits | null | undefined, item: number) =>
	limits?.excluded.includes(item) ?? false;
