/** Where long keys are put. */
export interface KeyArena {
	/** Copies bytes [start, end) and returns their place. */
	add(bytes: Uint8Array, start: number, end: number): number;
	bytes(): Uint8Array;
}

/** Bytes that grow: where long keys are put. */
export class ByteArena implements KeyArena {
	private data = new Uint8Array(256);
	private length = 0;

	/** Copies bytes [start, end) and returns their place. */
	add(bytes: Uint8Array, start: number, end: number): number {
		const place = this.length;
		const needed = place + end - start;
		if (needed > this.data.length) {
			const grown = new Uint8Array(Math.max(needed, 2 * this.data.length));
			grown.set(this.data.subarray(0, place));
			this.data = grown;
		}
		this.data.set(bytes.subarray(start, end), place);
		this.length = needed;
		return place;
	}

	/** The bytes so far. */
	bytes(): Uint8Array {
		return this.data.subarray(0, this.length);
	}
}
