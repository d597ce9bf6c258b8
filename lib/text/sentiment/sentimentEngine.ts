import { LibraryError } from '../../errors';
import type { LanguageDetector } from '../language/detector';
import type { Language } from '../language/languages';
import { readText } from '../normalise';
import { sentencesOf } from '../reading/sentences';
import type { Hit } from '../rules/tally';
import { squeeze, type Evidence, type EvidenceReader } from './evidence';
import { classProbabilities } from './probabilities';
import type { AnalyseOptions, SentenceSentiment, Sentiment } from './sentiment';
import { NO_STARS, starEvidence } from './stars';

/** Sentiment of texts, offline: rules, word lists and learned n-grams of each language. Serves any number of texts, one after the other. */
export class SentimentEngine {
	constructor(
		private readonly readers: Pick<ReadonlyMap<Language, EvidenceReader>, 'get'>,
		private readonly detector: LanguageDetector,
	) {}

	/** One text as a whole. Time is linear in its length, and bounded: only the first MOST_CHARACTERS are read. */
	analyse(text: string, options: AnalyseOptions = {}): Sentiment {
		const { read, cut } = readText(text);
		const language = options.language ?? this.detector.detect(read).language;
		const { stars, starScale } = options;
		const rating = stars === undefined ? NO_STARS : starEvidence(stars, starScale);
		return sentimentOf(this.reader(language).read(read), rating, language, cut);
	}

	/** Each sentence of a text by itself. */
	sentences(text: string, language?: Language): SentenceSentiment[] {
		const { read } = readText(text);
		const spoken = language ?? this.detector.detect(read).language;
		return sentencesOf(read, spoken).map(({ from, to }) => ({
			from,
			to,
			...this.analyse(read.slice(from, to), { language: spoken }),
		}));
	}

	/** The words that counted, in order of the text, with negation and strength applied. */
	hits(text: string, language?: Language): Hit[] {
		const { read } = readText(text);
		return this.reader(language ?? this.detector.detect(read).language).hits(read);
	}

	private reader(language: Language): EvidenceReader {
		const reader = this.readers.get(language);
		if (reader) return reader;
		throw new LibraryError(
			'INVALID_PARAMETER',
			`There is no sentiment for the language "${String(language).slice(0, 20)}".`,
			'Use one of en, zh, es, fr, de, it, pt, ar, hi, or other.',
		);
	}
}

/** The score is half the sum of the rules, which tells how strongly, and half what is expected by the probabilities. */
function sentimentOf(
	{ leaning, polarity, sum, softness, mixed }: Evidence,
	stars: typeof NO_STARS,
	language: Language,
	cut: boolean,
): Sentiment {
	const found = classProbabilities(leaning + stars.leaning, polarity + stars.polarity);
	const { negative, neutral, positive, confidence } = found;
	const strength = squeeze(sum + stars.polarity, softness);
	return {
		score: (strength + positive - negative) / 2,
		class: found.class,
		confidence,
		negative,
		neutral,
		positive,
		mixed,
		language,
		cut,
	};
}
