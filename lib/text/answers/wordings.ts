import { inverseFrequency } from './bm25';
import type { FaqEntry } from './entry';
import type { TermReader, Terms } from './messageTerms';

/** A question or further phrasing of an entry. */
export interface Wording {
	readonly entry: number;
	readonly text: string;
	readonly terms: Terms;
	readonly stems: ReadonlySet<string>;
}

/** What the entries of an FAQ say, as the index compares it. */
export class Wordings {
	readonly all: readonly Wording[];
	readonly answers: readonly Terms[];
	/** Of each entry the things of customer service that its wordings name. */
	readonly concepts: readonly (readonly string[])[];
	/** Of each entry the stems of wordings and answer. */
	readonly stems: readonly ReadonlySet<string>[];
	private readonly entriesWith = new Map<string, number>();
	private readonly entriesNaming = new Map<string, number>();

	constructor(entries: readonly FaqEntry[], reader: TermReader) {
		this.all = entries.flatMap(({ question, phrasings, language }, entry) =>
			[question, ...phrasings].map((text) => {
				const terms = reader.read(text, language);
				return { entry, text, terms, stems: new Set(terms.stems) };
			}),
		);
		this.answers = entries.map(({ answer, language }) => reader.read(answer, language));
		const concepts = entries.map(() => new Set<string>());
		const stems = this.answers.map((terms) => new Set(terms.stems));
		for (const { entry, terms } of this.all) {
			for (const concept of terms.concepts) concepts[entry]?.add(concept);
			for (const stem of terms.stems) stems[entry]?.add(stem);
		}
		this.concepts = concepts.map((own) => [...own]);
		this.stems = stems;
		for (const own of stems) count(own, this.entriesWith);
		for (const own of concepts) count(own, this.entriesNaming);
	}

	/** As `sum`, of things of customer service. */
	sumConcepts(concepts: Iterable<string>): number {
		let total = 0;
		for (const name of concepts)
			total += inverseFrequency(this.answers.length, this.entriesNaming.get(name) ?? 0);
		return total;
	}

	/** How telling a stem is: high where few entries hold it, highest where none does. */
	weight(stem: string): number {
		return inverseFrequency(this.answers.length, this.entriesWith.get(stem) ?? 0);
	}

	/** The sum of the weights of the stems that `where` holds; of all of them without it. */
	sum(stems: Iterable<string>, where?: ReadonlySet<string>): number {
		let total = 0;
		for (const stem of stems) if (!where || where.has(stem)) total += this.weight(stem);
		return total;
	}
}

const count = (names: Iterable<string>, into: Map<string, number>) => {
	for (const name of names) into.set(name, (into.get(name) ?? 0) + 1);
};
