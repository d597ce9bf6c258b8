import { SENTENCES, sentences, TWEETS, tweets } from './sources.mjs';

export const SENTIMENT_LANGUAGES = ['en', 'zh', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'other'];
const SEED = 1;

/**
 * The weights of one language. `library` = lib/text/sentiment/train; `leftOut` = a set of English sentences that is not learned
 * from, for an honest judgement on it.
 */
export function learnLanguage(library, packs, data, language, { leftOut } = {}) {
	if (language === 'zh') return { weights: rulesAlone(library, packs, data) };
	if (language === 'other') return { weights: neutral(library, packs, data) };
	const sources = { [`xlmt-train-${language}`]: tweets(data, language, 'train') };
	if (language === 'en')
		for (const name of SENTENCES)
			if (name !== leftOut) sources[`uci-sentences-${name}`] = sentences(data, name);
	const texts = library.readLabelled(packs.get(language), Object.values(sources).flat());
	const found = library.trainSentiment(texts, { seed: SEED });
	return { weights: { language, sources: sizes(sources), ...found } };
}

/**
 * Chinese: no labelled texts may be used, so that only the meaning of the rules' score is learned, elsewhere: how sure its side is
 * from English sentences of reviews, how often it is neutral from the tweets of all languages, each by its own rules.
 */
function rulesAlone(library, packs, data) {
	const reviews = Object.fromEntries(
		SENTENCES.map((name) => [`uci-sentences-${name}`, sentences(data, name)]),
	);
	const posts = tweetsOfAll(data);
	const sided = library.readLabelled(packs.get('en'), Object.values(reviews).flat());
	const open = Object.keys(TWEETS).flatMap((language) =>
		library.readLabelled(packs.get(language), posts[`xlmt-train-${language}`]),
	);
	const stack = library.fitRulesAlone(sided, open);
	return { language: 'zh', sources: sizes({ ...reviews, ...posts }), stack, ngrams: null };
}

/** Other languages: every language is judged by the n-grams of all the rest, as a language that nobody knew. */
function neutral(library, packs, data) {
	const sources = tweetsOfAll(data);
	const texts = library.readLabelled(packs.get('other'), Object.values(sources).flat());
	const parts = Object.values(sources).flatMap((rows, part) => rows.map(() => part));
	const found = library.trainSentiment(texts, { seed: SEED, parts });
	return { language: 'other', sources: sizes(sources), ...found };
}

const tweetsOfAll = (data) =>
	Object.fromEntries(
		Object.keys(TWEETS).map((language) => [
			`xlmt-train-${language}`,
			tweets(data, language, 'train'),
		]),
	);

const sizes = (sources) =>
	Object.fromEntries(Object.entries(sources).map(([name, rows]) => [name, rows.length]));
