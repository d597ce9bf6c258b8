/**
 * A fitted decision tree as arrays, one entry a node, the root first. All tree models (decision tree, forest, boosting) and
 * what reads them (prediction, rules, SHAP, importance) share this shape.
 */
export interface Tree {
	/** Number of the feature asked, −1 in a leaf. */
	readonly feature: Int32Array;
	/** Numbers: rows with value <= threshold go left. Unused (0) for categories and leaves. */
	readonly threshold: Float64Array;
	/**
	 * Categories: where the node's set of left-going codes begins in `categorySets` (word w, bit b = code 32 w + b), −1 for a
	 * numeric split or a leaf. The set has ceil(number of categories / 32) words.
	 */
	readonly categoryAt: Int32Array;
	readonly categorySets: Uint32Array;
	/** 1 where missing values (and categories not seen in fitting) go left. */
	readonly missingLeft: Uint8Array;
	readonly left: Int32Array;
	readonly right: Int32Array;
	/** nNodes × nOutputs: what a row that ends here is worth; inner nodes carry the value they would have as leaves. */
	readonly value: Float64Array;
	readonly nOutputs: number;
	/** Sum of the weights of the training rows that came through. */
	readonly cover: Float64Array;
	/** What the split gained in the criterion; 0 in a leaf. */
	readonly gain: Float64Array;
}
