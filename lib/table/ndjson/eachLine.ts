import { readHead } from '../csv/head';
import { detectEncoding } from '../csv/encoding';
import { openText, type TextForm } from '../csv/openText';
import { MAX_RECORD_BYTES } from '../csv/scanRange';
import type { FileSource } from '../source';

const WINDOW = 2 ** 20;
const HEAD = 2 ** 16;
const NEWLINE = 10;

interface Line {
	/** From 1. */
	readonly number: number;
	/** Null for a line of more than 16 MB. */
	readonly text: string | null;
}

interface LineForm extends TextForm {
	readonly start: number;
}

/** How the lines of a file are stored: packed or not, encoding, byte order mark. */
export async function lineForm(source: FileSource): Promise<LineForm> {
	const raw = await readHead({ source, encoding: 'utf-8', gzip: false }, 2);
	const gzip = raw.bytes[0] === 0x1f && raw.bytes[1] === 0x8b;
	const head = await readHead({ source, encoding: 'utf-8', gzip }, HEAD);
	const { encoding, bom } = detectEncoding(head.bytes, source.encoding, head.whole);
	return { source, gzip, encoding, start: encoding === 'utf-8' ? bom : 0 };
}

/** The lines of a text file that are not blank, one after the other, in a window that holds the longest of them. */
export async function* eachLine(form: LineForm): AsyncGenerator<Line[]> {
	const input = await openText(form, form.start);
	let window = new Uint8Array(WINDOW);
	let filled = 0;
	let number = 1;
	let skipping = false;
	try {
		for (let last = false; !last;) {
			const count = await input.read(window.subarray(filled));
			last = count === 0;
			filled += count;
			const lines: Line[] = [];
			let at = 0;
			while (at < filled) {
				const found = window.subarray(at, filled).indexOf(NEWLINE);
				if (found < 0 && !last) break;
				const end = found < 0 ? filled : at + found;
				const text = skipping ? null : new TextDecoder().decode(window.subarray(at, end)).trim();
				if (text !== '') lines.push({ number, text });
				skipping = false;
				number++;
				at = end + 1;
			}
			yield lines;
			at = Math.min(at, filled);
			window.copyWithin(0, at, filled);
			filled -= at;
			if (filled < window.length) continue;
			if (window.length >= MAX_RECORD_BYTES) {
				skipping = true;
				filled = 0;
			} else {
				const wider = new Uint8Array(window.length * 4);
				wider.set(window);
				window = wider;
			}
		}
	} finally {
		input.close();
	}
}
