/** Bounds that keep one message small and one row's rendering short, whatever the data holds. */
export const LIMITS = {
	/** Characters of a template. */
	templateLength: 1_000_000,
	/** Characters of one rendered part. */
	outputLength: 1_000_000,
	/** Entries shown by one `{{#each}}` without a number of its own, and the highest number it may name. */
	listLength: 100,
	/** Entries that all loops of one message may show together. */
	loopSteps: 1_000,
	/** Blocks inside blocks. */
	depth: 10,
	/** Characters of one JSON cell that is opened for a template. */
	jsonLength: 200_000,
} as const;
