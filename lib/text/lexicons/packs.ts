import type { LanguagePack } from '../rules/pack';
import { chinesePack } from './chinese';
import { emojiValues } from './emoji';
import { englishPack } from './english';

/** The packs of all languages that have rules, by ISO 639-1. Loads the licensed word lists on first use. */
export async function loadPacks(): Promise<ReadonlyMap<string, LanguagePack>> {
	const { emojiEmotion, lexicon } = await import('./licensed.vendor.js');
	const emoji = emojiValues(emojiEmotion);
	const packs = [englishPack(lexicon, emoji), chinesePack(emoji)];
	return new Map(packs.map((pack) => [pack.language, pack]));
}
