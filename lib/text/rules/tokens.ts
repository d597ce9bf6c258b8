import type { Fold } from './fold';
import { FIRST_SEED, firstStep, SECOND_SEED, secondStep } from './hash';
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
import { WordForms } from './wordForms';
import { SYMBOL, type WordTable } from './wordTable';

const APOSTROPHE = 39;
const CURLY = 0x2019;
/** Names of people are no words. */
const AT = 64;
const [H, W] = [104, 119];
const [QUOTE, TAG, DOT] = [34, 35, 46];
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

/** The tokens of one text as columns, used again for the next text: nothing is allocated for a word. */
export class Tokens {
	count = 0;
	exclamations = 0;
	from = new Int32Array(256);
	to = new Int32Array(256);
	first = new Int32Array(256);
	second = new Int32Array(256);
	/** 1 = a clause ends after it. */
	stop = new Uint8Array(256);
	/** Hash of the first four and of the first six letters of longer words, else 0. */
	four = new Int32Array(256);
	six = new Int32Array(256);
	/** SYMBOL for emoji and emoticons, else 0. */
	symbol = new Uint8Array(256);
	/** 1 = in capitals, 2 = not. */
	loudness = new Uint8Array(256);
	/** Whether some words are in capitals and some are not. */
	mixed = false;
	/** What else stands in the text: see Marks. */
	readonly marks: Marks = { questions: 0, quotes: 0, dots: 0, tags: 0, names: 0, links: 0 };

	/** The text that is read, as numbers: asked a unit, a string costs several times what an array does. */
	private units = new Uint16Array(1024);
	private bytes = Buffer.from(this.units.buffer);
	private length = 0;

	private readonly forms: WordForms;
	private readonly fold: Fold | undefined;
	private readonly elisions: ReadonlySet<string> | undefined;
	private readonly strips: boolean;

	constructor(
		private readonly table: WordTable,
		{ fold, elisions, affixes }: LanguagePack,
	) {
		this.fold = fold;
		this.elisions = elisions;
		this.strips = affixes !== undefined;
		this.forms = new WordForms(table, fold, affixes);
	}

	/** Cuts a text at spaces and marks. `lower` = the text in lower case, of the same length. */
	read(text: string, lower: string): void {
		this.clear();
		this.load(lower);
		const { units, length } = this;
		let at = 0;
		while (at < length) {
			const unit = units[at] ?? 0;
			if (isSpace(unit)) {
				if (unit === 10) this.endClause();
				at++;
			} else if (unit === AT) {
				this.marks.names++;
				at = skipChunk(lower, at);
			} else if ((unit === H || unit === W) && isLink(lower, at)) {
				this.marks.links++;
				at = skipChunk(lower, at);
			} else at = isWordUnit(unit) ? this.word(lower, at) : this.mark(lower, at);
		}
		if (text === lower) this.mixed = false;
		else this.judgeCapitals(text);
	}

	private load(lower: string): void {
		if (lower.length > this.units.length) {
			this.units = new Uint16Array(2 * lower.length);
			this.bytes = Buffer.from(this.units.buffer);
		}
		this.bytes.write(lower, 0, 'utf16le');
		this.length = lower.length;
	}

	private clear(): void {
		this.count = 0;
		this.exclamations = 0;
		const { marks } = this;
		marks.questions = marks.quotes = marks.dots = marks.tags = marks.names = marks.links = 0;
	}

	/** A run of letters with inner apostrophes, or what is cut off before one. */
	private word(lower: string, from: number): number {
		let [to, first, second] = [from, FIRST_SEED, SECOND_SEED];
		let [run, last, long] = [0, 0, false];
		let [letters, four, six] = [0, 0, 0];
		const { fold, units, length } = this;
		for (; to < length; to++) {
			let unit = units[to] ?? 0;
			if (!isWordUnit(unit)) {
				const inner = unit === APOSTROPHE || unit === CURLY;
				if (!inner || to + 1 === length || !isWordUnit(units[to + 1] ?? 0)) break;
				if (this.isElision(lower, from, to)) break;
				unit = APOSTROPHE;
			}
			if (fold) {
				unit = fold(unit);
				if (unit === 0) continue;
			}
			run = unit === last ? run + 1 : 1;
			long ||= run > 2;
			last = unit;
			first = firstStep(first, unit);
			second = secondStep(second, unit);
			letters++;
			if (letters === 4) four = first;
			else if (letters === 6) six = first;
		}
		this.push(from, to, first, second);
		this.four[this.count - 1] = letters > 4 ? four : 0;
		this.six[this.count - 1] = letters > 6 ? six : 0;
		if ((long || this.strips) && this.table.find(first, second) < 0)
			this.known(lower, from, to, long);
		return to;
	}

	private isElision(lower: string, from: number, to: number): boolean {
		return to - from <= MOST_ELIDED && this.elisions?.has(lower.slice(from, to)) === true;
	}

	private known(lower: string, from: number, to: number, long: boolean): void {
		const found =
			(long && this.forms.shorten(lower, from, to)) || this.forms.strip(lower, from, to);
		if (!found) return;
		this.first[this.count - 1] = this.forms.first;
		this.second[this.count - 1] = this.forms.second;
	}

	/** An emoji, an emoticon, the end of a clause, or nothing. */
	private mark(lower: string, at: number): number {
		const unit = lower.charCodeAt(at);
		const length = isEmojiHalf(unit) ? 2 : isShortEmoji(unit) ? 1 : 0;
		if (length > 0) return this.emoji(lower, at, Math.min(lower.length, at + length));
		const begins = at === 0 || isSpace(lower.charCodeAt(at - 1));
		const end = begins ? this.emoticon(lower, at) : at;
		if (end > at) return end;
		this.countMark(unit, lower, at);
		if (isStop(unit)) this.endClause();
		return at + 1;
	}

	private countMark(unit: number, lower: string, at: number): void {
		if (isExclamation(unit)) this.exclamations++;
		else if (isQuestion(unit)) this.marks.questions++;
		else if (unit === QUOTE) this.marks.quotes++;
		else if (unit === TAG) this.marks.tags++;
		else if (unit === DOT && lower.charCodeAt(at + 1) === DOT) this.marks.dots++;
	}

	private emoji(lower: string, from: number, to: number): number {
		const [first, second] = hashUnits(lower, from, to);
		this.push(from, to, first, second);
		this.symbol[this.count - 1] = SYMBOL;
		return to;
	}

	/** The longest known run of marks and letters from here up to the next space, such as ":-)" or ":D". */
	private emoticon(lower: string, from: number): number {
		let [first, second, best] = [FIRST_SEED, SECOND_SEED, from];
		let [bestFirst, bestSecond] = [0, 0];
		const last = Math.min(lower.length, from + MOST_MARKS);
		for (let to = from; to < last && !isSpace(lower.charCodeAt(to)); to++) {
			first = firstStep(first, lower.charCodeAt(to));
			second = secondStep(second, lower.charCodeAt(to));
			if (to > from && this.table.find(first, second) >= 0 && endsHere(lower, to + 1))
				[best, bestFirst, bestSecond] = [to + 1, first, second];
		}
		if (best === from) return from;
		this.push(from, best, bestFirst, bestSecond);
		this.symbol[this.count - 1] = SYMBOL;
		return best;
	}

	private endClause(): void {
		if (this.count > 0) this.stop[this.count - 1] = 1;
	}

	private push(from: number, to: number, first: number, second: number): void {
		if (this.count === this.from.length) this.grow();
		const at = this.count++;
		this.from[at] = from;
		this.to[at] = to;
		this.first[at] = first;
		this.second[at] = second;
		this.stop[at] = 0;
		this.symbol[at] = 0;
		this.four[at] = 0;
		this.six[at] = 0;
	}

	private grow(): void {
		const size = this.from.length * 2;
		const ints = (old: Int32Array<ArrayBuffer>) => {
			const grown = new Int32Array(size);
			grown.set(old);
			return grown;
		};
		this.from = ints(this.from);
		this.to = ints(this.to);
		this.four = ints(this.four);
		this.six = ints(this.six);
		this.first = ints(this.first);
		this.second = ints(this.second);
		const bytes = (old: Uint8Array<ArrayBuffer>) => {
			const grown = new Uint8Array(size);
			grown.set(old);
			return grown;
		};
		this.stop = bytes(this.stop);
		this.symbol = bytes(this.symbol);
		this.loudness = new Uint8Array(size);
	}

	private judgeCapitals(text: string): void {
		let [loud, quiet] = [false, false];
		for (let i = 0; i < this.count; i++) {
			const level = loudness(text, this.from[i] ?? 0, this.to[i] ?? 0);
			this.loudness[i] = level;
			loud ||= level === 1;
			quiet ||= level === 2;
		}
		this.mixed = loud && quiet;
	}
}

/** Also a bare "http", as collections of tweets write it where a link was. */
const isLink = (text: string, at: number) =>
	text.startsWith('http', at)
		? endsHere(text, at + 4) || text.startsWith('s://', at + 4)
		: text.startsWith('www.', at);

/** The next space from here. */
function skipChunk(text: string, from: number): number {
	let at = from;
	while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
	return at;
}

const endsHere = (text: string, at: number) =>
	at >= text.length || !isWordUnit(text.charCodeAt(at));

/** 1 = two or more capitals and no small letter, 2 = with small letters, 0 = neither. */
function loudness(text: string, from: number, to: number): number {
	let capitals = 0;
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (isSmall(unit)) return 2;
		if (isCapital(unit)) capitals++;
	}
	return capitals > 1 ? 1 : 0;
}

function hashUnits(text: string, from: number, to: number): readonly [number, number] {
	let [first, second] = [FIRST_SEED, SECOND_SEED];
	for (let at = from; at < to; at++) {
		first = firstStep(first, text.charCodeAt(at));
		second = secondStep(second, text.charCodeAt(at));
	}
	return [first, second];
}
