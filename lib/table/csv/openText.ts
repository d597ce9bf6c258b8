import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LibraryError } from '../../errors';
import type { FileSource } from '../source';
import { openBytes, type ByteInput } from './byteInput';
import type { Encoding } from './encoding';

/** What is needed to read a file as UTF-8. */
export interface TextForm {
	readonly source: FileSource;
	readonly encoding: Encoding;
	readonly gzip: boolean;
}

const PIECE = 2 ** 18;

/**
 * The file as UTF-8 bytes from byte `start` of that form on: as it is, or unpacked and decoded on the way, never
 * whole in memory. Throws CORRUPT_FILE for broken gzip data and for bytes that the encoding does not have.
 */
export async function openText(form: TextForm, start: number): Promise<ByteInput> {
	if (!form.gzip && form.encoding === 'utf-8') return openBytes(form.source, start);
	const pieces = form.gzip ? unzipped(form.source) : stored(form.source);
	const input = fromPieces(form.encoding === 'utf-8' ? pieces : recoded(pieces, form));
	await discard(input, start);
	return input;
}

async function discard(input: ByteInput, count: number): Promise<void> {
	const bin = new Uint8Array(Math.min(count, PIECE));
	for (let left = count; left > 0;) {
		const read = await input.read(bin.subarray(0, Math.min(left, bin.length)));
		if (read === 0) return;
		left -= read;
	}
}

async function* stored(source: FileSource): AsyncGenerator<Uint8Array> {
	const input = openBytes(source);
	try {
		for (;;) {
			const piece = new Uint8Array(PIECE);
			const count = await input.read(piece);
			if (count === 0) return;
			yield piece.subarray(0, count);
		}
	} finally {
		input.close();
	}
}

async function* unzipped(source: FileSource): AsyncGenerator<Uint8Array> {
	const { path, bytes } = source;
	const packed =
		path === undefined ? Readable.from([bytes ?? new Uint8Array(0)]) : createReadStream(path);
	const stream = createGunzip();
	packed.on('error', (error: Error) => stream.destroy(error)).pipe(stream);
	try {
		for await (const piece of stream) yield piece;
	} catch (error) {
		throw new LibraryError(
			'CORRUPT_FILE',
			`The file "${source.name}" cannot be unpacked: ${error instanceof Error ? error.message : String(error)}.`,
			'Pack it again with gzip, or give the file unpacked.',
		);
	} finally {
		packed.destroy();
	}
}

async function* recoded(
	pieces: AsyncIterable<Uint8Array>,
	form: TextForm,
): AsyncGenerator<Uint8Array> {
	const decoder = new TextDecoder(form.encoding, { fatal: true });
	const encoder = new TextEncoder();
	try {
		for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }));
		yield encoder.encode(decoder.decode());
	} catch (error) {
		if (error instanceof LibraryError) throw error;
		throw new LibraryError(
			'CORRUPT_FILE',
			`The file "${form.source.name}" holds bytes that ${form.encoding} does not have.`,
			'Name its encoding, or save it as UTF-8.',
			{ encoding: form.encoding },
		);
	}
}

function fromPieces(pieces: AsyncGenerator<Uint8Array>): ByteInput {
	let rest = new Uint8Array(0);
	return {
		async read(into) {
			while (rest.length === 0) {
				const next = await pieces.next();
				if (next.done) return 0;
				rest = new Uint8Array(next.value);
			}
			const part = rest.subarray(0, into.length);
			into.set(part);
			rest = rest.subarray(part.length);
			return part.length;
		},
		// Ends the chain of generators, which closes the file.
		close: () => void pieces.return(undefined),
	};
}
