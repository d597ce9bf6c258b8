/** What is known of a language about the things that people have opinions on. Words are lower case. */
export interface AspectWords {
	/** ISO 639-1. */
	readonly language: string;
	/** Lines of "topic: words and phrases apart by commas". */
	readonly topics: string;
	/** Lines of "topic value: phrases apart by commas": what says something of a topic without naming it. */
	readonly implied: string;
	/** Lines of "topic value: words": good or bad of this topic alone, as "high" of a price. */
	readonly depending?: string;
	/** Lines of "value: words apart by commas": opinions on things that the language's rules lack; 0 = none, as "alone". */
	readonly opinions?: string;
	/** Words that carry no meaning of their own besides the stop words, apart by spaces. */
	readonly functions: string;
	/** Words between a thing and what is said of it: "is", "looks". */
	readonly copulas: string;
	/** Words before a thing: "the", "my". */
	readonly determiners: string;
	/** Words between two things of which the same is said: "and". */
	readonly joins: string;
	/** Words besides "but" after which something else is told. */
	readonly contrasts?: string;
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

/** A word or phrase that names a topic, or says something of it (then its value is not 0). */
export interface Meaning {
	readonly topic: string;
	readonly value: number;
	/** Values by topic of a word that says something of these topics alone. */
	readonly depends?: Map<string, number>;
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

/** What a table is made of besides the words of aspects. */
export interface TableSources {
	/** The language's "but". */
	readonly contrasts: ReadonlySet<string>;
	readonly stopWords: ReadonlySet<string>;
	readonly own: readonly OwnTopic[];
	/** Words that were learned to name a topic, and to say something. */
	readonly learned: readonly OwnTopic[];
	readonly opinions: readonly (readonly [word: string, value: number])[];
}

/** Words of a language and of the user as one table. What is added later wins. */
export function aspectTable(words: AspectWords, sources: TableSources): AspectTable {
	const { phrases, meanings, mark, name } = openTable();
	mark(sources.stopWords, FUNCTION);
	mark(spaced(words.functions), FUNCTION);
	mark(spaced(words.determiners), DETERMINER);
	mark(spaced(words.copulas), COPULA);
	for (const { topic, value, words: list } of linesOf(words.depending ?? ''))
		for (const word of list) depend(word, topic, value);
	for (const { name: topic, words: list } of sources.learned) name(list, { topic, value: 0 });
	for (const { topic, value, words: list } of linesOf(words.topics)) name(list, { topic, value });
	for (const { topic, value, words: list } of linesOf(words.implied)) name(list, { topic, value });
	mark(spaced(words.joins), JOIN);
	mark(sources.contrasts, CONTRAST);
	mark(spaced(words.contrasts ?? ''), CONTRAST);
	for (const { name: topic, words: list } of sources.own)
		name(list.map(plain), { topic, value: 0 });
	return { phrases, meanings };

	function depend(word: string, topic: string, value: number) {
		const known = meanings[(phrases.get(word) ?? 0) - FIRST_MEANING]?.depends;
		if (known) known.set(topic, value);
		else name([word], { topic: '', value: 0, depends: new Map([[topic, value]]) });
	}
}

function openTable() {
	const phrases = new Map<string, number>();
	const meanings: Meaning[] = [];
	return {
		phrases,
		meanings,
		name(list: readonly string[], meaning: Meaning) {
			meanings.push(meaning);
			for (const word of list)
				if (word !== '') phrases.set(word, FIRST_MEANING + meanings.length - 1);
		},
		mark(list: Iterable<string>, code: number) {
			for (const word of list) phrases.set(word, code);
		},
	};
}

const plain = (word: string) => word.trim().toLowerCase().replace(/\s+/gu, ' ');
