import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openLanguageDetector } from '../language/detector';
import { LANGUAGES, type Language } from '../language/languages';
import { openPacks, type PackSource } from '../lexicons/packs';
import { EvidenceReader } from './evidence';
import { SentimentEngine } from './sentimentEngine';
import { decodeWeights } from './weightsFile';

/** Languages with weights of their own, and that of all others. */
export const SENTIMENT_LANGUAGES = [...LANGUAGES, 'other'] as const;

/** The shipped weights of a language. */
export const weightsPath = (language: Language) =>
	resolve(__dirname, 'weights', `${language}.safetensors`);

/**
 * An engine for texts of all languages. Files are read here; the tables of a language are made at its first text, since most sets
 * have one or two. Keep it: the first text of a language takes some tens of milliseconds.
 */
export async function openSentiment(): Promise<SentimentEngine> {
	const [packs, detector, files] = await Promise.all([
		openPacks(),
		openLanguageDetector(),
		Promise.all(SENTIMENT_LANGUAGES.map(weightsOf)),
	]);
	return new SentimentEngine(new Readers(packs, new Map(files)), detector);
}

const weightsOf = async (language: Language) =>
	[language, await readFile(weightsPath(language))] as const;

/** The reader of each language, made when it is first asked for. */
class Readers {
	private readonly made = new Map<Language, EvidenceReader>();

	constructor(
		private readonly packs: PackSource,
		private readonly files: ReadonlyMap<Language, Uint8Array>,
	) {}

	get(language: Language): EvidenceReader | undefined {
		return this.made.get(language) ?? this.make(language);
	}

	private make(language: Language): EvidenceReader | undefined {
		const [pack, file] = [this.packs.get(language), this.files.get(language)];
		if (!pack || !file) return undefined;
		const reader = new EvidenceReader(pack, decodeWeights(file));
		this.made.set(language, reader);
		return reader;
	}
}
