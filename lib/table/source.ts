/** A data file on disk (n8n's binary storage, read by the worker itself) or in memory. */
export interface FileSource {
	readonly kind: 'file';
	/** Exactly one of `path` and `bytes`. Paths come from n8n or the program, never from user input. */
	readonly path?: string;
	readonly bytes?: Uint8Array;
	/** Name for messages ("orders.csv"). */
	readonly name: string;
	/** `auto`: by magic bytes, then by content. */
	readonly format: 'auto' | 'csv' | 'ndjson' | 'parquet';
	/** CSV only; `auto` (the default) detects. */
	readonly delimiter?: string;
	/** `auto` (default), `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `windows-1252`. gzip is recognised by its magic bytes. */
	readonly encoding?: string;
	/** CSV only: whether the first record names the columns; default `auto`. */
	readonly header?: 'auto' | 'yes' | 'no';
	/** CSV only: the decimal mark; default `auto`. */
	readonly decimal?: 'auto' | '.' | ',';
	/**
	 * What happens to records that cannot be read (wrong number of fields, open quote): `error` (default) stops with the
	 * first line number, `keep` leaves them out and lists them in the table's `report`.
	 */
	readonly rejectedRows?: 'error' | 'keep';
	/** Read only these columns, in this order; default all. */
	readonly columns?: readonly string[];
}

/** True for a FileSource (and not for a Table). */
export function isFileSource(value: unknown): value is FileSource {
	return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'file';
}
