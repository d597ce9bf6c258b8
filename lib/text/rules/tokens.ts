import type { Fold } from './fold';
import { FIRST_SEED, firstStep, SECOND_SEED, secondStep } from './hash';
import { LowerUnits } from './lowerUnits';
import type { LanguagePack } from './pack';
import {
	isCapital,
	isEmojiHalf,
	isExclamation,
	isQuestion,
	isShortEmoji,
	isSmall,
	isSpace,
	isStop,
	isWordUnit,
} from './units';
import { TokenCells } from './tokenCells';
import { WordForms } from './wordForms';
import { SYMBOL, type WordTable } from './wordTable';

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
	private readonly text = new LowerUnits();

	private readonly forms: WordForms;
	private readonly fold: Fold | undefined;
	private readonly elisions: ReadonlySet<string> | undefined;
	private readonly strips: boolean;

	constructor(
		private readonly table: WordTable,
		{ fold, elisions, affixes }: LanguagePack,
	) {
		super();
		this.fold = fold;
		this.elisions = elisions;
		this.strips = affixes !== undefined;
		this.forms = new WordForms(table, fold, affixes);
	}

	/** Cuts a text at spaces and marks, in lower case. */
	read(text: string): void {
		this.clear();
		this.text.read(text);
		const { lower, length } = this.text;
		let at = 0;
		while (at < length) {
			const unit = lower[at] ?? 0;
			if (isSpace(unit)) {
				if (unit === 10) this.endClause();
				at++;
			} else if (unit === AT) {
				this.marks.names++;
				at = this.skipChunk(at);
			} else if ((unit === H || unit === W) && this.isLink(at)) {
				this.marks.links++;
				at = this.skipChunk(at);
			} else if (!isWordUnit(unit)) at = this.mark(unit, at);
			else at = this.fold ? this.foldedWord(this.fold, at) : this.word(at);
		}
		if (this.text.hasUpper) this.judgeCapitals();
		else this.mixed = false;
	}

	private clear(): void {
		this.count = 0;
		this.exclamations = 0;
		const { marks } = this;
		marks.questions = marks.quotes = marks.dots = marks.tags = marks.names = marks.links = 0;
	}

	/** A run of letters with inner apostrophes, or what is cut off before one. */
	private word(from: number): number {
		const { lower } = this.text;
		let [to, first, second] = [from, FIRST_SEED, SECOND_SEED];
		let [before, last, four, six] = [0, 0, 0, 0];
		let long = false;
		let unit = lower[from] ?? 0;
		while (unit !== 0) {
			if (unit === last && unit === before) long = true;
			before = last;
			last = unit;
			first = firstStep(first, unit);
			second = secondStep(second, unit);
			to++;
			if (to - from === 4) four = first;
			else if (to - from === 6) six = first;
			unit = lower[to] ?? 0;
			if (!isWordUnit(unit)) unit = this.within(from, to, unit);
		}
		const letters = to - from;
		this.push(from, to, first, second, letters > 4 ? four : 0, letters > 6 ? six : 0);
		if ((long || this.strips) && this.table.find(first, second) < 0) this.known(from, to, long);
		return to;
	}

	/** The same where spellings of a letter are taken as one. */
	private foldedWord(fold: Fold, from: number): number {
		let [to, first, second] = [from, FIRST_SEED, SECOND_SEED];
		let [run, last, long] = [0, 0, false];
		let [letters, four, six] = [0, 0, 0];
		const { lower } = this.text;
		for (; ; to++) {
			const found = lower[to] ?? 0;
			const spelt = isWordUnit(found) ? found : this.within(from, to, found);
			if (spelt === 0) break;
			const unit = fold(spelt);
			if (unit === 0) continue;
			run = unit === last ? run + 1 : 1;
			long ||= run > 2;
			last = unit;
			first = firstStep(first, unit);
			second = secondStep(second, unit);
			letters++;
			if (letters === 4) four = first;
			else if (letters === 6) six = first;
		}
		this.push(from, to, first, second, letters > 4 ? four : 0, letters > 6 ? six : 0);
		if ((long || this.strips) && this.table.find(first, second) < 0) this.known(from, to, long);
		return to;
	}

	/** What a unit that is no letter is within a word that began at `from`: ' or 0, which ends it. */
	private within(from: number, at: number, unit: number): number {
		if (unit !== APOSTROPHE && unit !== CURLY) return 0;
		if (!isWordUnit(this.text.lower[at + 1] ?? 0)) return 0;
		return this.isElision(from, at) ? 0 : APOSTROPHE;
	}

	private isElision(from: number, to: number): boolean {
		const { elisions } = this;
		if (!elisions || to - from > MOST_ELIDED) return false;
		return elisions.has(this.text.asText().slice(from, to));
	}

	private known(from: number, to: number, long: boolean): void {
		const lower = this.text.asText();
		const found =
			(long && this.forms.shorten(lower, from, to)) || this.forms.strip(lower, from, to);
		if (!found) return;
		this.rename(this.forms.first, this.forms.second);
	}

	/** An emoji, an emoticon, the end of a clause, or nothing. */
	private mark(unit: number, at: number): number {
		const { lower, length } = this.text;
		if (unit >= FIRST_EMOJI) {
			const size = isEmojiHalf(unit) ? 2 : isShortEmoji(unit) ? 1 : 0;
			if (size > 0) return this.emoji(at, Math.min(length, at + size));
		}
		const begins = at === 0 || isSpace(lower[at - 1] ?? 0);
		const end = begins ? this.emoticon(at) : at;
		if (end > at) return end;
		this.countMark(unit, lower[at + 1] ?? 0);
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
		const { lower } = this.text;
		let [first, second] = [FIRST_SEED, SECOND_SEED];
		for (let at = from; at < to; at++) {
			first = firstStep(first, lower[at] ?? 0);
			second = secondStep(second, lower[at] ?? 0);
		}
		this.push(from, to, first, second, 0, 0, SYMBOL);
		return to;
	}

	/** The longest known run of marks and letters from here up to the next space, such as ":-)" or ":D". */
	private emoticon(from: number): number {
		const { lower, length } = this.text;
		let [first, second, best] = [FIRST_SEED, SECOND_SEED, from];
		let [bestFirst, bestSecond] = [0, 0];
		const last = Math.min(length, from + MOST_MARKS);
		for (let to = from; to < last && !isSpace(lower[to] ?? 0); to++) {
			first = firstStep(first, lower[to] ?? 0);
			second = secondStep(second, lower[to] ?? 0);
			if (to > from && this.table.find(first, second) >= 0 && this.endsHere(to + 1)) {
				best = to + 1;
				bestFirst = first;
				bestSecond = second;
			}
		}
		if (best === from) return from;
		this.push(from, best, bestFirst, bestSecond, 0, 0, SYMBOL);
		return best;
	}

	/** Also a bare "http", as collections of tweets write it where a link was. */
	private isLink(at: number): boolean {
		if (this.stands(HTTP, at)) return this.endsHere(at + 4) || this.stands(SECURE, at + 4);
		return this.stands(WWW, at);
	}

	private stands(units: readonly number[], at: number): boolean {
		const { lower, length } = this.text;
		if (at + units.length > length) return false;
		for (let i = 0; i < units.length; i++) if (lower[at + i] !== units[i]) return false;
		return true;
	}

	/** The next space from here. */
	private skipChunk(from: number): number {
		const { lower, length } = this.text;
		let at = from;
		while (at < length && !isSpace(lower[at] ?? 0)) at++;
		return at;
	}

	private endsHere(at: number): boolean {
		return at >= this.text.length || !isWordUnit(this.text.lower[at] ?? 0);
	}

	/** Whether a token is in capitals among others that are not. */
	isLoud(token: number): boolean {
		return this.mixed && this.loudnessOf(token) === 1;
	}

	private judgeCapitals(): void {
		let [loud, quiet] = [false, false];
		for (let i = 0; i < this.count; i++) {
			const level = this.levelOf(this.fromOf(i), this.toOf(i));
			this.setLoudness(i, level);
			loud ||= level === 1;
			quiet ||= level === 2;
		}
		this.mixed = loud && quiet;
	}

	/** 1 = two or more capitals and no small letter, 2 = with small letters, 0 = neither. */
	private levelOf(from: number, to: number): number {
		const { raw } = this.text;
		let capitals = 0;
		for (let at = from; at < to; at++) {
			const unit = raw[at] ?? 0;
			if (isSmall(unit)) return 2;
			if (isCapital(unit)) capitals++;
		}
		return capitals > 1 ? 1 : 0;
	}
}
