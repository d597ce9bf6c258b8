/** Words for true and false in English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish, Turkish, Russian, Chinese and Japanese. */
const TRUE_WORDS =
	'true t yes y 1 on x ✓ ✔ ☑ ja j wahr oui o vrai v sí si s verdadero vero sim verdadeiro tak evet да 是 真 有 对 はい yep';
const FALSE_WORDS =
	'false f no n 0 off nein falsch non faux falso não nao nej nei nee nie hayır нет 否 假 无 錯 错 いいえ nope ✗ ✘ ☐';

const WORDS: ReadonlyMap<string, boolean> = new Map([
	...TRUE_WORDS.split(' ').map((word) => [word, true] as const),
	...FALSE_WORDS.split(' ').map((word) => [word, false] as const),
]);

const MARKS = new Set(['x', '✓', '✔', '☑']);

/** True or false for a tidied text, undefined when it is neither. */
export function readBoolean(text: string): boolean | undefined {
	return text.length > 16 ? undefined : WORDS.get(text.toLowerCase());
}

/** Says whether a text is a tick: in a column of nothing but ticks, an empty cell means false. */
export function isTick(text: string): boolean {
	return MARKS.has(text.toLowerCase());
}
