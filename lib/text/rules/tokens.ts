import { FIRST_SEED, firstStep, SECOND_SEED, secondStep } from './hash';
import type { LanguagePack } from './pack';
import { TextUnits } from './textUnits';
import { TokenCells } from './tokenCells';
import { CAPITAL, foldedUnits, LOWER, SMALL, SPACE, UNITS as TABLE, WORD } from './unitTable';
import {
	isEmojiHalf,
	isExclamation,
	isQuestion,
	isShortEmoji,
	isSpace,
	isStop,
	isWordUnit,
} from './units';
import { WordForms } from './wordForms';
import { SYMBOL, type WordTable } from './wordTable';

// Imported constants are looked up at each use; these are asked for each letter of a text.
const UNITS = TABLE;
const LOW = LOWER;
const WORD_UNIT = WORD;
const SPACE_UNIT = SPACE;
const CAPITAL_UNIT = CAPITAL;
const SMALL_UNIT = SMALL;
const FIRST = FIRST_SEED;
const SECOND = SECOND_SEED;
const FIRST_PRIME = 0x01000193;
const SECOND_PRIME = 0x5bd1e995;
const APOSTROPHE = 39;
const CURLY = 0x2019;
/** Names of people are no words. */
const AT = 64;
const [H, W] = [104, 119];
const [QUOTE, TAG, DOT] = [34, 35, 46];
/** Marks below are no emoji. */
const FIRST_EMOJI = 0x2600;
const unitsOf = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const [HTTP, SECURE, WWW] = [unitsOf('http'), unitsOf('s://'), unitsOf('www.')];
/** Longest run of marks that may be an emoticon. */
const MOST_MARKS = 8;
/** Longest word that is cut off before an apostrophe: "quelqu'un". */
const MOST_ELIDED = 8;

/** How often marks that say something about the kind of a text occur in it: ? " .. # @name and links. */
export interface Marks {
	questions: number;
	quotes: number;
	dots: number;
	tags: number;
	names: number;
	links: number;
}

/** The tokens of one text as numbers, used again for the next text: nothing is allocated for a word. */
export class Tokens extends TokenCells {
	exclamations = 0;
	/** Whether some words are in capitals and some are not. */
	mixed = false;
	/** What else stands in the text: see Marks. */
	readonly marks: Marks = { questions: 0, quotes: 0, dots: 0, tags: 0, names: 0, links: 0 };

	/** The text that is read. */
	private readonly text = new TextUnits();
	/** What each unit is, with the letters of words as they are hashed. */
	private readonly units: Int32Array;
	private readonly elisions: ReadonlySet<string> | undefined;
	private readonly forms: WordForms;
	private readonly strips: boolean;
	/** Whether there are words in capitals, and words that are not. */
	private loud = false;
	private quiet = false;

	constructor(
		private readonly table: WordTable,
		{ fold, elisions, affixes }: LanguagePack,
	) {
		super();
		this.elisions = elisions;
		this.units = foldedUnits(fold);
		this.strips = affixes !== undefined;
		this.forms = new WordForms(table, fold, affixes);
	}

	/** Cuts a text at spaces and marks, in lower case. */
	read(text: string): void {
		this.clear();
		this.text.read(text);
		const table = this.units;
		const { units, length } = this.text;
		let at = 0;
		while (at < length) {
			const cell = table[units[at] ?? 0] ?? 0;
			if ((cell & WORD_UNIT) !== 0) {
				const unit = cell & LOW;
				if ((unit === H || unit === W) && this.isLink(at)) at = this.link(at);
				else at = this.word(at);
			} else if ((cell & SPACE_UNIT) !== 0) {
				if (units[at] === 10) this.endClause();
				at++;
			} else at = this.mark(this.lowerAt(at), at);
		}
		this.mixed = this.loud && this.quiet;
	}

	private clear(): void {
		this.count = 0;
		this.exclamations = 0;
		this.loud = this.quiet = false;
		const { marks } = this;
		marks.questions = marks.quotes = marks.dots = marks.tags = marks.names = marks.links = 0;
	}

	/** A run of letters with inner apostrophes, or what is cut off before one. Nothing is called for a letter. */
	private word(from: number): number {
		const table = this.units;
		const { units } = this.text;
		let to = from;
		let first = FIRST;
		let second = SECOND;
		let letters = 0;
		let four = 0;
		let six = 0;
		let before = 0;
		let last = 0;
		let long = false;
		let seen = 0;
		let cell = table[units[from] ?? 0] ?? 0;
		for (;;) {
			while ((cell & WORD_UNIT) !== 0) {
				const unit = cell & LOW;
				seen |= cell;
				cell = table[units[++to] ?? 0] ?? 0;
				if (unit === 0) continue;
				if (unit === last && unit === before) long = true;
				before = last;
				last = unit;
				// As firstStep and secondStep.
				first = Math.imul(first ^ unit, FIRST_PRIME);
				second = Math.imul((second << 5) ^ (second >>> 27) ^ unit, SECOND_PRIME);
				letters++;
				if (letters === 4) four = first;
				else if (letters === 6) six = first;
			}
			if (!this.isWithin(from, to, cell & LOW)) break;
			cell = WORD_UNIT | APOSTROPHE;
		}
		const place = this.table.find(first, second);
		this.push(from, to, first, second, letters > 4 ? four : 0, letters > 6 ? six : 0, place);
		if (place < 0 && (long || this.strips)) this.known(from, to, long);
		this.judgeCapitals(from, to, seen);
		return to;
	}

	private known(from: number, to: number, long: boolean): void {
		const { forms } = this;
		const lower = this.text.asText();
		if ((long && forms.shorten(lower, from, to)) || forms.strip(lower, from, to))
			this.rename(forms.first, forms.second, forms.place);
	}

	/** Whether a unit that is no letter belongs to a word that began at `from`: an apostrophe before a letter. */
	private isWithin(from: number, at: number, unit: number): boolean {
		if (unit !== APOSTROPHE && unit !== CURLY) return false;
		return isWordUnit(this.lowerAt(at + 1)) && !this.isElision(from, at);
	}

	private isElision(from: number, to: number): boolean {
		const { elisions } = this;
		if (!elisions || to - from > MOST_ELIDED) return false;
		return elisions.has(this.text.asText().slice(from, to));
	}

	/** An emoji, an emoticon, the end of a clause, or nothing. */
	private mark(unit: number, at: number): number {
		if (unit === AT) {
			this.marks.names++;
			return this.skipChunk(at);
		}
		const { length } = this.text;
		if (unit >= FIRST_EMOJI) {
			const size = isEmojiHalf(unit) ? 2 : isShortEmoji(unit) ? 1 : 0;
			if (size > 0) return this.emoji(at, Math.min(length, at + size));
		}
		const begins = at === 0 || isSpace(this.lowerAt(at - 1));
		const end = begins ? this.emoticon(at) : at;
		if (end > at) return end;
		this.countMark(unit, this.lowerAt(at + 1));
		if (isStop(unit)) this.endClause();
		return at + 1;
	}

	private countMark(unit: number, next: number): void {
		if (isExclamation(unit)) this.exclamations++;
		else if (isQuestion(unit)) this.marks.questions++;
		else if (unit === QUOTE) this.marks.quotes++;
		else if (unit === TAG) this.marks.tags++;
		else if (unit === DOT && next === DOT) this.marks.dots++;
	}

	private emoji(from: number, to: number): number {
		let [first, second] = [FIRST_SEED, SECOND_SEED];
		for (let at = from; at < to; at++) {
			first = firstStep(first, this.lowerAt(at));
			second = secondStep(second, this.lowerAt(at));
		}
		this.push(from, to, first, second, 0, 0, this.table.find(first, second), SYMBOL);
		return to;
	}

	/** The longest known run of marks and letters from here up to the next space, such as ":-)" or ":D". */
	private emoticon(from: number): number {
		let [first, second, best] = [FIRST_SEED, SECOND_SEED, from];
		let [bestFirst, bestSecond, bestPlace] = [0, 0, -1];
		const last = Math.min(this.text.length, from + MOST_MARKS);
		for (let to = from; to < last; to++) {
			const unit = this.lowerAt(to);
			if (isSpace(unit)) break;
			first = firstStep(first, unit);
			second = secondStep(second, unit);
			const place = to > from ? this.table.find(first, second) : -1;
			if (place < 0 || !this.endsHere(to + 1)) continue;
			best = to + 1;
			[bestFirst, bestSecond, bestPlace] = [first, second, place];
		}
		if (best === from) return from;
		this.push(from, best, bestFirst, bestSecond, 0, 0, bestPlace, SYMBOL);
		this.judgeCapitals(from, best, SMALL_UNIT | CAPITAL_UNIT);
		return best;
	}

	private link(at: number): number {
		this.marks.links++;
		return this.skipChunk(at);
	}

	/** Also a bare "http", as collections of tweets write it where a link was. */
	private isLink(at: number): boolean {
		if (this.stands(HTTP, at)) return this.endsHere(at + 4) || this.stands(SECURE, at + 4);
		return this.stands(WWW, at);
	}

	private stands(units: readonly number[], at: number): boolean {
		if (at + units.length > this.text.length) return false;
		for (let i = 0; i < units.length; i++) if (this.lowerAt(at + i) !== units[i]) return false;
		return true;
	}

	/** The next space from here. */
	private skipChunk(from: number): number {
		const { length } = this.text;
		let at = from;
		while (at < length && !isSpace(this.lowerAt(at))) at++;
		return at;
	}

	private endsHere(at: number): boolean {
		return at >= this.text.length || !isWordUnit(this.lowerAt(at));
	}

	/** The lower case of a unit, as it is spelt. */
	private lowerAt(at: number): number {
		return (UNITS[this.text.units[at] ?? 0] ?? 0) & LOW;
	}

	/** Whether a token is in capitals among others that are not. */
	isLoud(token: number): boolean {
		return this.mixed && this.isInCapitals(token);
	}

	/** Of the last token, from what was seen of its units. */
	private judgeCapitals(from: number, to: number, seen: number): void {
		const { spelt } = this.text;
		if (spelt === null && (seen & CAPITAL_UNIT) === 0) this.quiet ||= (seen & SMALL_UNIT) !== 0;
		else this.judgeUnits(spelt ?? this.text.units, from, to);
	}

	/** In capitals: two or more of them and no small letter. Not in capitals: with a small letter. */
	private judgeUnits(units: Uint16Array, from: number, to: number): void {
		let capitals = 0;
		for (let at = from; at < to; at++) {
			const cell = UNITS[units[at] ?? 0] ?? 0;
			if ((cell & SMALL_UNIT) !== 0) {
				this.quiet = true;
				return;
			}
			if ((cell & CAPITAL_UNIT) !== 0) capitals++;
		}
		if (capitals < 2) return;
		this.loud = true;
		this.sayLoud();
	}
}
