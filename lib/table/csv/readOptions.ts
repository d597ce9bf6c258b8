import type { ColumnType } from '../column';
import type { ReadReport } from '../report';
import type { ReadContext } from './readRanges';

export interface ReadOptions {
	/** Only these columns, in this order. */
	readonly columns?: readonly string[] | undefined;
	/** Types to use instead of inferred ones; values that do not fit become missing and are counted. */
	readonly types?: Readonly<Record<string, ColumnType>> | undefined;
	readonly context?: ReadContext | undefined;
}

export interface StreamOptions extends ReadOptions {
	/** Rows of a chunk, about; default 65,536. */
	readonly chunkRows?: number | undefined;
	/** Called once at the end, with what the whole file was like. */
	readonly onReport?: ((report: ReadReport) => void) | undefined;
}

export const CHUNK_ROWS = 65_536;
