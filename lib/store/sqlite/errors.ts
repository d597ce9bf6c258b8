import { types } from 'node:util';
import { LibraryError, isLibraryError } from '../../errors';

// Primary result codes, https://www.sqlite.org/rescode.html
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const HINTS = new Map([
	[BUSY, 'Another process keeps the store locked. Try again; if it stays, restart that process.'],
	[LOCKED, 'Another process keeps the store locked. Try again; if it stays, restart that process.'],
	[READONLY, 'Give the user that runs n8n the right to write the file and its folder.'],
	[IOERR, 'Check that the disk has space left and works; nothing of this step was saved.'],
	[FULL, 'Free disk space and run again; nothing of this step was saved.'],
	[CANTOPEN, 'Check that the folder exists and that the user that runs n8n may write there.'],
]);

/** The primary result code of an error from SQLite, else undefined. */
function resultCode(error: unknown): number | undefined {
	if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
	return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
	const code = resultCode(error);
	return code === BUSY || code === LOCKED;
}

/** STORE_FAILED or CORRUPT_FILE for what SQLite or the file system said; everything else unchanged. */
export function sqliteError(error: unknown, file: string): unknown {
	if (isLibraryError(error) || !types.isNativeError(error)) return error;
	const code = resultCode(error);
	if (code === CORRUPT || code === NOTADB) {
		return new LibraryError(
			'CORRUPT_FILE',
			`The store ${file} is damaged or is no SQLite database: ${error.message}.`,
			'Restore it from a backup, or move it away to begin with an empty store.',
			{ file },
		);
	}
	const systemCode = 'code' in error ? String(error.code) : '';
	if (code === undefined && !/^(E[A-Z]+|ERR_[A-Z_]+)$/.test(systemCode)) return error;
	return new LibraryError(
		'STORE_FAILED',
		`The store ${file} could not be used: ${error.message}.`,
		HINTS.get(code ?? CANTOPEN) ?? 'Check the file and its folder, then run again.',
		{ file, sqliteCode: code ?? null, systemCode },
	);
}
