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

const LEXICONS = [ARABIC, FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH, OTHER];

/**
 * The packs of all languages that have rules, by ISO 639-1, and that of the rest as "other". Loads the licensed word lists on
 * first use.
 */
export async function loadPacks(): Promise<ReadonlyMap<string, LanguagePack>> {
	const { emojiEmotion, lexicon } = await import('./licensed.vendor.js');
	const emoji = emojiValues(emojiEmotion);
	const others = LEXICONS.map((lists) => spacedPack(lists, emoji));
	const english = englishPack(lexicon, emoji);
	// Tweets in Hindi are half English.
	const hindi = spacedPack(HINDI, english.values);
	const packs = [english, chinesePack(emoji), hindi, ...others];
	return new Map(packs.map((pack) => [pack.language, pack]));
}
