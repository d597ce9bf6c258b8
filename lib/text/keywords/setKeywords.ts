import { mostFrequent } from './phraseCounts';
import { keptOf, type Keyword } from './keywords';

/** A phrase of a whole set of texts. */
export interface SetKeyword {
	/** As it is written most often. */
	readonly phrase: string;
	/** Essentiality: keywordIn² / texts. */
	readonly score: number;
	/** How many texts have it as a phrase. */
	readonly texts: number;
	/** In how many of them it is a keyword. */
	readonly keywordIn: number;
}

interface Counted {
	texts: number;
	keywordIn: number;
	readonly forms: Map<string, number>;
}

/** Phrases held at once; above, those seen once are forgotten (a frequent phrase is never lost by more than its early counts). */
const MOST_PHRASES = 300_000;
const MOST_FORMS = 8;

/**
 * The keywords of a whole set, from those of its texts: by essentiality, edf² / rdf (Rose et al. 2010, section 1.5), where rdf is the
 * number of texts that have the phrase and edf the number in which it is a keyword.
 */
export class SetKeywords {
	private readonly phrases = new Map<string, Counted>();
	private forgetBelow = 2;

	constructor(private readonly mostPhrases = MOST_PHRASES) {}

	/** `all`: every phrase of one text, best first (`scorePhrases`); `times`: how often the set has this text. */
	add(all: readonly Keyword[], most: number, times = 1): void {
		const kept = keptOf(all, most);
		all.forEach(({ key, phrase }, rank) => {
			const one = this.phrases.get(key) ?? { texts: 0, keywordIn: 0, forms: new Map() };
			one.texts += times;
			if (rank < kept) one.keywordIn += times;
			if (one.forms.has(phrase) || one.forms.size < MOST_FORMS)
				one.forms.set(phrase, (one.forms.get(phrase) ?? 0) + times);
			this.phrases.set(key, one);
		});
		if (this.phrases.size > this.mostPhrases) this.forgetRare();
	}

	/** Best first; of equals the one in more texts, then by the alphabet. */
	top(most: number): SetKeyword[] {
		return [...this.phrases.values()]
			.filter(({ keywordIn }) => keywordIn > 0)
			.map(({ texts, keywordIn, forms }) => ({
				...{ phrase: mostFrequent(forms), score: keywordIn ** 2 / texts },
				...{ texts, keywordIn },
			}))
			.sort((a, b) => b.score - a.score || b.texts - a.texts || (a.phrase < b.phrase ? -1 : 1))
			.slice(0, most);
	}

	private forgetRare(): void {
		while (this.phrases.size > this.mostPhrases / 2) {
			for (const [key, { texts }] of this.phrases)
				if (texts < this.forgetBelow) this.phrases.delete(key);
			if (this.phrases.size > this.mostPhrases / 2) this.forgetBelow++;
		}
	}
}
