/**
 * What the writer of a mail wrote himself: without the mails he answers, signature and legal footer. By lines, each looked at
 * once or a few times, the first 400 units of it: linear in the length.
 */
import { isGreeting, isLegalLine, isPhoneLine, isSignatureLine } from './closings';
import {
	beginsAttribution,
	furtherHeadsIn,
	isAttribution,
	isFromLine,
	isFurtherHead,
	isOriginalLine,
	isReplyMark,
} from './mailMarks';

/** Lines of a mail: as written, and trimmed and small for looking at. */
interface Line {
	readonly raw: string;
	readonly seen: string;
}

interface OwnPart {
	readonly text: string;
	readonly removed: {
		readonly quoted: number;
		readonly signature: number;
		readonly footer: number;
	};
}

const LINE_END = /[\n\r\u2028\u2029]/u;

const NOTHING = { quoted: 0, signature: 0, footer: 0 };

/** The writer's own part. A text of one line, or without any such mark, is returned as it is. */
export function ownPart(text: string): OwnPart {
	if (!LINE_END.test(text)) return { text, removed: NOTHING };
	const lines = linesOf(text);
	const answer = withoutQuoted(lines);
	// A mail that is only passed on: what it holds is what there is to read.
	const kept = answer.some((line) => line.seen !== '') ? answer : lines.map(unquoted);
	const legal = withoutFooter(kept);
	const own = withoutSignature(legal);
	if (own.length === lines.length) return { text, removed: NOTHING };
	return {
		text: joined(own).trim(),
		removed: {
			quoted: units(lines) - units(kept),
			signature: units(legal) - units(own),
			footer: units(kept) - units(legal),
		},
	};
}

/** Marks of writing direction, which stand between names and addresses. */
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const linesOf = (text: string): Line[] =>
	text
		.split(/\r\n|[\n\r\u2028\u2029]/u)
		.map((raw) => ({ raw, seen: raw.slice(0, 400).replace(BIDI, '').trim().toLowerCase() }));

const joined = (lines: readonly Line[]) => lines.map((line) => line.raw).join('\n');
const units = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.raw.length, 0);

const isQuoted = (line: Line) => /^>(?:[\s>]|$)/u.test(line.seen);

const unquoted = (line: Line): Line =>
	isQuoted(line)
		? { raw: line.raw.replace(/^[\s>]+/u, ''), seen: line.seen.replace(/^[\s>]+/u, '') }
		: line;

/** Without lines that begin with ">" and the line that says who wrote them; from the head of a full copy on, nothing. */
function withoutQuoted(lines: readonly Line[]): Line[] {
	const kept: Line[] = [];
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i];
		if (!line || isCopyHead(lines, i)) break;
		if (isQuoted(line)) continue;
		if (isReplyMark(line.seen)) {
			if (kept.some((before) => before.seen !== '')) break;
			continue;
		}
		const long = attributionLines(lines, i);
		if (long === 0) kept.push(line);
		else if (isBeforeQuoted(lines, i + long)) i += long - 1;
		else break;
	}
	return withoutRule(kept);
}

/** Whether the next line that says something is quoted by ">". */
function isBeforeQuoted(lines: readonly Line[], start: number): boolean {
	for (let i = start; i < Math.min(start + 4, lines.length); i++) {
		const line = lines[i];
		if (line && line.seen !== '') return isQuoted(line);
	}
	return false;
}

/** How many lines from here on say who wrote what comes next; 0 = none. */
function attributionLines(lines: readonly Line[], start: number): number {
	const first = lines[start]?.seen ?? '';
	if (first === '') return 0;
	if (isAttribution(first)) return 1;
	if (!beginsAttribution(first)) return 0;
	let sentence = first;
	for (let long = 2; long <= 4; long++) {
		const next = lines[start + long - 1]?.seen ?? '';
		if (next === '') return 0;
		sentence += ` ${next}`;
		if (isAttribution(sentence)) return long;
	}
	return 0;
}

/** Whether a full copy of an earlier mail begins here, as Outlook puts it. */
function isCopyHead(lines: readonly Line[], at: number): boolean {
	const line = lines[at]?.seen ?? '';
	if (isOriginalLine(line)) return true;
	if (!isFromLine(line)) return false;
	let heads = furtherHeadsIn(line);
	for (let i = at + 1; i < Math.min(at + 8, lines.length); i++) {
		if (isFurtherHead(lines[i]?.seen ?? '')) heads++;
	}
	return heads >= 2;
}

/** Without the ruled line that some programs put before the earlier mail. */
function withoutRule(lines: Line[]): Line[] {
	let end = lines.length;
	while (end > 0 && lines[end - 1]?.seen === '') end--;
	return /^[_-]{5,}$/u.test(lines[end - 1]?.seen ?? '') ? lines.slice(0, end - 1) : lines;
}

/** Longest signature after a greeting, in lines, and the longest line of one. */
const MOST_SIGNATURE = 12;
const MOST_IN_LINE = 90;

function withoutSignature(lines: readonly Line[]): readonly Line[] {
	const first = Math.max(1, tailOf(lines, MOST_SIGNATURE));
	const cut = lines.findIndex(
		(line, i) => i >= first && (isSignatureLine(line.seen) || isPhoneLine(line.seen)),
	);
	const before = cut < 0 ? lines : lines.slice(0, cut);
	const greeting = greetingOf(before);
	if (greeting < 0) return before;
	const after = before.slice(greeting + 1).filter((line) => line.seen !== '');
	const short = after.every((line) => line.raw.length <= MOST_IN_LINE);
	return after.length <= MOST_SIGNATURE && short ? before.slice(0, greeting) : before;
}

/** Place after which at most so many lines say something. */
function tailOf(lines: readonly Line[], most: number): number {
	let left = most;
	let at = lines.length;
	while (at > 0 && left > 0) if (lines[--at]?.seen !== '') left--;
	return at > 0 ? at - 1 : 0;
}

/** Place of the greeting at the end; one of two lines begins with the first. −1 = there is none. */
function greetingOf(lines: readonly Line[]): number {
	const last = lines.findLastIndex((line, i) => i > 0 && isGreeting(line.seen));
	return last > 1 && isGreeting(lines[last - 1]?.seen ?? '') ? last - 1 : last;
}

function withoutFooter(lines: readonly Line[]): readonly Line[] {
	const cut = lines.findIndex((line, i) => i > 0 && isLegalLine(line.seen));
	return cut < 0 ? lines : lines.slice(0, cut);
}
