/**
 * What estimators see of a table: one column of numbers a feature. Numbers keep their value, categories are codes; NaN is
 * "missing" for both. Columns of a table without missing values are shared, not copied.
 */
export interface NumberFeature {
	readonly name: string;
	readonly kind: 'number';
}

/** A column holds 0 .. categories.length − 1, or NaN where the value is missing or was not seen when the recipe was fitted. */
export interface CategoryFeature {
	readonly name: string;
	readonly kind: 'category';
	readonly categories: readonly string[];
}

export type Feature = NumberFeature | CategoryFeature;
export type FrameColumn = Float64Array | Float32Array;

export interface Frame {
	readonly nRows: number;
	readonly features: readonly Feature[];
	/** One a feature, each of nRows numbers. */
	readonly columns: readonly FrameColumn[];
}
