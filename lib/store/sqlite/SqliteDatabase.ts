import { setImmediate } from 'node:timers/promises';
import { LibraryError } from '../../errors';
import type { Clock } from '../../ports';
import type { Database, Sql } from '../database';
import { sqliteDialect } from './dialect';
import { isBusy, sqliteError } from './errors';
import { SqliteConnection } from './SqliteConnection';
import { TaskQueue, type Task } from './TaskQueue';

/** Milliseconds after which a store that another process keeps locked is given up. */
const LOCK_LIMIT = 30_000;
/** Writes that share one commit, and so one wait for the disk. */
const GROUP = 64;

/**
 * SQLite with group commit: writes that wait at the same time share one transaction, each in its own savepoint, so that
 * one that fails undoes only itself. No promise resolves before the commit is on disk.
 */
export class SqliteDatabase implements Database {
	readonly driver = 'sqlite';
	readonly dialect = sqliteDialect;
	private readonly queue = new TaskQueue();
	private draining: Promise<void> | null = null;
	private closed = false;

	private constructor(
		private readonly file: string,
		private readonly connection: SqliteConnection,
		private readonly clock: Clock,
	) {}

	static async open(file: string, clock: Clock): Promise<SqliteDatabase> {
		try {
			return new SqliteDatabase(file, await SqliteConnection.open(file), clock);
		} catch (error) {
			throw sqliteError(error, file);
		}
	}

	async read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.enqueue('read', work);
	}

	async write<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.enqueue('write', work);
	}

	/** Deleted rows are overwritten at once (secure_delete); the write-ahead log still holds them until it is emptied. */
	async purge(): Promise<void> {
		await this.draining;
		try {
			this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		} catch (error) {
			throw sqliteError(error, this.file);
		}
	}

	/** Waits for what is under way. */
	async close(): Promise<void> {
		if (this.closed) return;
		this.closed = true;
		await this.draining;
		this.connection.close();
	}

	private async enqueue<T>(kind: 'read' | 'write', work: (sql: Sql) => Promise<T>): Promise<T> {
		if (this.closed) {
			throw new LibraryError(
				'STORE_FAILED',
				`The store ${this.file} is already closed.`,
				'Open the store again before using it.',
			);
		}
		const result = this.queue.add(kind, work);
		this.draining ??= this.drain();
		return await result;
	}

	private async drain(): Promise<void> {
		while (this.queue.size > 0) {
			// Lets everything that is ready to write join this group.
			await setImmediate();
			const group = this.queue.take(GROUP);
			try {
				await this.patiently(async () => await this.transaction(group));
			} catch (error) {
				const failure = sqliteError(error, this.file);
				for (const task of group) task.fail(failure);
			}
		}
		this.draining = null;
	}

	/** Repeats while another process holds the lock. Nothing was done when that happens: the lock is the first thing taken. */
	private async patiently(work: () => Promise<void>): Promise<void> {
		const limit = this.clock.now() + LOCK_LIMIT;
		for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
			try {
				await work();
				return;
			} catch (error) {
				if (!isBusy(error) || this.clock.now() >= limit) throw error;
			}
			await this.clock.sleep(wait);
		}
	}

	/** All tasks of the group or, when this rejects, none of them. */
	private async transaction(group: readonly Task[]): Promise<void> {
		this.connection.exec(group[0]?.kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
		try {
			const answers = [];
			for (const task of group) answers.push(await this.step(task));
			this.connection.exec('COMMIT');
			for (const answer of answers) answer();
		} catch (error) {
			this.rollback();
			throw error;
		}
	}

	/** Runs one task; the answer is given when the group is committed. */
	private async step(task: Task): Promise<() => void> {
		this.connection.exec('SAVEPOINT step');
		try {
			const answer = await task.run(this.connection);
			this.connection.exec('RELEASE step');
			return answer;
		} catch (error) {
			if (isBusy(error)) throw error;
			// Throws when SQLite has given up the whole transaction (disk full): then the group fails.
			this.undoStep(error);
			return () => task.fail(sqliteError(error, this.file));
		}
	}

	private undoStep(cause: unknown): void {
		try {
			this.connection.exec('ROLLBACK TO step; RELEASE step');
		} catch {
			throw cause;
		}
	}

	private rollback(): void {
		try {
			this.connection.exec('ROLLBACK');
		} catch {
			// SQLite has already rolled back; the caller reports the error that led here.
		}
	}
}
