import type { FileSource, Table } from '../../table';
import type { CatalogueOptions } from '../catalogue';
import type { EventOptions } from '../events';
import { checkNumber } from '../options';

/** The column of dates is needed: there is no next basket without a when. */
export interface PredictNextBasketOptions extends Omit<EventOptions, 'weighting' | 'halfLifeDays'> {
	/** Customers to predict for, also ones without orders. Default: everybody in the orders. */
	readonly customers?: Table | FileSource;
	/** Column of `customers` with the id used in the orders; default `customerColumn`. */
	readonly customersIdColumn?: string;
	/** Products a customer, 1 … 100; default 10. */
	readonly topN?: number;
	/** Days that the chances are about, and that the evaluation hides, ≥ 1; default 28. */
	readonly horizonDays?: number;
	/** Whether only products that the customer bought before are listed; default false: bestsellers may fill the list. */
	readonly boughtBeforeOnly?: boolean;
	/** Least chance (0 … 1) of a listed product; default 0. */
	readonly minChance?: number;
	/** Of the bootstrap; default 1. */
	readonly seed?: number;
	/** The shop's products: names, and what may be listed at all. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	/** `nested` (default): one row a customer with a list; `long`: one row a product. */
	readonly layout?: 'nested' | 'long';
	/** Whether the result holds the customers' own columns too; default false. */
	readonly keepColumns?: boolean;
}

export interface BasketSettings {
	readonly topN: number;
	readonly horizonDays: number;
	readonly minChance: number;
	readonly boughtBeforeOnly: boolean;
	readonly seed: number;
}

/** The settings with defaults filled in. Throws INVALID_PARAMETER. */
export function checkBasketOptions(options: PredictNextBasketOptions): BasketSettings {
	const { topN = 10, horizonDays = 28, minChance = 0, seed = 1 } = options;
	checkNumber('topN', topN, 1, 100);
	checkNumber('horizonDays', horizonDays, 1, 3650);
	checkNumber('minChance', minChance, 0, 1, false);
	checkNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	return {
		topN,
		horizonDays,
		minChance,
		boughtBeforeOnly: options.boughtBeforeOnly ?? false,
		seed,
	};
}
