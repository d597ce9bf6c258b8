import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openLanguageDetector } from '../language/detector';
import { LANGUAGES, type Language } from '../language/languages';
import { loadPacks } from '../lexicons/packs';
import { EvidenceReader } from './evidence';
import { SentimentEngine } from './sentimentEngine';
import { decodeWeights } from './weightsFile';

/** Languages with weights of their own, and that of all others. */
export const SENTIMENT_LANGUAGES = [...LANGUAGES, 'other'] as const;

/** The shipped weights of a language. */
export const weightsPath = (language: Language) =>
	resolve(__dirname, 'weights', `${language}.safetensors`);

/** An engine for texts of all languages: loads the word lists and weights. Keep it: opening takes about 0.2 s. */
export async function openSentiment(): Promise<SentimentEngine> {
	const [packs, detector] = await Promise.all([loadPacks(), openLanguageDetector()]);
	const readers = SENTIMENT_LANGUAGES.map(async (language) => {
		const pack = packs.get(language);
		if (!pack) throw new RangeError(`no words for ${language}`);
		const weights = decodeWeights(await readFile(weightsPath(language)));
		return [language, new EvidenceReader(pack, weights)] as const;
	});
	return new SentimentEngine(new Map(await Promise.all(readers)), detector);
}
