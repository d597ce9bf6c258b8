/**
 * Reads the words of a text in Latin letters into the n-grams of a GramTable, after the way of the package "eld": windows of
 * four bytes, three apart, and the last four. Mentions, links, hashtags, entities and laughter say nothing about a language.
 */
import { foldLatin } from '../rules/fold';
import { FIRST_SEED, firstStep } from '../rules/hash';
import { isLatin, lowerLatin } from './scripts';
import { BEGIN, END, WHOLE_WORD, type GramTable } from './gramTable';

/** Bytes of a word that count. */
const MOST_BYTES = 70;
/** n-grams after which a text is known well enough. */
const ENOUGH = 240;

export class LatinWords {
	private readonly bytes = new Uint8Array(MOST_BYTES + 4);
	private length = 0;
	private hash = FIRST_SEED;
	/** n-grams of this text that the table knows. */
	grams = 0;
	/** Words of this text. */
	words = 0;
	private laughing = 0;
	private other = false;

	constructor(private readonly table: Pick<GramTable, 'begin' | 'count'>) {}

	/** Reads a text up to a place. Tags count only where nothing else does. */
	read(text: string, end: number): void {
		this.table.begin();
		[this.grams, this.words] = [0, 0];
		const tags = this.scan(text, end, false);
		if (this.grams === 0 && tags) this.scan(text, end, true);
	}

	/** Returns whether there were hashtags. */
	private scan(text: string, end: number, withTags: boolean): boolean {
		let tags = false;
		for (let at = 0; at < end && this.grams < ENOUGH;) {
			const unit = text.charCodeAt(at);
			if (isLatin(unit) || (isApostrophe(unit) && isLatin(text.charCodeAt(at + 1)))) {
				at = this.word(text, at, end);
				continue;
			}
			const tag = unit === 35;
			if (tag) tags = true;
			if (unit === 64 || (tag && !withTags)) at = tokenEnd(text, at + 1, end);
			else if (unit === 38) at = entityEnd(text, at);
			else at++;
		}
		return tags;
	}

	/** Reads a word; returns where it ends. */
	private word(text: string, start: number, end: number): number {
		if (isLink(text, start)) return linkEnd(text, start, end);
		[this.length, this.hash, this.laughing, this.other] = [0, FIRST_SEED, 0, false];
		let at = start;
		for (; at < end; at++) {
			const unit = text.charCodeAt(at);
			if (isLatin(unit)) this.add(lowerLatin(unit));
			else if (isApostrophe(unit) && isLatin(text.charCodeAt(at + 1))) this.add(unit);
			else break;
		}
		if (this.other || this.laughing < 2) this.count();
		return at;
	}

	private add(unit: number): void {
		const { bytes } = this;
		if (this.length <= MOST_BYTES) {
			if (unit < 0x80) bytes[this.length++] = unit;
			else if (unit < 0x800) {
				bytes[this.length++] = 0xc0 | (unit >> 6);
				bytes[this.length++] = 0x80 | (unit & 63);
			} else {
				bytes[this.length++] = 0xe0 | (unit >> 12);
				bytes[this.length++] = 0x80 | ((unit >> 6) & 63);
				bytes[this.length++] = 0x80 | (unit & 63);
			}
		}
		const folded = unit === 0x2019 ? 39 : foldLatin(unit);
		if (folded !== 0) this.hash = firstStep(this.hash, folded);
		if (unit === 104) this.laughing++;
		else if (unit !== 97 && unit !== 101 && unit !== 105) this.other = true;
	}

	private count(): void {
		const { bytes, table } = this;
		const length = Math.min(this.length, MOST_BYTES);
		this.words++;
		let at = 0;
		for (; at + 4 < length; at += 3) {
			if (table.count(packed(bytes, at, 4), at === 0 ? BEGIN : 0)) this.grams++;
		}
		const last = length > 4 ? length - 4 : 0;
		const marks = at === 0 ? BEGIN | END : END;
		if (table.count(packed(bytes, last, length - last), marks)) this.grams++;
		table.count(this.hash, WHOLE_WORD);
	}
}

function packed(bytes: Uint8Array, start: number, length: number): number {
	let key = 0;
	for (let i = start; i < start + length; i++) key = (key << 8) | (bytes[i] ?? 0);
	return key;
}

const isApostrophe = (unit: number) => unit === 39 || unit === 0x2019 || unit === 96;

/** "http…" and "www.…". */
function isLink(text: string, at: number): boolean {
	const unit = text.charCodeAt(at) | 32;
	if (unit === 104) return text.startsWith('ttp', at + 1);
	return unit === 119 && text.startsWith('ww.', at + 1);
}

/** "http" alone, as tweets have it, and whole links. */
function linkEnd(text: string, start: number, end: number): number {
	const after = text.charCodeAt(start + (text.startsWith('https', start) ? 5 : 4));
	return after === 58 || text.charCodeAt(start + 3) === 46
		? tokenEnd(text, start, end)
		: start + (text.startsWith('https', start) ? 5 : 4);
}

function tokenEnd(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && text.charCodeAt(at) > 32 && text.charCodeAt(at) !== 35) at++;
	return at;
}

/** Past "&amp;". */
function entityEnd(text: string, at: number): number {
	for (let end = at + 3; end <= at + 8; end++) if (text.charCodeAt(end) === 59) return end + 1;
	return at + 1;
}
