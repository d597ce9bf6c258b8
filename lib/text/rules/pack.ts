import type { Fold } from './fold';

/** What the rules know about a language. Words are lower case; the words of a phrase are apart by one space. */
export interface LanguagePack {
	/** ISO 639-1, or "other". */
	readonly language: string;
	/** Whether words are written apart. Where they are not, the longest known word is taken at each place. */
	readonly spaced: boolean;
	/** Value of a word or phrase, about −4 … 4; 0 = known to say nothing, as "looks like". */
	readonly values: ReadonlyMap<string, number>;
	/** Words that turn what follows: "not", "never". One that has a value too speaks for itself where nothing follows: "no". */
	readonly negators: ReadonlySet<string>;
	/** Words that strengthen (above 0) or weaken (below 0) what follows: 0.25 = by a quarter. */
	readonly boosters: ReadonlyMap<string, number>;
	/** Words after which the other side is told: "but". */
	readonly contrasts: ReadonlySet<string>;
	/** Spellings taken as one, in the lists and in texts. */
	readonly fold?: Fold;
	/** Words cut off before an apostrophe, folded: "n" of "n'est". */
	readonly elisions?: ReadonlySet<string>;
	readonly affixes?: Affixes;
	readonly rules: RuleWeights;
}

/** What is written together with a word and taken off, folded, where the whole is unknown and three letters are left. */
export interface Affixes {
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** How strongly the rules of a language work. */
export interface RuleWeights {
	/** What negation makes of a value, −1 … 0. */
	readonly negated: number;
	/** Words (spaced) or characters (not) without a value up to which negators and boosters reach. */
	readonly reach: number;
	/** Words without a value between a value and a negator that still turns it, as in "aime pas"; absent: none is turned back. */
	readonly reachBack?: number;
	/** Whether a booster right after a value strengthens that value, as in "aime beaucoup". */
	readonly boostsBack?: boolean;
	/** Factors of what stands before and after a contrast. */
	readonly beforeContrast: number;
	readonly afterContrast: number;
	/** Added to a value in capitals among others that are not. */
	readonly capitals: number;
	/** Added to the sum for each of up to four exclamation marks. */
	readonly exclamation: number;
	/** How much each further word with a value weakens the sum: towards the mean for long texts. */
	readonly dilution: number;
	/** Half of the way to ±1 is reached at about the root of a third of this. */
	readonly softness: number;
	/** Added to the sum before it becomes a score. */
	readonly offset: number;
}

/** Lines of "weight: words", the words apart by spaces, or phrases apart by commas. */
export function readWords(lines: string, separator: ' ' | ',' = ' '): [string, number][] {
	return lines.split('\n').flatMap((line) => {
		const colon = line.indexOf(':');
		if (colon < 0) return [];
		const weight = Number(line.slice(0, colon));
		const words = line.slice(colon + 1).split(separator);
		return words.flatMap((word): [string, number][] =>
			word.trim() === '' ? [] : [[word.trim(), weight]],
		);
	});
}

/** The words of a list apart by spaces or line ends. */
export const wordSet = (words: string): ReadonlySet<string> =>
	new Set(words.split(/\s+/u).filter((word) => word !== ''));

/**
 * Words with the endings that their language gives them: "bell/o" with the endings "o a i e" of "o" is four words, "-" being the
 * bare stem. Words without a stroke stay as they are.
 */
export function withForms(
	words: readonly (readonly [string, number])[],
	endings: Readonly<Record<string, string>>,
): [string, number][] {
	const kinds = new Map(Object.entries(endings).map(([kind, list]) => [kind, list.split(' ')]));
	return words.flatMap(([word, value]): [string, number][] => {
		const [stem = '', kind] = word.split('/');
		if (kind === undefined) return [[word, value]];
		const found = kinds.get(kind);
		if (!found) throw new RangeError(`no endings for "${word}"`);
		return found.map((ending) => [stem + (ending === '-' ? '' : ending), value]);
	});
}
