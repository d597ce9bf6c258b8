/** What is known of a language about the things that people have opinions on. Words are lower case. */
export interface AspectWords {
	/** ISO 639-1. */
	readonly language: string;
	/** Lines of "topic: words and phrases apart by commas". */
	readonly topics: string;
	/** Lines of "topic value: phrases apart by commas": what says something of a topic without naming it. */
	readonly implied: string;
	/** Words that carry no meaning of their own, apart by spaces. */
	readonly functions: string;
	/** Words between a thing and what is said of it: "is", "looks". */
	readonly copulas: string;
	/** Words before a thing: "the", "my". */
	readonly determiners: string;
	/** Words between two things of which the same is said: "and". */
	readonly joins: string;
	/** Endings that words may have besides, apart by spaces. */
	readonly endings?: string;
	/** Words that come before words without a space, as "ال" does. */
	readonly beginnings?: string;
}

/** What a known word of a text is, in the order in which one meaning wins over another. */
export const FUNCTION = 1;
export const DETERMINER = 2;
export const COPULA = 3;
export const JOIN = 4;
export const CONTRAST = 5;
/** Codes from here on are places in `AspectTable.meanings`. */
export const FIRST_MEANING = 8;

/** A word or phrase that names a topic (value 0), or says something of it without naming it. */
export interface Meaning {
	readonly topic: string;
	readonly value: number;
}

/** The words of a language with their codes. */
export interface AspectTable {
	readonly phrases: ReadonlyMap<string, number>;
	readonly meanings: readonly Meaning[];
}

/** A topic of the user's own: its words win over ours. */
export interface OwnTopic {
	readonly name: string;
	readonly words: readonly string[];
}

const spaced = (list: string) => list.split(/\s+/u).filter((word) => word !== '');

/** Lines of "name: words" as pairs; the name may end in a number. */
function* linesOf(lines: string): Generator<{ topic: string; value: number; words: string[] }> {
	for (const line of lines.split('\n')) {
		const colon = line.indexOf(':');
		if (colon < 0) continue;
		const [, topic = '', number] = /^(.*?)(?: (-?[\d.]+))?$/u.exec(line.slice(0, colon)) ?? [];
		const words = line.slice(colon + 1).split(',');
		yield {
			topic,
			value: Number(number ?? 0),
			words: words.map((word) => word.trim()).filter((word) => word !== ''),
		};
	}
}

/** Words of a language and of the user as one table. `contrasts` = the language's "but". */
export function aspectTable(
	words: AspectWords,
	contrasts: ReadonlySet<string>,
	own: readonly OwnTopic[],
): AspectTable {
	const phrases = new Map<string, number>();
	const meanings: Meaning[] = [];
	const name = (list: readonly string[], meaning: Meaning) => {
		meanings.push(meaning);
		for (const word of list) phrases.set(word, FIRST_MEANING + meanings.length - 1);
	};
	const mark = (list: Iterable<string>, code: number) => {
		for (const word of list) phrases.set(word, code);
	};
	mark(spaced(words.functions), FUNCTION);
	mark(spaced(words.determiners), DETERMINER);
	mark(spaced(words.copulas), COPULA);
	for (const { topic, value, words: list } of linesOf(words.topics)) name(list, { topic, value });
	for (const { topic, value, words: list } of linesOf(words.implied)) name(list, { topic, value });
	mark(spaced(words.joins), JOIN);
	mark(contrasts, CONTRAST);
	for (const { name: topic, words: list } of own) name(list.map(plain), { topic, value: 0 });
	return { phrases, meanings };
}

const plain = (word: string) => word.trim().toLowerCase().replace(/\s+/gu, ' ');
