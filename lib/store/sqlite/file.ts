import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the folder (mode 700) and the file (mode 600) of a store when they are missing, before SQLite opens it: the
 * -wal and -shm files take over the file's mode. An existing folder keeps its mode; it may serve others as well.
 */
export function prepareFile(file: string): void {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	closeSync(openSync(file, 'a', 0o600));
	chmodSync(file, 0o600);
}
