// What the script that builds the table of languages uses of the library.
import { LatinWords } from '../../lib/text/language/latinWords';
import { hashWord } from '../../lib/text/rules/hash';
export { BEGIN, END, WHOLE_WORD } from '../../lib/text/language/gramTable';
export { LATIN_LANGUAGES } from '../../lib/text/language/latinScorer';
export { foldWord, STOP_WORDS } from '../../lib/text/language/stopWords';
export { loadPacks } from '../../lib/text/lexicons/packs';
export { writeSafetensors } from '../../lib/table/artefact';

export const wordHash = (word) => hashWord(word)[0];

/** The n-grams of a text, each as often as it stands there. */
export function gramsOf(text) {
	const found = [];
	const words = new LatinWords(
		{
			begin: () => undefined,
			count: (key, marks) => found.push({ key: key >>> 0, marks }) > 0,
		},
		() => false,
	);
	words.read(text, Math.min(text.length, 1500));
	return found;
}
