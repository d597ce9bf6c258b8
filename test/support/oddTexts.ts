/** Pieces of texts that readers stumble over: marks, emoticons, halves of pairs, spellings and words of many languages. */
const PIECES =
	`good BAD not soooo GREAT!!! don't n’est l'eau qu'un soooo’s @name #tag http://x.y/z http www.a.b https :-) :D :p <3 ;( İstanbul ΣΟΦΟΣ Σ
\u0000 \ud83d \ude00 😀 ❤️ ☀ \u200b 。 ！ 很好 不 but however very kind of no No. العربية الجميلة والجميلة جداً अच्छा ख़राब नहीं très Éclat ÇA
größe STRASSE ß .. ... " '' a' 'a ’ \u212a ſ ﬁ ǅ e\u0301 café CAFÉ A I OK xXx aaaa AAAA!! 12345 １２ the was least at happy happyyyyy goood
muhammad woman \ud801\udc00 \ufffd ? ?? ？ ؟ ، ~ 😂😂 🇩🇪 👍🏽 aime pas beaucoup molto BELLISSIMO muy malo ruim ótimo schlecht nicht kein`.split(
		/[ \n]/u,
	);
const GLUE = [' ', ' ', ' ', ' ', '', '\n', '.', ', ', '  ', '-', '\u3000', '\t'];
const TOPS = [0x80, 0x100, 0x600, 0x1000, 0x10000];

/** Some thousands of texts that nobody would write, the same at each call, and some that are too long. */
export function oddTexts(): string[] {
	let state = 12345;
	const below = (top: number) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * top);
	};
	const from = (list: readonly string[]) => list[below(list.length)] ?? '';
	const several = (most: number, part: () => string) =>
		Array.from({ length: below(most) }, part).join('');
	const pieced = Array.from({ length: 3000 }, () => several(16, () => from(PIECES) + from(GLUE)));
	const random = Array.from({ length: 1000 }, () => {
		const top = TOPS[below(TOPS.length)] ?? 0;
		return several(40, () => String.fromCharCode(below(top)));
	});
	const long = ['good ', 'a', 'İ', '!', 'LOUD good ', 'soo', "a'", 'Σ '];
	return [...pieced, ...random, ...long.map((piece) => piece.repeat(11_000))];
}
