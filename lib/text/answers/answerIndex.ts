/**
 * Which entry of an FAQ answers a message. Each entry is measured by what its wordings and its answer share with the message: BM25
 * over stemmed words, cosines of runs of characters, how much of either's telling words the other holds, and things of customer
 * service that both speak of. A conditional logit with an outside option (McFadden, 1974) makes probabilities of these measures:
 * P(entry) = exp(s) / (1 + Σ exp(s)), where the 1 stands for "none of them": a close second lowers the confidence, and a message
 * that resembles nothing is for a person. A message costs the postings of its words and runs.
 */
import type { Language } from '../language/languages';
import { Bm25 } from './bm25';
import type { Candidate, FaqEntry } from './entry';
import type { TermReader, Terms } from './messageTerms';
import { NearTexts } from './nearTexts';
import { FEATURES, type Weights } from './weights';
import { Wordings } from './wordings';

/** Entries that are looked at closely. */
const SHORTLIST = 8;
/** Wordings that vote. */
const VOTERS = 10;
/** Cosine and shared words from which a message is a wording again … */
const ALIKE = 0.95;
/** … which was answered before: e^SAME times as likely. */
const SAME = 4;

/** An entry beside a message. */
export interface Measured {
	readonly entry: number;
	readonly phrasing: string;
	/** One number a FEATURE. */
	readonly features: readonly number[];
	/** Whether the message asks in nearly these words. */
	readonly same: boolean;
}

export class AnswerIndex {
	private readonly wordings: Wordings;
	private readonly byQuestion: Bm25;
	private readonly byAnswer: Bm25;
	private readonly byConcept: Bm25;
	private readonly near: NearTexts;
	/** The entry of each wording, and of each entry the wording nearest to the message. */
	private readonly owners: Uint32Array;
	private readonly nearest: Uint32Array;
	/** Numbers of one message: four kinds of likeness, and what is made of them. */
	private readonly scores: Readonly<
		Record<'question' | 'cosine' | 'closeness' | 'answer' | 'concept' | 'rough', Float64Array>
	>;

	constructor(
		readonly entries: readonly FaqEntry[],
		private readonly reader: TermReader,
	) {
		this.wordings = new Wordings(entries, reader);
		const { all, answers, concepts } = this.wordings;
		this.byQuestion = Bm25.fit(all.map(({ terms }) => terms.stems));
		this.byAnswer = Bm25.fit(answers.map(({ stems }) => stems));
		this.byConcept = Bm25.fit(concepts);
		this.near = NearTexts.fit(all.map(({ terms }) => terms.normalised));
		this.scores = {
			question: new Float64Array(all.length),
			cosine: new Float64Array(all.length),
			closeness: new Float64Array(all.length),
			answer: new Float64Array(entries.length),
			concept: new Float64Array(entries.length),
			rough: new Float64Array(entries.length),
		};
		this.owners = Uint32Array.from(all, ({ entry }) => entry);
		this.nearest = new Uint32Array(entries.length);
	}

	/** The entries that come into question with their measures, nearest first; at most SHORTLIST. */
	measure(text: string, language: Language): Measured[] {
		const terms = this.reader.read(text, language);
		const stems = new Set(terms.stems);
		const total = this.wordings.sum(stems) || 1;
		this.addUp(terms);
		this.compare(total);
		const votes = this.votes();
		return best(this.scores.rough, SHORTLIST).map((entry) =>
			this.measureEntry(entry, { stems, total, terms, vote: votes.get(entry) ?? 0 }),
		);
	}

	/** The likeliest entries with calibrated confidence, best first. */
	find(text: string, language: Language, weights: Weights, most = 3): Candidate[] {
		const measured = this.measure(text, language);
		const scores = measured.map((one) => scoreOf(one.features, weights) + (one.same ? SAME : 0));
		const top = Math.max(0, ...scores);
		const rest = scores.reduce((sum, score) => sum + Math.exp(score - top), Math.exp(-top));
		return measured
			.map(({ entry, phrasing }, i) => {
				return { entry, phrasing, confidence: Math.exp((scores[i] ?? 0) - top) / rest };
			})
			.sort((a, b) => b.confidence - a.confidence || a.entry - b.entry)
			.slice(0, most);
	}

	/** Likenesses of all wordings and entries. */
	private addUp(terms: Terms): void {
		const { question, cosine, answer, concept } = this.scores;
		for (const scores of [question, cosine, answer, concept]) scores.fill(0);
		this.byQuestion.addScores(terms.stems, question);
		this.near.addCosines(terms.normalised, cosine);
		this.byAnswer.addScores(terms.stems, answer);
		this.byConcept.addScores(terms.concepts, concept);
	}

	/** Shares of the nearest wordings, by the square of their closeness: many wordings near by are worth more than one. */
	private votes(): Map<number, number> {
		const { closeness } = this.scores;
		const nearest = best(closeness, VOTERS).map((wording) => {
			return { entry: this.owners[wording] ?? 0, weight: (closeness[wording] ?? 0) ** 2 };
		});
		const sum = nearest.reduce((whole, { weight }) => whole + weight, 0) || 1;
		const votes = new Map<number, number>();
		for (const { entry, weight } of nearest)
			votes.set(entry, (votes.get(entry) ?? 0) + weight / sum);
		return votes;
	}

	/** How close each wording is, the closest of each entry, and roughly how fitting each entry. `total`: weight of the message. */
	private compare(total: number): void {
		const { question, cosine, answer, concept, closeness, rough } = this.scores;
		const { owners, nearest } = this;
		rough.fill(-1);
		for (let wording = 0; wording < owners.length; wording++) {
			const own = (question[wording] ?? 0) / total + (cosine[wording] ?? 0);
			const entry = owners[wording] ?? 0;
			closeness[wording] = own;
			if (own <= (rough[entry] ?? 0)) continue;
			rough[entry] = own;
			nearest[entry] = wording;
		}
		for (let entry = 0; entry < rough.length; entry++)
			rough[entry] =
				(rough[entry] ?? 0) + (answer[entry] ?? 0) / total + 0.2 * (concept[entry] ?? 0);
	}

	/** Share of the message, by weight, that the entry holds word for word or as the same thing of customer service. */
	private explained(terms: Terms, entry: number, known: ReadonlySet<string>): number {
		const own = this.wordings.stems[entry];
		let [whole, held] = [0, 0];
		terms.stems.forEach((stem, i) => {
			const weight = this.wordings.weight(stem);
			whole += weight;
			if (own?.has(stem) || terms.meanings[i]?.some((name) => known.has(name))) held += weight;
		});
		return whole > 0 ? held / whole : 0;
	}

	private measureEntry(entry: number, { stems, total, terms, vote }: Message): Measured {
		const wording = this.nearest[entry] ?? 0;
		const { question, cosine, answer, concept } = this.scores;
		const { all, concepts } = this.wordings;
		const own = all[wording];
		const ownStems = own?.stems ?? new Set<string>();
		const shared = this.wordings.sum(stems, ownStems);
		const known = new Set(concepts[entry]);
		const explained = this.explained(terms, entry, known);
		const conceptTotal = this.wordings.sumConcepts(terms.concepts) || 1;
		const both = terms.concepts.filter((name) => known.has(name)).length;
		const features: Record<(typeof FEATURES)[number], number> = {
			bias: 1,
			question: (question[wording] ?? 0) / total,
			cosine: cosine[wording] ?? 0,
			covered: shared / (this.wordings.sum(ownStems) || 1),
			known: this.wordings.sum(stems, this.wordings.stems[entry]) / total,
			answer: (answer[entry] ?? 0) / total,
			concept: concept[entry] ?? 0,
			conceptShare: (concept[entry] ?? 0) / conceptTotal,
			concepts: both / Math.max(1, Math.sqrt(terms.concepts.length * known.size)),
			evidence: Math.log1p(shared),
			vote,
			explained,
			conceptExplained: (concept[entry] ?? 0) * explained,
		};
		return {
			entry,
			phrasing: own?.text ?? '',
			features: FEATURES.map((name) => features[name]),
			same: features.cosine >= ALIKE && features.covered >= ALIKE,
		};
	}
}

interface Message {
	readonly stems: ReadonlySet<string>;
	/** Weight of all of them. */
	readonly total: number;
	readonly terms: Terms;
	/** The entry's share of the nearest wordings. */
	readonly vote: number;
}

/** ln of how much likelier the entry is than "none of them". */
const scoreOf = (features: readonly number[], weights: Weights) =>
	features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);

/** Places of the `count` largest numbers, largest first; of equal ones the first. */
function best(numbers: Float64Array, count: number): number[] {
	const kept: number[] = [];
	for (let at = 0; at < numbers.length; at++) {
		const value = numbers[at] ?? 0;
		if (kept.length === count && value <= (numbers[kept[count - 1] ?? 0] ?? 0)) continue;
		let place = kept.length;
		while (place > 0 && value > (numbers[kept[place - 1] ?? 0] ?? 0)) place--;
		kept.splice(place, 0, at);
		if (kept.length > count) kept.pop();
	}
	return kept;
}
