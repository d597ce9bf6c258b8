declare module 'vader-sentiment/src/vader_lexicon.js' {
	/** Mean rating of a word or emoticon by ten people, −4 … 4. */
	export const lexicon: Readonly<Record<string, number>>;
}
