import type { Sql } from '../database';

/** One piece of work that waits for the connection. */
export interface Task {
	readonly kind: 'read' | 'write';
	/** Does the work and returns the function that hands its result to the caller. */
	run(sql: Sql): Promise<() => void>;
	fail(error: unknown): void;
}

/** First come, first served; neighbours of one kind come out together. */
export class TaskQueue {
	private tasks: Task[] = [];

	get size(): number {
		return this.tasks.length;
	}

	/** Resolves when the task's answer is given, rejects when it fails. */
	add<T>(kind: Task['kind'], work: (sql: Sql) => Promise<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			const run = async (sql: Sql) => {
				const value = await work(sql);
				return () => resolve(value);
			};
			this.tasks.push({ kind, run, fail: reject });
		});
	}

	/** The next tasks of one kind, at most `limit`. */
	take(limit: number): Task[] {
		const kind = this.tasks[0]?.kind;
		const end = this.tasks.findIndex((task) => task.kind !== kind);
		return this.tasks.splice(0, Math.min(limit, end < 0 ? this.tasks.length : end));
	}
}
