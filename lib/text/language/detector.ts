/**
 * The language of a text: by its script, and where several of ours share one, by n-grams and words (latinScorer) or by letters
 * that only one has (neighbours). One pass over the first 1,500 units and one look-up an n-gram: a few microseconds.
 */
import type { Detection, LanguagePrior } from './detection';
import { isKnownLanguage } from './languages';
import { LATIN_LANGUAGES, openLatinScorer, USUAL_WEIGHTS, type LatinScorer } from './latinScorer';
import { detectArabic, detectCyrillic, detectDevanagari } from './neighbours';
import { ScriptCounts, type Script } from './scripts';

/** Tells the language of texts, one after the other. */
export interface LanguageDetector {
	/** `prior` decides where the text itself says too little, as "super" does, or nothing, as "👍" does. */
	detect(text: string, prior?: LanguagePrior): Detection;
}

/** Units of a text that are read. */
const MOST_READ = 1500;

/** A detector, ready for any number of texts. Reads its table (0.6 MB) on first use. */
export async function openLanguageDetector(): Promise<LanguageDetector> {
	return new ScriptDetector(await openLatinScorer());
}

/** Scripts of one language each, by ISO 639-1. */
const NAMES: Readonly<Partial<Record<Script, string>>> = {
	kana: 'ja',
	hangul: 'ko',
	greek: 'el',
	hebrew: 'he',
	thai: 'th',
	bengali: 'bn',
	gurmukhi: 'pa',
	gujarati: 'gu',
	oriya: 'or',
	tamil: 'ta',
	telugu: 'te',
	kannada: 'kn',
	malayalam: 'ml',
	sinhala: 'si',
	lao: 'lo',
	tibetan: 'bo',
	burmese: 'my',
	georgian: 'ka',
	ethiopic: 'am',
	khmer: 'km',
	armenian: 'hy',
};

/** What a text of no language is. */
const NOTHING: Detection = { language: 'other', confidence: 0 };

class ScriptDetector implements LanguageDetector {
	private readonly scripts = new ScriptCounts();
	private readonly weights = new WeakMap<LanguagePrior, Float64Array>();

	constructor(private readonly latin: LatinScorer) {}

	detect(text: string, prior?: LanguagePrior): Detection {
		const end = Math.min(text.length, MOST_READ);
		const { scripts } = this;
		scripts.count(text, end);
		const script = scripts.main();
		if (script === 'none') return prior ? likeliest(prior) : NOTHING;
		const found = this.ofScript(script, text, end, prior);
		const share = scripts.of(script) / scripts.total;
		// Japanese is written with Han and Kana together, and brand names stand in every script.
		return share > 0.7 ? found : { ...found, confidence: found.confidence * share };
	}

	private ofScript(script: Script, text: string, end: number, prior?: LanguagePrior): Detection {
		switch (script) {
			case 'latin':
				return this.latin.detect(text, end, prior && this.weightsOf(prior));
			case 'han':
				return this.ofHan();
			case 'arabic':
				return detectArabic(text, end, this.scripts.of('arabic'));
			case 'devanagari':
				return detectDevanagari(text, end);
			case 'cyrillic':
				return detectCyrillic(text, end);
			default:
				return { language: 'other', confidence: 0.99, name: NAMES[script] ?? 'und' };
		}
	}

	/** Chinese, unless Kana stand between the characters. */
	private ofHan(): Detection {
		const { scripts } = this;
		const [han, kana] = [scripts.of('han') / 3, scripts.of('kana') / 2];
		if (kana > 1 && kana * 5 > han) return { language: 'other', confidence: 0.95, name: 'ja' };
		return { language: 'zh', confidence: han > 3 ? 0.99 : 0.9 };
	}

	private weightsOf(prior: LanguagePrior): Float64Array {
		const known = this.weights.get(prior) ?? weightsOf(prior);
		this.weights.set(prior, known);
		return known;
	}
}

/** What stands for nothing read: the commonest language of the set. */
function likeliest(prior: LanguagePrior): Detection {
	let found = NOTHING;
	for (const [language, share] of prior) {
		if (share > found.confidence) found = { language, confidence: share };
	}
	return found;
}

/** How much the usual weights still count beside a set's shares. */
const USUAL_SHARE = 0.02;

/** Weights of LATIN_LANGUAGES: the set's shares, with a little left for what the set has not shown yet. */
function weightsOf(prior: LanguagePrior): Float64Array {
	const all = USUAL_WEIGHTS.reduce((sum, weight) => sum + weight, 0);
	const others = USUAL_WEIGHTS.reduce(
		(sum, weight, i) => sum + (isKnownLanguage(LATIN_LANGUAGES[i] ?? '') ? 0 : weight),
		0,
	);
	return USUAL_WEIGHTS.map((weight, i) => {
		const name = LATIN_LANGUAGES[i] ?? '';
		const share = isKnownLanguage(name)
			? (prior.get(name) ?? 0)
			: ((prior.get('other') ?? 0) * weight) / others;
		return share + (USUAL_SHARE * weight) / all;
	});
}
