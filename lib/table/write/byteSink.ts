const encoder = new TextEncoder();

/** Gathers text as UTF-8 in one growing buffer. */
export class ByteSink {
	private data = new Uint8Array(2 ** 16);
	private used = 0;

	write(text: string): void {
		const needed = this.used + text.length * 3;
		if (needed > this.data.length) {
			const wider = new Uint8Array(Math.max(needed, this.data.length * 2));
			wider.set(this.data.subarray(0, this.used));
			this.data = wider;
		}
		this.used += encoder.encodeInto(text, this.data.subarray(this.used)).written;
	}

	/** What was written. */
	finish(): Uint8Array {
		return this.data.slice(0, this.used);
	}
}
