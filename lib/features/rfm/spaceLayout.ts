/** The linear memory of the CSV kernels, as the rest of the room sees it. */
/** Addresses in the memory. */
export interface SpaceLayout {
	readonly block: number;
	readonly ends: number;
	readonly slots: number;
	readonly window: number;
	readonly staging: number;
	readonly partitionOf: number;
	readonly places: number;
	readonly starts: number;
	readonly words: number;
	readonly arena: number;
	readonly bytes: number;
}

export interface CsvSpace {
	readonly memory: { readonly buffer: ArrayBufferLike; grow(pages: number): number };
	readonly layout: SpaceLayout;
	/** The longest range that fits. */
	readonly rangeBytes: number;
}
