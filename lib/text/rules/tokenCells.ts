/** So many numbers stand for a token, at these places. Not exported: imported constants are looked up at each use. */
const WIDTH = 8;
/** Where it stands in the text, in UTF-16 units, and its two hashes. */
const TO = 1;
const FIRST = 2;
const SECOND = 3;
/** Hash of the first four and of the first six letters of longer words, else 0. */
const FOUR = 4;
const SIX = 5;
/** Where it stands in the table of words; −1 = unknown. */
const PLACE = 6;
/** ENDS = a clause ends after it; LOUD = in capitals; SYMBOL for emoji and emoticons. */
const FLAGS = 7;
const ENDS = 1;
const LOUD = 2;

/** Tokens as numbers in one list, which grows. */
export class TokenCells {
	count = 0;
	/** What is known of each token, WIDTH numbers one behind the other: see the places above. */
	private cells = new Int32Array(256 * WIDTH);

	/** Where a token begins and ends in the text; 0 where there is no such token. */
	fromOf(token: number): number {
		return this.cells[token * WIDTH] ?? 0;
	}

	toOf(token: number): number {
		return this.cells[token * WIDTH + TO] ?? 0;
	}

	firstOf(token: number): number {
		return this.cells[token * WIDTH + FIRST] ?? 0;
	}

	secondOf(token: number): number {
		return this.cells[token * WIDTH + SECOND] ?? 0;
	}

	fourOf(token: number): number {
		return this.cells[token * WIDTH + FOUR] ?? 0;
	}

	sixOf(token: number): number {
		return this.cells[token * WIDTH + SIX] ?? 0;
	}

	/** Where a token stands in the table of words; −1 = unknown. */
	placeOf(token: number): number {
		return this.cells[token * WIDTH + PLACE] ?? 0;
	}

	/** Whether a clause ends after a token. */
	endsAfter(token: number): boolean {
		return ((this.cells[token * WIDTH + FLAGS] ?? 0) & ENDS) !== 0;
	}

	/** SYMBOL for emoji and emoticons, and what else is told by flags. */
	flagsOf(token: number): number {
		return this.cells[token * WIDTH + FLAGS] ?? 0;
	}

	/** Whether a token is in capitals: two or more, and no small letter. */
	protected isInCapitals(token: number): boolean {
		return ((this.cells[token * WIDTH + FLAGS] ?? 0) & LOUD) !== 0;
	}

	/** The last token is taken for another word. */
	protected rename(first: number, second: number, place: number): void {
		const at = (this.count - 1) * WIDTH;
		this.cells[at + FIRST] = first;
		this.cells[at + SECOND] = second;
		this.cells[at + PLACE] = place;
	}

	/** Of the last token. */
	protected endClause(): void {
		this.flag(ENDS);
	}

	protected sayLoud(): void {
		this.flag(LOUD);
	}

	protected push(
		from: number,
		to: number,
		first: number,
		second: number,
		four: number,
		six: number,
		place: number,
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
		cells[at + PLACE] = place;
		cells[at + FLAGS] = flags;
		this.count++;
	}

	private flag(flag: number): void {
		const { cells } = this;
		const at = (this.count - 1) * WIDTH + FLAGS;
		if (at > 0) cells[at] = (cells[at] ?? 0) | flag;
	}

	private grow(): void {
		const grown = new Int32Array(this.cells.length * 2);
		grown.set(this.cells);
		this.cells = grown;
	}
}
