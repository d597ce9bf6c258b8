import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

type Decompress = (input: Uint8Array, outputLength: number) => Uint8Array;

/** What the runtime can unpack, by Parquet's codec name. UNCOMPRESSED and SNAPPY are read by hyparquet itself. */
export function decompressors(): Record<string, Decompress> {
	const limited =
		(unpack: (input: Uint8Array, options: { maxOutputLength: number }) => Uint8Array): Decompress =>
		(input, outputLength) =>
			unpack(input, { maxOutputLength: Math.max(1, outputLength) });
	const known = { GZIP: limited(gunzipSync), BROTLI: limited(brotliDecompressSync) };
	// Node 22.15 and later.
	return typeof zstdDecompressSync === 'function'
		? { ...known, ZSTD: limited(zstdDecompressSync) }
		: known;
}

export const BUILT_IN_CODECS: readonly string[] = ['UNCOMPRESSED', 'SNAPPY'];
