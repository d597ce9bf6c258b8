/** A product with a person's score. */
export interface Candidate {
	/** Product number of the model. */
	readonly item: number;
	readonly score: number;
}
