/** Words with inner apostrophes, marked tokens, runs of digits, each Han or Kana character, and every other mark alone. */
const TOKEN =
	/⟨\p{L}+⟩|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu;

/** The tokens of a text that `normaliseText` gave, in order. */
export const tokensOf = (normalised: string): string[] => normalised.match(TOKEN) ?? [];
