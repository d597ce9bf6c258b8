import type { Fold } from '../rules/fold';
import {
	readWords,
	withForms,
	type Affixes,
	type LanguagePack,
	type RuleWeights,
} from '../rules/pack';
import { EMOTICONS, INTERNATIONAL } from './international';

/** The lists of one language, as its file writes them. */
export interface Lexicon {
	readonly language: string;
	/** Endings by their name: the words of "bell/o" are "bell" with each of the endings "o". */
	readonly endings: Readonly<Record<string, string>>;
	/** Lines of "value: words apart by spaces". */
	readonly words: string;
	/** Lines of "value: phrases apart by commas"; 0 = says nothing. */
	readonly phrases: string;
	/** Apart by commas. */
	readonly negators: string;
	/** Lines of "strength: words apart by commas". */
	readonly boosters: string;
	readonly contrasts: string;
	readonly fold?: Fold;
	readonly elisions?: ReadonlySet<string>;
	readonly affixes?: Affixes;
	readonly rules?: Partial<RuleWeights>;
}

const RULES: RuleWeights = {
	negated: -0.6,
	reach: 3,
	beforeContrast: 0.6,
	afterContrast: 1.4,
	capitals: 0.6,
	exclamation: 0.25,
	dilution: 0.1,
	softness: 15,
	offset: 0,
};

/**
 * The pack of a language whose words are written apart. `base` = what its texts use besides: emoji as `emojiValues` gives
 * them, or the words of another language; its own words win.
 */
export function spacedPack(lexicon: Lexicon, base: ReadonlyMap<string, number>): LanguagePack {
	const { language, endings, fold, elisions, affixes } = lexicon;
	const forms = (lines: string, separator: ' ' | ',') =>
		withForms(readWords(lines, separator), endings);
	const negators = wordsOf(lexicon.negators);
	const boosters = new Map(forms(lexicon.boosters, ','));
	const values = new Map([
		...[...base].map(([word, value]) => [word.toLowerCase(), value] as const),
		...readWords(EMOTICONS),
		...readWords(INTERNATIONAL),
		...forms(lexicon.words, ' '),
		...forms(lexicon.phrases, ','),
	]);
	for (const word of [...negators, ...boosters.keys()]) values.delete(word);
	return {
		language,
		spaced: true,
		values,
		negators,
		boosters,
		contrasts: wordsOf(lexicon.contrasts),
		...(fold && { fold }),
		...(elisions && { elisions }),
		...(affixes && { affixes }),
		rules: { ...RULES, ...lexicon.rules },
	};
}

/** Words and phrases of a list apart by commas. */
const wordsOf = (list: string) =>
	new Set(
		list
			.split(',')
			.map((word) => word.trim().replace(/\s+/gu, ' '))
			.filter((word) => word !== ''),
	);
