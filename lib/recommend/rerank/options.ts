/** Options of the rules that lists follow, and their check. */
import { LibraryError } from '../../errors';
import { checkNumber } from '../checkNumber';
import type { ProductCondition } from './conditions';

export interface BoostOptions {
	/** Numeric column of the products: margin, season, pieces to clear. */
	readonly column: string;
	/** 0 … 1: share of the column in the order, see boost.ts. */
	readonly strength: number;
	/** Which values are lifted; default `high`. */
	readonly prefer?: 'high' | 'low';
}

/** What alike products are: bought by the same customers, or of the same category or brand. */
export type DiversityBy = 'buyers' | 'group';

export interface ListOptions {
	/** At most this many recommendations of one category a customer; 0 (default) = any number. Needs catalogue.categoryColumn. */
	readonly maxPerCategory?: number;
	/** The same of one brand. Needs catalogue.brandColumn. */
	readonly maxPerBrand?: number;
	/** Product ids that are never recommended. */
	readonly blockedProducts?: readonly string[];
	/** Categories and brands that are never recommended, compared as text without regard to case. */
	readonly blockedCategories?: readonly string[];
	readonly blockedBrands?: readonly string[];
	/** Only products of at least and at most this price, and none without a price. Needs catalogue.priceColumn. */
	readonly minPrice?: number;
	readonly maxPrice?: number;
	/** Only products with at least so many pieces in stock. Needs catalogue.stockColumn. */
	readonly minStock?: number;
	/** Only products of which these hold. */
	readonly onlyWhere?: readonly ProductCondition[];
	/** Whether all (default) or any of them must hold. */
	readonly onlyWhereMatch?: 'all' | 'any';
	/** Columns of the customers: ids of products this customer is not to get (a list, or separated by commas); own price range. */
	readonly excludedColumn?: string;
	readonly minPriceColumn?: string;
	readonly maxPriceColumn?: string;
	readonly boost?: BoostOptions;
	/** 0 (default) … 1: how much lists avoid products that are alike, see diversity.ts. */
	readonly diversity?: number;
	/** Default `buyers`. */
	readonly diversityBy?: DiversityBy;
	/** 0 (default) … 0.5: share of the places for little known products, see explore.ts. */
	readonly exploration?: number;
	/** Of the exploration; any integer, default 1. */
	readonly seed?: number;
}

/** Throws INVALID_PARAMETER. */
export function checkListOptions(options: ListOptions): void {
	const { maxPerCategory = 0, maxPerBrand = 0, boost, diversity = 0, exploration = 0 } = options;
	checkNumber('maxPerCategory', maxPerCategory, 0, 100);
	checkNumber('maxPerBrand', maxPerBrand, 0, 100);
	checkNumber('minPrice', options.minPrice ?? 0, -1e12, 1e12, false);
	checkNumber('maxPrice', options.maxPrice ?? 0, -1e12, 1e12, false);
	if ((options.minPrice ?? -Infinity) > (options.maxPrice ?? Infinity)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The lowest price ${options.minPrice} is above the highest, ${options.maxPrice}.`,
			'Lower "Minimum Price" or raise "Maximum Price".',
		);
	}
	checkNumber('minStock', options.minStock ?? 0, 0, 1e12, false);
	if (boost) checkNumber('boost.strength', boost.strength, 0, 1, false);
	checkNumber('diversity', diversity, 0, 1, false);
	checkNumber('exploration', exploration, 0, 0.5, false);
	checkNumber('seed', options.seed ?? 1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}
