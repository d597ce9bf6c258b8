import { mkdtempSync, type Dirent } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'marketing-ai-browser-';
/** Another machine or container may share the folder for temporary files: what is young may be in use there. */
const LEFT_BEHIND_MS = 15 * 60_000;

/** A folder that only this user can read. Its name says which process it belongs to. */
export function newProfileFolder(): string {
	return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** The browser's last processes may still write for a moment. */
export async function removeFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Removes the folders of processes that were killed before they could. */
export async function removeLeftFolders(now: number): Promise<void> {
	const entries = await readdir(tmpdir(), { withFileTypes: true });
	for (const entry of entries.filter(isLeftBehind)) {
		const folder = join(tmpdir(), entry.name);
		const { mtimeMs, uid } = await lstat(folder).catch(() => ({ mtimeMs: now, uid: -1 }));
		const isOurs = uid === (process.getuid?.() ?? uid);
		if (isOurs && now - mtimeMs > LEFT_BEHIND_MS) await removeFolder(folder);
	}
}

function isLeftBehind(entry: Dirent): boolean {
	const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(entry.name)?.[1]);
	return pid > 0 && entry.isDirectory() && !isAlive(pid);
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
