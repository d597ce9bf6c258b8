import type { FileSource, Table } from '../table';
import type { Algorithm } from './algorithm/algorithms';
import type { CatalogueOptions } from './catalogue';
import type { NewProductOptions, ProfileOptions } from './content/coldOptions';
import type { EventOptions } from './events';
import type { RecentOptions } from './recent/options';
import type { ListOptions } from './rerank/options';

export { checkNumber } from './checkNumber';

export interface IalsOptions {
	/** Length of the taste vectors, 1 … 512; default 32. */
	readonly factors?: number;
	/**
	 * Pull of the taste vectors towards 0, > 0, for a customer (product) of average weight; others in proportion to their
	 * weight. Left out: the best one on hidden events.
	 */
	readonly regularization?: number;
	/** Confidence of an event of strength w is 1 + alpha·w; > 0, default 4. */
	readonly alpha?: number;
	/** Passes over the data, 1 … 200; default 15. */
	readonly iterations?: number;
	/** Any integer; default 1. */
	readonly seed?: number;
}

/** All of them, checked. */
export interface IalsParameters {
	readonly factors: number;
	readonly regularization: number;
	readonly alpha: number;
	readonly iterations: number;
	readonly seed: number;
}

export interface EvaluationOptions {
	/** `auto` (default): by time when dates are given, else one product a customer left out; `none`: no evaluation. */
	readonly evaluation?: 'auto' | 'time' | 'leaveOneOut' | 'none';
	/** Length of the judged lists, 1 … 100; default 10. */
	readonly evaluationK?: number;
	/** Share of the newest events that the time split tests on, 0.01 … 0.9; default 0.2. */
	readonly testShare?: number;
}

export interface SegmentSource {
	/** Customers with their segment, for the popularity that customers without history get. */
	readonly customers: Table | FileSource;
	readonly customerColumn: string;
	readonly segmentColumn: string;
}

export interface TrainOptions extends EventOptions, IalsOptions, EvaluationOptions {
	/** Whether products that a customer bought may be recommended again only when consumable; default true. */
	readonly filterBought?: boolean;
	/** What learns, see ALGORITHMS; default `ials`. Factors, regularization, alpha and iterations are settings of `ials`. */
	readonly algorithm?: Algorithm;
	readonly segments?: SegmentSource;
	/** Rules of lists whose cost the evaluation is to show. */
	readonly lists?: ListOptions;
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
}

export interface RecommendOptions extends ListOptions, NewProductOptions, ProfileOptions {
	/** Column of the customers table that holds the id used in the events. */
	readonly customerColumn: string;
	/** Column with the customer's segment, for customers without a history. */
	readonly segmentColumn?: string;
	/** Recommendations a customer, 1 … 100; default 5. */
	readonly topN?: number;
	/** Whether products that the customer bought are left out unless consumable; default true. */
	readonly filterBought?: boolean;
	/** The shop's products. Only these are then recommended. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	/** What a customer gets of whom every allowed product is bought already; default `boughtBefore`. */
	readonly whenNothingLeft?: 'boughtBefore' | 'empty';
	/** What customers did since the training: folded into their histories without training. */
	readonly recent?: RecentOptions;
	/** `nested` (default): one row a customer; `long`: one row a recommendation. */
	readonly layout?: 'nested' | 'long';
	/** Whether the result table holds the customers' columns too; default false. */
	readonly keepColumns?: boolean;
}
