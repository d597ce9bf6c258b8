/** So many numbers stand for a token, at these places. */
export const WIDTH = 8;
/** Where it stands in the text, in UTF-16 units, and its two hashes. */
export const [FROM, TO, FIRST, SECOND] = [0, 1, 2, 3] as const;
/** Hash of the first four and of the first six letters of longer words, else 0. */
export const [FOUR, SIX] = [4, 5] as const;
/** ENDS = a clause ends after it; SYMBOL for emoji and emoticons. */
export const FLAGS = 6;
export const ENDS = 1;
/** 1 = in capitals, 2 = not; known where some of the text is in upper case. */
export const LOUDNESS = 7;

/** Tokens as numbers in one list, which grows. */
export class TokenCells {
	count = 0;
	/** What is known of each token, WIDTH numbers one behind the other: see the places above. */
	cells = new Int32Array(256 * WIDTH);

	/** Where a token begins and ends in the text; 0 where there is no such token. */
	fromOf(token: number): number {
		return this.cells[token * WIDTH] ?? 0;
	}

	toOf(token: number): number {
		return this.cells[token * WIDTH + TO] ?? 0;
	}

	protected endClause(): void {
		const { cells } = this;
		const at = (this.count - 1) * WIDTH + FLAGS;
		if (at > 0) cells[at] = (cells[at] ?? 0) | ENDS;
	}

	protected push(
		from: number,
		to: number,
		first: number,
		second: number,
		four: number,
		six: number,
		flags = 0,
	): void {
		const at = this.count * WIDTH;
		if (at === this.cells.length) this.grow();
		const { cells } = this;
		cells[at] = from;
		cells[at + TO] = to;
		cells[at + FIRST] = first;
		cells[at + SECOND] = second;
		cells[at + FOUR] = four;
		cells[at + SIX] = six;
		cells[at + FLAGS] = flags;
		this.count++;
	}

	private grow(): void {
		const grown = new Int32Array(this.cells.length * 2);
		grown.set(this.cells);
		this.cells = grown;
	}
}
