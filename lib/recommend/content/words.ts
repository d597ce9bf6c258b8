/** Words of product texts: Unicode letters and digits, lower case; scripts without spaces by dictionary (Intl.Segmenter). */

/** Scripts that put no spaces between words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function unspacedWords(run: string): string[] {
	return Array.from(segmenter.segment(run))
		.filter(({ isWordLike }) => isWordLike === true)
		.map(({ segment }) => segment);
}

/** The words in their order, repeats kept. Single Latin letters say nothing and are left out; full-width forms count as usual ones. */
export function wordsOf(text: string): string[] {
	const runs = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
	const words = runs.flatMap((run) => (UNSPACED.test(run) ? unspacedWords(run) : [run]));
	return words.filter((word) => word.length > 1 || !/\p{Script=Latin}/u.test(word));
}
