/** A list of words in which the longest that begins at a place of a text is found. */
export class Dictionary {
	private readonly words: ReadonlySet<string>;
	/** Length of the longest word that begins with a character. */
	private readonly longest = new Map<number, number>();

	constructor(words: Iterable<string>) {
		this.words = new Set(words);
		for (const word of this.words) {
			const first = word.charCodeAt(0);
			this.longest.set(first, Math.max(word.length, this.longest.get(first) ?? 0));
		}
	}

	/** Units of the longest word that begins at `at`; 0 = none. */
	lengthAt(text: string, at: number): number {
		const longest = this.longest.get(text.charCodeAt(at)) ?? 0;
		for (let length = Math.min(longest, text.length - at); length > 1; length--) {
			if (this.words.has(text.slice(at, at + length))) return length;
		}
		return 0;
	}
}
