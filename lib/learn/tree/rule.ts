/** What a rule asks of one number: above < value <= upTo. */
export interface NumberCondition {
	readonly kind: 'number';
	readonly feature: string;
	/** −Infinity: no lower end. */
	readonly above: number;
	/** Infinity: no upper end. */
	readonly upTo: number;
	/** Whether known values fulfil it at all; false: only missing ones do. */
	readonly known: boolean;
	/** Whether missing values fulfil it. */
	readonly missing: boolean;
}

/** What a rule asks of one category: to be among these. */
export interface CategoryCondition {
	readonly kind: 'category';
	readonly feature: string;
	readonly categories: readonly string[];
	/** How many of the feature's categories are not among them. */
	readonly nOthers: number;
	readonly missing: boolean;
}

export type RuleCondition = NumberCondition | CategoryCondition;

/** One leaf of a tree: rows that fulfil all conditions get the value. */
export interface Rule {
	readonly conditions: readonly RuleCondition[];
	/** Shares of the classes, or one number. */
	readonly value: Float64Array;
	/** Weight of the training rows that it held (their number, when rows were not weighted). */
	readonly cover: number;
	/** "recency <= 30 days and country is one of DE, FR → 12 % churn, 431 rows". */
	readonly text: string;
}
