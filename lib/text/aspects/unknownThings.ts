import type { PhraseFinder } from '../phrases/phraseFinder';
import { isCapital, isSmall, isWordUnit } from '../rules/units';
import { CONTRAST, COPULA, DETERMINER, FUNCTION, JOIN } from './aspectWords';
import type { Span } from './links';
import type { Terrain } from './terrain';

/** How a language puts adjectives and nouns. */
export interface NounRules {
	/** Adjectives follow their nouns. */
	readonly nounFirst: boolean;
	/** Nouns begin with a capital letter. */
	readonly capitals: boolean;
	/** Last letters of words that are no nouns. */
	readonly notNouns: readonly string[];
}

/** A token that belongs to what is known: a thing, an opinion. */
const KNOWN = 100;
const SHORTEST = 3;
const LONGEST = 30;
/** Most words of a name. */
const MOST_WORDS = 2;
/** Most words between an "is" and the opinion. */
const MOST_BETWEEN = 3;

/**
 * Finds what an opinion is about where no list knows it, by its place: "the STEAK was tender", "a lovely CARD". For texts
 * whose words are written apart; each look costs the same however long the text is.
 */
export class UnknownThings {
	private roles = new Uint8Array(256);
	private count = 0;
	private text = '';

	constructor(
		private readonly finder: PhraseFinder,
		private readonly terrain: Terrain,
		private readonly rules: NounRules,
	) {}

	/** Takes in the text that the finder has read; `opinions` in order. */
	read(text: string, opinions: readonly Span[]): void {
		const { finder } = this;
		const { tokens } = finder;
		this.text = text;
		this.count = finder.spaced ? tokens.count : 0;
		if (this.roles.length < this.count) this.roles = new Uint8Array(this.count * 2);
		this.roles.fill(0, 0, this.count);
		let [phrase, opinion] = [0, 0];
		for (let i = 0; i < this.count; i++) {
			const from = tokens.fromOf(i);
			while (phrase < finder.count && (finder.to[phrase] ?? 0) <= from) phrase++;
			while (opinion < opinions.length && (opinions[opinion]?.to ?? 0) <= from) opinion++;
			const said = (opinions[opinion]?.from ?? Infinity) <= from;
			const known = phrase < finder.count && (finder.from[phrase] ?? 0) <= from;
			if (said) this.roles[i] = KNOWN;
			else if (known) this.roles[i] = Math.min(KNOWN, finder.code[phrase] ?? 0);
		}
	}

	/** The words that an opinion is about; undefined = its place does not tell. */
	about(opinion: Span): Span | undefined {
		if (this.count === 0) return undefined;
		const first = this.tokenAt(opinion.from);
		return this.beforeIs(first, opinion) ?? this.adjoining(first, opinion);
	}

	/** All unknown words that may be things. */
	nouns(): Span[] {
		const { tokens } = this.finder;
		const found: Span[] = [];
		for (let i = 0; i < this.count; i++)
			if (this.isNoun(i)) found.push({ from: tokens.fromOf(i), to: tokens.toOf(i) });
		return found;
	}

	/** The unknown word that is said of a thing: "the battery is POTTY". */
	saidOf(thing: Span): Span | undefined {
		let at = this.tokenAt(thing.to);
		if (this.roles[at] !== COPULA || this.isApart(at - 1, at)) return undefined;
		const most = at + MOST_BETWEEN;
		do at++;
		while (at < most && this.roles[at] === FUNCTION);
		if (!this.isUnknownWord(at)) return undefined;
		const { tokens } = this.finder;
		const span = { from: tokens.fromOf(at), to: tokens.toOf(at) };
		return this.terrain.together(thing.from, span.from) && this.ends(at) ? span : undefined;
	}

	/** "The steak was really tender". */
	private beforeIs(first: number, opinion: Span): Span | undefined {
		let at = first - 1;
		const lowest = Math.max(0, first - MOST_BETWEEN);
		while (at >= lowest && this.roles[at] === FUNCTION) at--;
		if (at < 0 || this.roles[at] !== COPULA) return undefined;
		const last = at - 1;
		let from = last;
		while (from >= 0 && last - from < MOST_WORDS && this.isNoun(from)) from--;
		if (from === last) return undefined;
		const opens = from < 0 || this.roles[from] === DETERMINER || this.isApart(from, from + 1);
		return opens ? this.spanOf(from + 1, last, opinion) : undefined;
	}

	/** "A lovely card", or "una carta preciosa" where nouns come first. */
	private adjoining(first: number, opinion: Span): Span | undefined {
		if (this.rules.nounFirst) {
			const fits = this.isNoun(first - 1) && this.roles[first - 2] === DETERMINER;
			return fits ? this.spanOf(first - 1, first - 1, opinion) : undefined;
		}
		const before = this.roles[first - 1] ?? 0;
		const opens = first === 0 || before === DETERMINER || before === FUNCTION;
		if (!opens && !this.isApart(first - 1, first)) return undefined;
		let next = first;
		while (next < this.count && this.finder.tokens.fromOf(next) < opinion.to) next++;
		return this.isNoun(next) && this.ends(next) ? this.spanOf(next, next, opinion) : undefined;
	}

	private ends(at: number): boolean {
		const role = this.roles[at + 1] ?? 0;
		if (at + 1 >= this.count || role === FUNCTION || role === COPULA || role === JOIN) return true;
		return this.isApart(at, at + 1);
	}

	/** Whether a mark or a "but" stands between two tokens. */
	private isApart(one: number, other: number): boolean {
		const { tokens } = this.finder;
		if (this.roles[one] === CONTRAST) return true;
		for (let at = tokens.toOf(one); at < tokens.fromOf(other); at++)
			if (this.text.charCodeAt(at) > 32) return true;
		return !this.terrain.together(tokens.fromOf(one), tokens.fromOf(other));
	}

	private isUnknownWord(at: number): boolean {
		const { tokens } = this.finder;
		if (at < 0 || at >= this.count || this.roles[at] !== 0) return false;
		const length = tokens.toOf(at) - tokens.fromOf(at);
		const unit = this.text.charCodeAt(tokens.fromOf(at));
		const isWord = isWordUnit(unit) && !(unit >= 48 && unit <= 57);
		return isWord && length >= SHORTEST && length <= LONGEST;
	}

	private isNoun(at: number): boolean {
		if (!this.isUnknownWord(at)) return false;
		const { tokens } = this.finder;
		const [from, to] = [tokens.fromOf(at), tokens.toOf(at)];
		const unit = this.text.charCodeAt(from);
		if (this.rules.capitals && !(isCapital(unit) && isSmall(this.text.charCodeAt(from + 1))))
			return false;
		return !this.rules.notNouns.some((ending) => this.text.endsWith(ending, to));
	}

	private spanOf(first: number, last: number, opinion: Span): Span | undefined {
		const { tokens } = this.finder;
		const span = { from: tokens.fromOf(first), to: tokens.toOf(last) };
		return this.terrain.together(span.from, opinion.from) ? span : undefined;
	}

	/** The first token that does not end before a place. */
	private tokenAt(place: number): number {
		const { tokens } = this.finder;
		let [low, high] = [0, this.count];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (tokens.toOf(middle) <= place) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

const NOUN_FIRST = new Set(['es', 'fr', 'it', 'pt', 'ar']);

export const nounRules = (language: string): NounRules => ({
	nounFirst: NOUN_FIRST.has(language),
	capitals: language === 'de',
	notNouns: language === 'en' ? ['ly', 'ing', 'ed', "'s", "'t"] : [],
});
