/** What is usual to be said: how many of a set of texts hold a word. Rare words tell more (tf-idf). */
import { runsOf, readable, type WordSource } from './runs';

export interface Background {
	/** How many texts there are. */
	readonly texts: number;
	/** How many of them hold the word with this stem. */
	textsWith(key: string): number;
}

/** Counts words over texts, one by one. */
export class CountedBackground implements Background {
	private readonly counts = new Map<string, number>();
	private total = 0;

	add(text: string, source: WordSource, times = 1): void {
		this.total += times;
		for (const key of wordsOf(text, source)) {
			this.counts.set(key, (this.counts.get(key) ?? 0) + times);
		}
	}

	get texts(): number {
		return this.total;
	}

	textsWith(key: string): number {
		return this.counts.get(key) ?? 0;
	}

	/** The same without one text that was added. */
	without(words: ReadonlySet<string>): Background {
		return {
			texts: this.total - 1,
			textsWith: (key) => this.textsWith(key) - (words.has(key) ? 1 : 0),
		};
	}
}

/** Stems of the words of a text that are no stop words. */
export function wordsOf(text: string, source: WordSource): Set<string> {
	const keys = runsOf(readable(text), source).flatMap((run) => run.map(({ key }) => key));
	return new Set(keys);
}

/** ln((1 + texts) / (1 + texts with it)) + 1 */
export const rarity = (background: Background, key: string): number =>
	Math.log((1 + background.texts) / (1 + Math.max(0, background.textsWith(key)))) + 1;
