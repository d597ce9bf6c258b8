import { FIRST_SEED, firstStep, SECOND_SEED, secondStep } from './hash';
import type { LanguagePack } from './pack';
import { Tally, type Hit } from './tally';
import { Tokens } from './tokens';
import { isExclamation, isStop } from './units';
import { joinFirst, joinSecond, SYMBOL, WordTable } from './wordTable';

/** Imported constants are looked up at each use. */
const MARK = SYMBOL;

export interface RuleScore {
	/** −1 … 1; 0 = nothing known was said, or as much for as against. */
	readonly score: number;
	/** Words and phrases that counted. */
	readonly words: number;
}

/** What the rules found in a text, before it is squeezed into a score. */
export interface RuleReading {
	/** About −15 … 15. */
	readonly sum: number;
	/** What speaks for and against, ≥ 0: good − bad is the sum but for exclamation marks and the offset of the language. */
	readonly good: number;
	readonly bad: number;
	/** Words and phrases that counted. */
	readonly words: number;
	readonly exclamations: number;
}

/**
 * Scores texts of one language by its words and rules: negation, strength, contrast, capitals, exclamation marks, emoji
 * and emoticons. One scorer serves any number of texts, one after the other; time is linear in the length of the text.
 */
export class RuleScorer {
	private readonly table: WordTable;
	private readonly tally: Tally;
	/** Those of the text read last. */
	readonly tokens: Tokens;
	private exclamations = 0;

	constructor(private readonly pack: LanguagePack) {
		this.table = new WordTable(pack);
		this.tally = new Tally(pack.rules, this.table);
		this.tokens = new Tokens(this.table, pack);
	}

	score(text: string): RuleScore {
		const sum = this.read(text);
		return { score: squeeze(sum, this.pack.rules.softness), words: this.tally.size };
	}

	/** The same before it is squeezed. */
	reading(text: string): RuleReading {
		const sum = this.read(text);
		const { good, bad, size } = this.tally;
		return { sum, good, bad, words: size, exclamations: this.exclamations };
	}

	/** What counted, in order of the text, and how much. */
	explain(text: string): Hit[] {
		this.read(text);
		return this.tally.hits();
	}

	private read(text: string): number {
		this.tally.clear();
		this.exclamations = this.pack.spaced
			? this.readSpaced(text)
			: this.readUnspaced(text.toLowerCase());
		const sum = this.tally.sum(this.exclamations);
		return this.tally.size === 0 ? 0 : sum + this.pack.rules.offset;
	}

	private readSpaced(text: string): number {
		const { tokens, tally } = this;
		tokens.read(text);
		for (let i = 0; i < tokens.count; i++) {
			const place = tokens.placeOf(i);
			if (place < 0) tally.pass();
			else i = this.known(place, i);
			if (tokens.endsAfter(i)) tally.stop();
		}
		return tokens.exclamations;
	}

	/** The longest known phrase from a token on, counted; gives its last token. `at` = place of what begins with that token. */
	private known(at: number, start: number): number {
		const { tokens, table } = this;
		let first = tokens.firstOf(start);
		let second = tokens.secondOf(start);
		let place = table.isEntry(at) ? at : -1;
		let last = start;
		for (let i = start + 1; table.isPrefix(at) && i < tokens.count; i++) {
			if (tokens.endsAfter(i - 1)) break;
			first = joinFirst(first, tokens.firstOf(i));
			second = joinSecond(second, tokens.secondOf(i));
			at = table.find(first, second);
			if (table.isEntry(at)) {
				place = at;
				last = i;
			}
		}
		if (place < 0) this.tally.pass();
		else this.count(place, start, last);
		return last;
	}

	private count(place: number, start: number, last: number): void {
		const { tokens } = this;
		const kind = this.table.kind(place) | (tokens.flagsOf(start) & MARK);
		const loud = tokens.isLoud(start);
		this.tally.take(kind, place, tokens.fromOf(start), tokens.toOf(last), loud);
	}

	private readUnspaced(lower: string): number {
		const { tally, table } = this;
		let exclamations = 0;
		for (let i = 0; i < lower.length;) {
			const { place, length } = this.longestRun(lower, i);
			if (place >= 0) {
				tally.take(table.kind(place), place, i, i + length, false);
			} else {
				const unit = lower.charCodeAt(i);
				if (isExclamation(unit)) exclamations++;
				if (isStop(unit) || unit === 32) tally.stop();
				else tally.pass();
			}
			i += length;
		}
		return exclamations;
	}

	private longestRun(lower: string, start: number): { place: number; length: number } {
		const { table } = this;
		let [first, second, place, length] = [FIRST_SEED, SECOND_SEED, -1, 1];
		for (let i = start; i < lower.length; i++) {
			first = firstStep(first, lower.charCodeAt(i));
			second = secondStep(second, lower.charCodeAt(i));
			const at = table.find(first, second);
			if (table.isEntry(at)) [place, length] = [at, i - start + 1];
			if (!table.isPrefix(at)) break;
		}
		return { place, length };
	}
}

/** Into −1 … 1: x / √(x² + softness). */
const squeeze = (sum: number, softness: number) => sum / Math.sqrt(sum * sum + softness);
