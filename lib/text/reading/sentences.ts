/**
 * Where a text is cut into sentences. A scan of its own, linear in the length: Intl.Segmenter costs twenty times as much, and
 * ends sentences after "z. B." and "Dr.". A sentence ends
 *  – at a line break;
 *  – after ! ? 。！？؟ । ॥ … and marks that close a quotation, and after emoji that follow;
 *  – after a full stop that space follows, unless what stands before it is an abbreviation, an initial, or the number
 *    of a day ("am 3. Mai"), or what comes after begins small.
 */
import type { Language } from '../language/languages';
import { isAbbreviation, LONGEST_ABBREVIATION } from './abbreviations';
import type { Span } from './span';
import {
	isClosing,
	isDigit,
	isEmojiUnit,
	isFinalMark,
	isLineBreak,
	isSmallLetter,
	isSpace,
	isWideMark,
	isWordUnit,
} from './marks';

const FULL_STOP = 46;
const ELLIPSIS = 0x2026;

/** The sentences of a text, in order, without the space around them. Together they hold all that is not space. */
export function sentencesOf(text: string, language: Language): readonly Span[] {
	const spans: Span[] = [];
	let from = 0;
	for (let at = 0; at < text.length;) {
		const end = endAfter(text, at, language);
		if (end === 0) {
			at++;
			continue;
		}
		addTrimmed(spans, text, from, end);
		[from, at] = [end, end];
	}
	addTrimmed(spans, text, from, text.length);
	return spans;
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
	let [first, last] = [from, to];
	while (first < last && isSpace(text.charCodeAt(first))) first++;
	while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
	if (first < last) spans.push({ from: first, to: last });
}

/** Where the sentence ends that the unit at `at` ends; 0 = it ends none. */
function endAfter(text: string, at: number, language: Language): number {
	const unit = text.charCodeAt(at);
	if (isLineBreak(unit)) return at + 1;
	const wide = isWideMark(unit);
	if (!wide && !isFinalMark(unit)) return 0;
	const after = afterMarks(text, at + 1);
	if (wide || after >= text.length) return afterEmoji(text, after);
	// "www.shop.com", "3.50", "yahoo!mail": no space, no end.
	if (!isSpace(text.charCodeAt(after)))
		return isEmojiUnit(text.charCodeAt(after)) ? afterEmoji(text, after) : 0;
	if (goesOn(text, at, after, language)) return 0;
	return afterEmoji(text, after);
}

/** Past further final marks and closing quotation marks: "?!", "...", '."'. */
function afterMarks(text: string, start: number): number {
	let at = start;
	while (at < text.length && isEndingUnit(text.charCodeAt(at))) at++;
	return at;
}

const isEndingUnit = (unit: number) => isFinalMark(unit) || isWideMark(unit) || isClosing(unit);

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

/** Whether the sentence goes on after the full stop or ellipsis at `at`; `after` = the space behind it. */
function goesOn(text: string, at: number, after: number, language: Language): boolean {
	const unit = text.charCodeAt(at);
	const next = text.charCodeAt(firstOf(text, after));
	if (isSmallLetter(next)) return unit === FULL_STOP || unit === ELLIPSIS;
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
