import type { LanguagePack } from '../rules/pack';
import { ARABIC } from './arabic';
import { chinesePack } from './chinese';
import { emojiValues } from './emoji';
import { englishPack } from './english';
import { FRENCH } from './french';
import { GERMAN } from './german';
import { HINDI } from './hindi';
import { ITALIAN } from './italian';
import { OTHER } from './other';
import { PORTUGUESE } from './portuguese';
import { spacedPack } from './spacedPack';
import { SPANISH } from './spanish';

/** Word lists by ISO 639-1, with "other" for the rest. */
export interface PackSource {
	readonly languages: readonly string[];
	get(language: string): LanguagePack | undefined;
}

const LEXICONS = [ARABIC, FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH, OTHER];

/** Loads the licensed word lists on first use; the pack of a language is made when it is first asked for, and kept. */
export async function openPacks(): Promise<PackSource> {
	opened ??= makeSource();
	return await opened;
}

let opened: Promise<PackSource> | undefined;

async function makeSource(): Promise<PackSource> {
	const { emojiEmotion, lexicon } = await import('./licensed.vendor.js');
	const emoji = emojiValues(emojiEmotion);
	const english = lazily(() => englishPack(lexicon, emoji));
	const packs = new Map<string, () => LanguagePack>([
		['en', english],
		['zh', lazily(() => chinesePack(emoji))],
		// Tweets in Hindi are half English.
		['hi', lazily(() => spacedPack(HINDI, english().values))],
	]);
	for (const lists of LEXICONS)
		packs.set(
			lists.language,
			lazily(() => spacedPack(lists, emoji)),
		);
	return { languages: [...packs.keys()], get: (language) => packs.get(language)?.() };
}

function lazily<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}

/** The packs of all languages that have rules, by ISO 639-1, and that of the rest as "other". */
export async function loadPacks(): Promise<ReadonlyMap<string, LanguagePack>> {
	const packs = await openPacks();
	const entries = packs.languages.flatMap((language) => {
		const pack = packs.get(language);
		return pack ? [[language, pack] as const] : [];
	});
	return new Map(entries);
}
