/** Options for products without buyers and customers without purchases. */
import type { ContentOptions } from './contentColumns';

export interface NewProductOptions {
	/** At most so many products that nobody bought yet in each personal list, in its last places; 0 (default) … 100. */
	readonly newProducts?: number;
	/** Products less alike than this (cosine) to what a customer bought are not shown; 0 … 1, default 0.2. */
	readonly minLikeness?: number;
	/** What products are compared by. */
	readonly content?: ContentOptions;
}

export interface ProfileOptions {
	/** Columns of the customers that tell who is alike; default none. */
	readonly profileColumns?: readonly string[];
}
