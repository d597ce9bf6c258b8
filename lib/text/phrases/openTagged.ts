import { openPacks } from '../lexicons/packs';
import { TaggedPhrases, type TaggedPhrase } from './taggedPhrases';

/** Finds the tagged phrases of a text in lower case; `language` = ISO 639-1, others are read by the common list alone. */
export type TaggedReader = (lower: string, language: string) => readonly TaggedPhrase[];

/** Opens tagged lists by language, each with what is common to all; a language is set up at its first text. */
export async function openTagged(
	lists: Readonly<Record<string, string>>,
	common = '',
): Promise<TaggedReader> {
	const packs = await openPacks();
	const byLanguage = new Map(Object.entries(lists));
	const readers = new Map<string, TaggedPhrases>();
	const readerOf = (language: string): TaggedPhrases | undefined => {
		const name = packs.languages.includes(language) ? language : 'other';
		const [known, pack] = [readers.get(name), packs.get(name)];
		if (known || !pack) return known;
		const reader = new TaggedPhrases(pack, (byLanguage.get(name) ?? '') + common);
		readers.set(name, reader);
		return reader;
	};
	return (lower, language) => readerOf(language)?.read(lower) ?? [];
}
