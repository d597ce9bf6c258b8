/**
 * Two 32-bit hashes of a word, taken unit by unit, so that a text is looked up without cutting it into strings. Two words
 * of a list would have to share 64 bits to be mistaken for each other.
 */
export const FIRST_SEED = 0x811c9dc5 | 0;
export const SECOND_SEED = 0x2545f491;

export const firstStep = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);
export const secondStep = (hash: number, unit: number) =>
	Math.imul((hash << 5) ^ (hash >>> 27) ^ unit, 0x5bd1e995);

/** Both hashes of a whole word. */
export function hashWord(word: string): readonly [number, number] {
	let [first, second] = [FIRST_SEED, SECOND_SEED];
	for (let i = 0; i < word.length; i++) {
		first = firstStep(first, word.charCodeAt(i));
		second = secondStep(second, word.charCodeAt(i));
	}
	return [first, second];
}
