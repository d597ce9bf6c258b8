/** Which language each text of a set is read in, and its words. */
import { openLanguageDetector, type LanguageDetector } from '../language/detector';
import { languageOfCode, LANGUAGES, type Language } from '../language/languages';
import { openWords, type WordReader } from '../reading/words';

/** Detected languages count from this confidence on; below, the set's main language is taken. */
const SURE = 0.5;

export interface ReadingOptions {
	/** `auto` (default): found in each text. */
	readonly language?: 'auto' | Language | undefined;
}

/** Readers of all languages that may occur, opened once: reading is synchronous afterwards. */
export class TextReading {
	private main: Language = 'other';

	private constructor(
		private readonly fixed: Language | null,
		private readonly readers: ReadonlyMap<Language, WordReader>,
		private readonly detector: LanguageDetector | null,
	) {}

	/** `given`: whether a column tells the language of some texts. */
	static async open({ language = 'auto' }: ReadingOptions, given = false): Promise<TextReading> {
		const needed = language === 'auto' || given ? [...LANGUAGES, 'other' as const] : [language];
		const readers = await Promise.all(
			needed.map(async (one) => [one, await openWords(one)] as const),
		);
		const detector = language === 'auto' ? await openLanguageDetector() : null;
		const fixed = language === 'auto' ? null : language;
		return new TextReading(fixed, new Map(readers), detector);
	}

	/** Learns the main language from some of the texts: short texts that tell too little are read in it. */
	learn(texts: Iterable<string>): void {
		if (!this.detector) return;
		const counts = new Map<Language, number>();
		for (const text of texts) {
			const { language, confidence } = this.detector.detect(text);
			if (confidence >= SURE) counts.set(language, (counts.get(language) ?? 0) + 1);
		}
		const most = [...counts].sort(([, a], [, b]) => b - a)[0];
		if (most) this.main = most[0];
	}

	/** `given`: what the language column says, if anything. */
	languageOf(text: string, given: string | null = null): Language {
		if (given !== null && given !== '') {
			const named = languageOfCode(given);
			if (named !== 'other') return named;
		}
		if (this.fixed) return this.fixed;
		const found = this.detector?.detect(text);
		return found && found.confidence >= SURE ? found.language : this.main;
	}

	readerOf(language: Language): WordReader {
		const reader = this.readers.get(language) ?? this.readers.values().next().value;
		if (!reader) throw new Error('a reading has at least one reader');
		return reader;
	}
}
