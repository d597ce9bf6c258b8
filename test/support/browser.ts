import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { findBrowser } from '../../lib/adapters';

/** Path of a browser; null where there is none, which is said aloud. */
export function browserOrNull(): string | null {
	try {
		return findBrowser();
	} catch {
		console.warn('SKIPPED: there is no browser here (apt-get install chromium).');
		return null;
	}
}

/** `describe` where there is a browser, else skipped. */
export const describeWithBrowser = browserOrNull() === null ? describe.skip : describe;

/** Command lines of living processes whose profile folder belongs to process `pid`; needs /proc. */
export function browserProcesses(pid = process.pid): string[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const line = readFileSync(`/proc/${name}/cmdline`, 'latin1').replaceAll('\0', ' ');
				return line.includes(`marketing-ai-browser-${pid}-`) ? [`${name} ${line}`] : [];
			} catch {
				return []; // ended meanwhile
			}
		});
}

/** Asks until it is so; throws after `ms`. */
export async function until(isSo: () => boolean, ms = 5_000): Promise<void> {
	for (let waited = 0; !isSo(); waited += 20) {
		if (waited > ms) throw new Error(`not so after ${ms} ms`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** Width, height and the colour at a place (0..1 from left and top) of a PNG of 8 bits without interlacing. */
export function readPng(png: Uint8Array) {
	const bytes = Buffer.from(png);
	const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
	const channels = bytes[25] === 6 ? 4 : 3;
	const data: Buffer[] = [];
	for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
		const length = bytes.readUInt32BE(at);
		if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
			data.push(bytes.subarray(at + 8, at + 8 + length));
		}
	}
	const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
	const colourAt = (x: number, y: number) => {
		const at = (Math.floor(y * (height - 1)) * width + Math.floor(x * (width - 1))) * channels;
		return [...pixels.subarray(at, at + 3)];
	};
	const has = ([red, green, blue]: readonly number[]) => {
		for (let at = 0; at < pixels.length; at += channels) {
			const isIt = pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue;
			if (isIt) return true;
		}
		return false;
	};
	return { width, height, colourAt, has };
}

/** PNG's filters undone (W3C PNG, section 9). */
function unfiltered(raw: Buffer, stride: number, height: number, step: number): Buffer {
	const out = Buffer.alloc(stride * height);
	for (let y = 0; y < height; y++) {
		const filter = raw[y * (stride + 1)] ?? 0;
		for (let x = 0; x < stride; x++) {
			const at = y * stride + x;
			const left = x >= step ? (out[at - step] ?? 0) : 0;
			const up = y > 0 ? (out[at - stride] ?? 0) : 0;
			const corner = y > 0 && x >= step ? (out[at - stride - step] ?? 0) : 0;
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
			out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
		}
	}
	return out;
}

function paeth(a: number, b: number, c: number): number {
	const p = a + b - c;
	const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
	if (pa <= pb && pa <= pc) return a;
	return pb <= pc ? b : c;
}
