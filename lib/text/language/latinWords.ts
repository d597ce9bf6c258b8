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
/** Words after which it is looked whether the language is clear. */
const ENOUGH = 8;

const LETTER_H = 104;
/** a, e, i */
const LAUGHTER = [97, 101, 105];

export class LatinWords {
	private readonly bytes = new Uint8Array(MOST_BYTES + 4);
	/** n-grams and words of this text that the table knows. */
	grams = 0;
	/** Words of this text. */
	words = 0;

	/** `isClear` is asked after some words whether the rest need not be read. */
	constructor(
		private readonly table: Pick<GramTable, 'begin' | 'count'>,
		private readonly isClear: () => boolean,
	) {}

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
		for (let at = 0; at < end;) {
			const unit = text.charCodeAt(at);
			if (isLatin(unit) || (isApostrophe(unit) && isLatin(text.charCodeAt(at + 1)))) {
				at = isLink(text, at, unit) ? linkEnd(text, at, end) : this.word(text, at, end);
				if (this.words >= ENOUGH && this.words % 4 === 0 && this.isClear()) break;
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
		const { bytes } = this;
		let [length, hash, laughing, other] = [0, FIRST_SEED, 0, false];
		let at = start;
		for (; at < end; at++) {
			const unit = lowerLatin(text.charCodeAt(at));
			if (!isLatin(unit) && !(isApostrophe(unit) && isLatin(text.charCodeAt(at + 1)))) break;
			if (unit < 0x80) {
				if (length < MOST_BYTES) bytes[length++] = unit;
				hash = firstStep(hash, unit);
			} else {
				if (length < MOST_BYTES) length = addBytes(bytes, length, unit);
				const folded = unit === 0x2019 ? 39 : foldLatin(unit);
				if (folded !== 0) hash = firstStep(hash, folded);
			}
			if (unit === LETTER_H) laughing++;
			else if (!LAUGHTER.includes(unit)) other = true;
		}
		if (other || laughing < 2) this.count(Math.min(length, MOST_BYTES), hash);
		return at;
	}

	private count(length: number, hash: number): void {
		const { bytes, table } = this;
		this.words++;
		let at = 0;
		for (; at + 4 < length; at += 3) {
			if (table.count(packed(bytes, at, 4), at === 0 ? BEGIN : 0)) this.grams++;
		}
		const last = length > 4 ? length - 4 : 0;
		const marks = at === 0 ? BEGIN | END : END;
		if (table.count(packed(bytes, last, length - last), marks)) this.grams++;
		if (table.count(hash, WHOLE_WORD)) this.grams++;
	}
}

/** A letter of two or three bytes. */
function addBytes(bytes: Uint8Array, length: number, unit: number): number {
	let at = length;
	if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6);
	else {
		bytes[at++] = 0xe0 | (unit >> 12);
		bytes[at++] = 0x80 | ((unit >> 6) & 63);
	}
	bytes[at++] = 0x80 | (unit & 63);
	return at;
}

function packed(bytes: Uint8Array, start: number, length: number): number {
	let key = 0;
	for (let i = start; i < start + length; i++) key = (key << 8) | (bytes[i] ?? 0);
	return key;
}

const isApostrophe = (unit: number) => unit === 39 || unit === 0x2019 || unit === 96;

/** "http…" and "www.…". */
function isLink(text: string, at: number, unit: number): boolean {
	if (unit === LETTER_H) return text.startsWith('ttp', at + 1);
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
