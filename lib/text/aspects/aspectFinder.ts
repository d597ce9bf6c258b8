import { readText } from '../normalise';
import { PhraseFinder } from '../phrases/phraseFinder';
import { readWords, type LanguagePack } from '../rules/pack';
import { RuleScorer } from '../rules/ruleScorer';
import type { Aspect, Opinion, Target } from './aspect';
import type { AspectCounts } from './aspectCounts';
import {
	aspectTable,
	FIRST_MEANING,
	JOIN,
	type AspectTable,
	type AspectWords,
	type TableSources,
} from './aspectWords';
import { confidenceOf } from './confidence';
import { linkOpinions, type LinkRules } from './links';
import { openTarget, readParts } from './readOpinions';
import { Terrain } from './terrain';
import { nounRules, UnknownThings } from './unknownThings';

export type { Aspect } from './aspect';

const LONGEST_QUOTE = 240;
/** Half of the way to ±1 is reached at about the root of a third of this. */
const SOFTNESS = 4;
/** At this distance an opinion that implies a topic leaves another thing, and one that stands by an unknown noun a known one. */
const LOOSE = 1.2;
const JOIN_REACH = 1.8;

/** Finds the aspects in texts of one language, one after the other. Time is linear in the length of the text. */
export class AspectFinder {
	private readonly table: AspectTable;
	private readonly finder: PhraseFinder;
	private readonly scorer: RuleScorer;
	private readonly terrain = new Terrain();
	private readonly links: LinkRules;
	private readonly unknown: UnknownThings;

	constructor(pack: LanguagePack, words: AspectWords, sources: Omit<TableSources, 'contrasts'>) {
		this.table = aspectTable(words, { ...sources, contrasts: pack.contrasts });
		const affixes = {
			before: listed(words.beginnings) ?? pack.affixes?.before ?? [],
			after: listed(words.endings) ?? pack.affixes?.after ?? [],
		};
		this.finder = new PhraseFinder({ pack, phrases: this.table.phrases, affixes });
		this.scorer = new RuleScorer(withImplied(pack, words, this.table, sources.opinions));
		this.links = linkRules(words);
		this.unknown = new UnknownThings(this.finder, this.terrain, nounRules(words.language));
	}

	/** The aspects of a text in order of reading; of a long one, of its first MOST_CHARACTERS. */
	find(text: string): Aspect[] {
		const { read } = readText(text);
		const lower = read.toLowerCase();
		return lower.length === read.length ? this.findIn(read, lower) : this.findIn(lower, lower);
	}

	private findIn(text: string, lower: string): Aspect[] {
		this.finder.read(lower);
		const { targets, opinions } = readParts(
			this.scorer.explain(text),
			this.finder,
			this.table.meanings,
		);
		if (opinions.length === 0) return [];
		this.terrain.read(lower, this.finder);
		const further = this.attach(opinions, targets, text);
		this.shareJoined(targets);
		const said = targets.filter(({ opinions: list }) => list.length > 0);
		if (further.length > 0) said.push(...further);
		if (further.length > 0) said.sort((a, b) => a.from - b.from);
		return said.map((target) => this.aspect(target, text, lower));
	}

	/** Counts what opinions are told of that no list knows, and what is said of known things. */
	observe(text: string, counts: AspectCounts): void {
		const { read } = readText(text);
		const lower = read.toLowerCase();
		const written = lower.length === read.length ? read : lower;
		const hits = this.scorer.explain(written);
		this.finder.read(lower);
		const { targets, opinions } = readParts(hits, this.finder, this.table.meanings);
		this.terrain.read(lower, this.finder);
		this.unknown.read(written, opinions);
		for (const { from, to } of this.unknown.nouns()) counts.seen(lower.slice(from, to));
		for (const opinion of opinions) {
			const about = this.unknown.about(opinion);
			if (about) counts.told(headOf(lower.slice(about.from, about.to)), opinion.topic);
		}
		const mood = hits.reduce((sum, { value }) => sum + value, 0);
		for (const target of targets) {
			const said = this.unknown.saidOf(target);
			if (said) counts.said(lower.slice(said.from, said.to), mood);
		}
	}

	/** Gives each opinion to its thing. @returns what is implied or guessed besides */
	private attach(opinions: readonly Opinion[], targets: readonly Target[], text: string): Target[] {
		const further: Target[] = [];
		const links = linkOpinions(opinions, targets, this.terrain, this.links);
		let looked = false;
		for (const [i, opinion] of opinions.entries()) {
			const { target: place, cost } = links[i] ?? { target: -1, cost: Infinity };
			const linked = targets[place];
			const value = opinion.depends?.get(linked?.topic ?? '') ?? opinion.value;
			if (value === 0) continue;
			const said = value === opinion.value ? opinion : { ...opinion, value };
			if (linked && staysWith(linked, cost, opinion)) give(linked, said, cost);
			else if (opinion.topic !== undefined) further.push(impliedTarget(said, linked, cost));
			else {
				if (!looked) this.unknown.read(text, opinions);
				looked = true;
				const about = this.unknown.about(opinion);
				if (about) give(guess(further, about), said, 0);
				else if (linked) give(linked, said, cost);
			}
		}
		return further;
	}

	/** "Fabric and fit are great", "great price and delivery": what is said of one is said of the other. */
	private shareJoined(targets: readonly Target[]): void {
		const { finder } = this;
		for (let i = 0, join = 0; i + 1 < targets.length; i++) {
			const [one, other] = [targets[i], targets[i + 1]];
			if (!one || !other || one.opinions.length > 0 === other.opinions.length > 0) continue;
			while (join < finder.count && (finder.from[join] ?? 0) < one.to) join++;
			const joined = finder.code[join] === JOIN && (finder.from[join] ?? 0) < other.from;
			if (!joined || this.terrain.between(one.to, other.from) > JOIN_REACH) continue;
			if (one.opinions.length > 0) [other.opinions, other.cost] = [one.opinions, one.cost + 1];
			else [one.opinions, one.cost] = [other.opinions, other.cost + 1];
		}
	}

	private aspect(target: Target, text: string, lower: string): Aspect {
		const { from, to, topic, opinions, implied } = target;
		const sum = opinions.reduce((total, { value }) => total + value, 0);
		return {
			target: lower.slice(from, to),
			topic,
			score: sum / Math.sqrt(sum * sum + SOFTNESS),
			confidence: confidenceOf(target),
			from,
			to,
			quote: this.quote(text, from, to),
			implied,
		};
	}

	private quote(text: string, from: number, to: number): string {
		const { terrain } = this;
		let [start, end] = [from, to];
		const part = terrain.partOf(from);
		while (start > 0 && from - start < LONGEST_QUOTE / 2 && terrain.partOf(start - 1) === part)
			start--;
		while (end < text.length && end - start < LONGEST_QUOTE && terrain.partOf(end) === part) end++;
		return text.slice(start, end).trim().toWellFormed();
	}
}

/** The last word of a name, which says what it is. */
const headOf = (name: string) => name.slice(name.lastIndexOf(' ') + 1);

/** Whether an opinion is about the thing it stands by: not when it implies another topic, or when the thing is far. */
function staysWith(linked: Target, cost: number, { topic }: Opinion): boolean {
	if (topic === undefined) return cost <= LOOSE;
	return topic === linked.topic || (!linked.minor && cost <= LOOSE);
}

function give(target: Target, opinion: Opinion, cost: number): void {
	target.opinions.push(opinion);
	target.cost = Math.min(target.cost, cost);
}

/** What an opinion implies, said of the product it stands by if there is one: "the mug broke". */
function impliedTarget(opinion: Opinion, linked: Target | undefined, cost: number): Target {
	const span = linked?.minor === true && cost <= LOOSE ? linked : opinion;
	const target = openTarget(span, opinion.topic ?? '', { implied: true });
	give(target, opinion, 0);
	return target;
}

/** The thing of these words, made once. */
function guess(targets: Target[], { from, to }: { from: number; to: number }): Target {
	const known = targets.find((target) => target.guessed && target.from === from);
	if (known) return known;
	const target = openTarget({ from, to }, 'product', { guessed: true });
	targets.push(target);
	return target;
}

const listed = (list: string | undefined) => list?.split(' ').filter((word) => word !== '');

/** The pack with what implies a topic among its values, and with both sides of a "but" told alike. */
function withImplied(
	pack: LanguagePack,
	words: AspectWords,
	table: AspectTable,
	learned: TableSources['opinions'],
): LanguagePack {
	const values = new Map([...learned, ...pack.values, ...readWords(words.opinions ?? '', ',')]);
	for (const [phrase, code] of table.phrases) {
		const value = table.meanings[code - FIRST_MEANING]?.value ?? 0;
		if (value !== 0 && (values.get(phrase) ?? 0) === 0) values.set(phrase, value);
	}
	return { ...pack, values, rules: { ...pack.rules, beforeContrast: 1, afterContrast: 1 } };
}

const NOUN_FIRST = new Set(['es', 'fr', 'it', 'pt', 'ar']);

const linkRules = ({ language }: AspectWords): LinkRules => ({
	mostBefore: 4.5,
	mostAfter: 2.6,
	afterCost: NOUN_FIRST.has(language) ? 0.4 : 0,
	linkGain: 0.6,
	genitive: 0.6,
	predicate: 1.6,
});
