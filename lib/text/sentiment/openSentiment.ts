import { openLanguageDetector } from '../language/detector';
import { LANGUAGES } from '../language/languages';
import { loadPacks } from '../lexicons/packs';
import { EvidenceReader } from './evidence';
import { SentimentEngine } from './sentimentEngine';

/** An engine for texts of all languages: loads the word lists. Keep it: opening takes about 0.1 s. */
export async function openSentiment(): Promise<SentimentEngine> {
	const [packs, detector] = await Promise.all([loadPacks(), openLanguageDetector()]);
	const readers = [...LANGUAGES, 'other' as const].flatMap((language) => {
		const pack = packs.get(language);
		return pack ? [[language, new EvidenceReader(pack)] as const] : [];
	});
	return new SentimentEngine(new Map(readers), detector);
}
