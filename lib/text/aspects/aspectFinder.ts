import { readText } from '../normalise';
import { PhraseFinder } from '../phrases/phraseFinder';
import type { LanguagePack } from '../rules/pack';
import { RuleScorer } from '../rules/ruleScorer';
import type { Hit } from '../rules/tally';
import {
	aspectTable,
	FIRST_MEANING,
	JOIN,
	type AspectTable,
	type AspectWords,
	type OwnTopic,
} from './aspectWords';
import { confidenceOf } from './confidence';
import { linkOpinions, type LinkRules, type Span } from './links';
import { Terrain } from './terrain';

/** Something that a text has an opinion on. */
export interface Aspect {
	/** The words that name it, in lower case, or those that imply it: "arrived late". */
	readonly target: string;
	readonly topic: string;
	/** −1 … 1. */
	readonly score: number;
	/** Probability that something of this sign is said of this topic, 0 … 1. */
	readonly confidence: number;
	/** Place of the target in the text, in UTF-16 units. */
	readonly from: number;
	readonly to: number;
	/** The sentence, or its part before or after a "but". */
	readonly quote: string;
	/** Whether the topic is implied and not named. */
	readonly implied: boolean;
}

interface Target extends Span {
	readonly topic: string;
	opinions: Opinion[];
	cost: number;
}

interface Opinion extends Span {
	value: number;
	/** Topic that the opinion itself implies. */
	topic: string | undefined;
}

const LONGEST_QUOTE = 240;
/** Weaker words say nothing of a thing. */
const FAINT = 0.3;
/** Half of the way to ±1 is reached at about the root of a third of this. */
const SOFTNESS = 4;
/** An opinion that implies a topic leaves another thing at this distance. */
const LOOSE = 1.2;
const JOIN_REACH = 1.8;

/** Finds the aspects in texts of one language, one after the other. Time is linear in the length of the text. */
export class AspectFinder {
	private readonly table: AspectTable;
	private readonly finder: PhraseFinder;
	private readonly scorer: RuleScorer;
	private readonly terrain = new Terrain();
	private readonly links: LinkRules;

	constructor(pack: LanguagePack, words: AspectWords, own: readonly OwnTopic[]) {
		this.table = aspectTable(words, pack.contrasts, own);
		const affixes = {
			before: listed(words.beginnings) ?? pack.affixes?.before ?? [],
			after: listed(words.endings) ?? pack.affixes?.after ?? [],
		};
		this.finder = new PhraseFinder({ pack, phrases: this.table.phrases, affixes });
		this.scorer = new RuleScorer(withImplied(pack, this.table));
		this.links = linkRules(words);
	}

	/** The aspects of a text in order of reading; of a long one, of its first MOST_CHARACTERS. */
	find(text: string): Aspect[] {
		const { read } = readText(text);
		const lower = read.toLowerCase();
		if (lower.length !== read.length) return this.findIn(lower, lower);
		return this.findIn(read, lower);
	}

	private findIn(text: string, lower: string): Aspect[] {
		const hits = this.scorer.explain(text);
		if (hits.length === 0) return [];
		this.finder.read(lower);
		this.terrain.read(lower, this.finder);
		const { targets, implied } = this.namedAndImplied();
		const opinions = this.opinionsOf(hits, targets, implied);
		const further = this.attach(opinions, targets);
		this.shareJoined(targets);
		return [...targets, ...further]
			.filter(({ opinions: said }) => said.length > 0)
			.sort((a, b) => a.from - b.from)
			.map((target) => this.aspect(target, text, lower));
	}

	private namedAndImplied(): { targets: Target[]; implied: (Span & { topic: string })[] } {
		const { finder, table } = this;
		const targets: Target[] = [];
		const implied: (Span & { topic: string })[] = [];
		for (let i = 0; i < finder.count; i++) {
			const code = finder.code[i] ?? 0;
			if (code < FIRST_MEANING) continue;
			const { topic = '', value = 0 } = table.meanings[code - FIRST_MEANING] ?? {};
			const span = { from: finder.from[i] ?? 0, to: finder.to[i] ?? 0, topic };
			if (value === 0) targets.push({ ...span, opinions: [], cost: Infinity });
			else implied.push(span);
		}
		return { targets, implied };
	}

	/** Words that count, with the topics they imply; words that only name a thing are none. */
	private opinionsOf(
		hits: readonly Hit[],
		targets: readonly Target[],
		implied: readonly (Span & { topic: string })[],
	): Opinion[] {
		let [named, meant] = [0, 0];
		const opinions: Opinion[] = [];
		for (const { from, to, value } of hits) {
			while (named < targets.length && (targets[named]?.to ?? 0) <= from) named++;
			while (meant < implied.length && (implied[meant]?.to ?? 0) <= from) meant++;
			const target = targets[named];
			if (Math.abs(value) < FAINT || (target && target.from <= from && target.to >= to)) continue;
			const topic = implied[meant];
			opinions.push({ from, to, value, topic: topic && topic.from < to ? topic.topic : undefined });
		}
		return opinions;
	}

	/** Gives each opinion to its thing. @returns what opinions imply by themselves */
	private attach(opinions: readonly Opinion[], targets: readonly Target[]): Target[] {
		const further: Target[] = [];
		const links = linkOpinions(opinions, targets, this.terrain, this.links);
		for (const [i, opinion] of opinions.entries()) {
			const { target: place, cost } = links[i] ?? { target: -1, cost: Infinity };
			const target = targets[place];
			const { from, to, topic } = opinion;
			const leaves = topic !== undefined && (target?.topic === 'product' || cost > LOOSE);
			if (target && (!leaves || target.topic === topic)) {
				target.opinions.push(opinion);
				target.cost = Math.min(target.cost, cost);
			} else if (topic !== undefined)
				further.push({ from, to, topic, opinions: [opinion], cost: -1 });
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
		const { from, to, topic, opinions, cost } = target;
		const sum = opinions.reduce((total, { value }) => total + value, 0);
		return {
			target: lower.slice(from, to),
			topic,
			score: sum / Math.sqrt(sum * sum + SOFTNESS),
			confidence: confidenceOf({ sum, cost, opinions: opinions.length }),
			from,
			to,
			quote: this.quote(text, from, to),
			implied: cost < 0,
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

const listed = (list: string | undefined) => list?.split(' ').filter((word) => word !== '');

/** The pack with what implies a topic among its values, and with both sides of a "but" told alike. */
function withImplied(pack: LanguagePack, table: AspectTable): LanguagePack {
	const values = new Map(pack.values);
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
});
