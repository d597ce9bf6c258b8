import type { Feature } from './frame';

/** What can be read off a date, all in UTC. Days are counted with fractions; Monday is weekday 1. */
export const DATE_PARTS = ['days', 'month', 'dayOfMonth', 'weekday', 'hour'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** Numbers, whole numbers and booleans (0, 1), as they are. */
export interface NumberRecipe {
	readonly kind: 'number';
	readonly column: string;
	readonly features: readonly string[];
}

/** One feature a part. `days` are days before the as-of date when the recipe has one, else days since 1970-01-01. */
export interface DateRecipe {
	readonly kind: 'date';
	readonly column: string;
	readonly parts: readonly DatePart[];
	readonly features: readonly string[];
}

/** Codes by frequency, most frequent first (ties: by text). */
export interface CategoryRecipe {
	readonly kind: 'category';
	readonly column: string;
	readonly categories: readonly string[];
	/** Whether the last category stands for every text that is not listed. */
	readonly other: boolean;
	readonly features: readonly string[];
}

export type ColumnRecipe = NumberRecipe | DateRecipe | CategoryRecipe;

/** Why a column gives no feature. */
export type LeftOutReason =
	'excluded' | 'empty' | 'constant' | 'identifier' | 'free text' | 'nested values';

export interface LeftOut {
	readonly column: string;
	readonly reason: LeftOutReason;
}

/** The features that a column recipe makes. */
export function featuresOf(recipe: ColumnRecipe): Feature[] {
	return recipe.features.map((name) =>
		recipe.kind === 'category'
			? { name, kind: 'category', categories: recipe.categories }
			: { name, kind: 'number' },
	);
}
