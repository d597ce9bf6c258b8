/**
 * Where a text is cut into sentences: a scan of our own, linear in the length. (Intl.Segmenter ends sentences after "z. B." and
 * "Dr.", and none at "bad.Never".) A sentence ends
 *  – at a line break;
 *  – after 。！？, whatever follows;
 *  – after . ! ? ؟ । … and marks that close a quotation, where space follows – unless what stands before a full stop is an
 *    abbreviation, an initial or the number of a day ("am 3. Mai"), or what comes next begins small;
 *  – without space before Chinese characters, and before a capital that begins a word ("bad.Never again");
 *  – emoji that follow belong to it.
 */
import type { Language } from '../language/languages';
import { MOST_CHARACTERS } from '../normalise';
import { isAbbreviation, LONGEST_ABBREVIATION } from './abbreviations';
import type { Span } from './span';
import {
	isCapital,
	isClosing,
	isDigit,
	isEmojiUnit,
	isEndingMark,
	isLineBreak,
	isSmallLetter,
	isSpace,
	isUnspacedUnit,
	isWideMark,
	isWordUnit,
	mayEnd,
} from './marks';

const FULL_STOP = 46;
const ELLIPSIS = 0x2026;
const GUILLEMET = 0xbb;
const ARABIC_FIRST = 0x600;

/**
 * The sentences of the first MOST_CHARACTERS units of a text, in order, without the space around them. Together they hold all
 * that is not space.
 */
export function sentencesOf(text: string, language: Language): readonly Span[] {
	const read = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
	const spans: Span[] = [];
	let from = 0;
	for (let at = 0; at < read.length;) {
		if (!mayEnd(read.charCodeAt(at))) {
			at++;
			continue;
		}
		const end = endAfter(read, at, language);
		if (end > 0) {
			addTrimmed(spans, read, from, end);
			from = end;
		}
		at = Math.abs(end);
	}
	addTrimmed(spans, read, from, read.length);
	return spans;
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
	let [first, last] = [from, to];
	while (first < last && isSpace(text.charCodeAt(first))) first++;
	while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
	if (first < last) spans.push({ from: first, to: last });
}

/** Where the sentence ends that the mark at `at` ends; below 0: the marks up to there end none. */
function endAfter(text: string, at: number, language: Language): number {
	const unit = text.charCodeAt(at);
	if (isLineBreak(unit)) return at + 1;
	const wide = isWideMark(unit);
	const after = afterMarks(text, at + 1);
	const next = text.charCodeAt(after);
	if (wide || after >= text.length || isEmojiUnit(next)) return afterEmoji(text, after);
	const ends = isSpace(next)
		? !goesOn(text, at, after, language)
		: endsWithoutSpace(text, at, after);
	return ends ? afterEmoji(text, after) : -after;
}

/** Past further final marks and closing quotation marks: "?!", "...", '."', "! »". */
function afterMarks(text: string, start: number): number {
	let at = start;
	while (at < text.length && isEndingMark(text.charCodeAt(at))) at++;
	const guillemet = isSpace(text.charCodeAt(at)) && text.charCodeAt(at + 1) === GUILLEMET;
	return guillemet ? at + 2 : at;
}

/** "很好!物流快", "bad.Never again"; not "3.50", "shop.com", "e.g.X". */
function endsWithoutSpace(text: string, at: number, after: number): boolean {
	const next = text.charCodeAt(after);
	if (isUnspacedUnit(next)) return !isDigit(text.charCodeAt(at - 1));
	if (next >= ARABIC_FIRST && text.charCodeAt(at) > 0xff && !isDigit(next)) return true;
	const word = isSmallLetter(text.charCodeAt(at - 1)) && isSmallLetter(text.charCodeAt(at - 2));
	return word && isCapital(next) && isSmallLetter(text.charCodeAt(after + 1));
}

/** Past emoji that belong to what was said before them: "Great! 😀". */
function afterEmoji(text: string, start: number): number {
	let [at, end] = [start, start];
	while (at < text.length) {
		const unit = text.charCodeAt(at);
		if (isEmojiUnit(unit)) end = ++at;
		else if (unit === 32) at++;
		else break;
	}
	return end;
}

/** Whether the sentence goes on after the mark at `at`; `after` = the space behind it. */
function goesOn(text: string, at: number, after: number, language: Language): boolean {
	const unit = text.charCodeAt(at);
	const next = text.charCodeAt(firstOf(text, after));
	if (isSmallLetter(next)) {
		return unit === FULL_STOP || unit === ELLIPSIS || isClosing(text.charCodeAt(after - 1));
	}
	if (unit !== FULL_STOP || after > at + 1) return false;
	const word = text.slice(wordStart(text, at), at);
	if (word === '') return false;
	// "am 3. Mai", "1. Preis"
	if (isDigit(word.charCodeAt(0))) return language === 'de' && word.length <= 2;
	return isAbbreviation(word, isDigit(next), language);
}

/** Where the word that ends at `end` begins; inner full stops belong to it ("z.B"). */
function wordStart(text: string, end: number): number {
	let at = end;
	while (at > 0 && end - at <= LONGEST_ABBREVIATION && isInWord(text.charCodeAt(at - 1))) at--;
	return at;
}

const isInWord = (unit: number) => unit === FULL_STOP || isWordUnit(unit);

/** Place of the next unit that is no space; line breaks count as none. */
function firstOf(text: string, start: number): number {
	let at = start;
	while (at < text.length && isBlank(text.charCodeAt(at))) at++;
	return at;
}

const isBlank = (unit: number) => isSpace(unit) && !isLineBreak(unit);
