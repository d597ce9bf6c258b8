import { statSync } from 'node:fs';
import type { Clock, Store, StoreConfig } from '../ports';
import { openStore } from './openStore';

/** Runs `work` with the open store of this configuration. */
export type WithKeptStore = <R>(
	config: StoreConfig,
	work: (store: Store) => Promise<R>,
) => Promise<R>;

interface Kept {
	readonly store: Store;
	/** What the file was when it was opened; '' for a server. */
	readonly file: string;
	users: number;
	/** Closed when nobody uses it any more. */
	dropped: boolean;
	timer: NodeJS.Timeout | undefined;
}

const IDLE_MS = 10_000;

/**
 * Keeps stores open between requests, for those that come many times a second: opening takes longer than asking. A store closes
 * `idleMs` after its last use. One whose file was deleted, replaced or written over meanwhile is opened anew, and so is one that
 * failed: nobody sees what is no longer there.
 */
export function keepStores(clock: Clock, idleMs = IDLE_MS): WithKeptStore {
	const open = new Map<string, Kept>();
	const drop = async (key: string, kept: Kept) => {
		if (open.get(key) === kept) open.delete(key);
		kept.dropped = true;
		if (kept.users === 0) await closed(kept);
	};
	const leave = async (key: string, kept: Kept) => {
		kept.users--;
		if (kept.users > 0) return;
		if (kept.dropped) await closed(kept);
		else kept.timer = setTimeout(() => void drop(key, kept), idleMs).unref();
	};
	return async (config, work) => {
		const key = JSON.stringify(Object.entries(config).sort());
		const known = open.get(key);
		if (known && known.file !== fileOf(config)) await drop(key, known);
		const kept = open.get(key) ?? (await opened(config, clock));
		open.set(key, kept);
		kept.users++;
		clearTimeout(kept.timer);
		try {
			return await work(kept.store);
		} catch (error) {
			await drop(key, kept);
			throw error;
		} finally {
			await leave(key, kept);
		}
	};
}

async function opened(config: StoreConfig, clock: Clock): Promise<Kept> {
	const store = await openStore(config, { clock });
	return { store, file: fileOf(config), users: 0, dropped: false, timer: undefined };
}

async function closed({ store, timer }: Kept): Promise<void> {
	clearTimeout(timer);
	try {
		await store.close();
	} catch {
		// Its answers are given and a new one is opened: a failing close has nothing to tell.
	}
}

/** Tells one file from another, and from itself after somebody copied a backup over it. */
function fileOf(config: StoreConfig): string {
	if (config.driver !== 'sqlite') return '';
	const found = statSync(config.file, { bigint: true, throwIfNoEntry: false });
	return found ? `${found.dev}:${found.ino}:${found.size}:${found.mtimeNs}` : 'none';
}
