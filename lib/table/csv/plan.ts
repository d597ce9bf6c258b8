import type { FileSource } from '../source';
import type { CsvDialect } from './dialect';
import type { Encoding } from './encoding';

/** Bytes [start, end) of a file. A record belongs to the range that its first byte lies in. */
export interface CsvRange {
	readonly start: number;
	readonly end: number;
}

/** All that a thread needs to read a CSV file: plain data, can be sent to a helper thread as it is. */
export interface CsvPlan {
	readonly source: FileSource;
	readonly dialect: CsvDialect;
	readonly encoding: Encoding;
	/** How the encoding was found: given by the caller, by a byte order mark, by its content, or assumed because nothing else fits. */
	readonly encodingBy: 'given' | 'bom' | 'content' | 'fallback';
	readonly gzip: boolean;
	/** Column names, distinct. */
	readonly names: readonly string[];
	/** Headers that were empty or taken. */
	readonly renamed: readonly { readonly from: string; readonly to: string }[];
	/** The data without byte order mark and header, in bytes of the file, or of its UTF-8 form when it must be decoded first. */
	readonly range: CsvRange;
	/** Line of the file (from 1) that the data begins on. */
	readonly firstLine: number;
	/** True when ranges of the file can be read on their own: UTF-8 and not compressed. */
	readonly splittable: boolean;
}
