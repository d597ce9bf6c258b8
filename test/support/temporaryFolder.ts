import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A new empty folder; `removeTemporaryFolders` deletes all of them. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'marketing-ai-test-'));
	made.push(folder);
	return folder;
}

export function removeTemporaryFolders(): void {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
