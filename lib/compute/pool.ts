import { availableParallelism, totalmem } from 'node:os';
import { cancelledError } from './cancel';
import type { Lane } from './protocol';
import { Thread } from './thread';

/** Idle threads are ended after this time, so that a quiet n8n gives their memory back; quick ones hold what a cold start costs. */
const IDLE_MS = { background: 60_000, quick: 600_000 } as const;

/** One core is left for the caller's event loop. */
export function defaultThreads(): number {
	return Math.max(1, availableParallelism() - 1);
}

/** Bytes a job may use: MARKETING_AI_MEMORY_MB, else half of the machine's memory, at most 8 GB. */
export function defaultMemoryLimit(): number {
	const configured = Number(process.env['MARKETING_AI_MEMORY_MB']);
	if (configured > 0) return configured * 2 ** 20;
	return Math.min(totalmem() / 2, 8 * 2 ** 30);
}

interface Waiting {
	readonly start: () => void;
}

/** Threads made when they are needed, at most `size` at work at once, the rest of the callers in a queue. */
export class Pool {
	private readonly idle: { thread: Thread; timer: NodeJS.Timeout }[] = [];
	private readonly queue: Waiting[] = [];
	private busy = 0;

	constructor(
		private readonly file: string,
		readonly size: number,
		private readonly lane: Lane = 'background',
	) {}

	/** Runs `work` on a thread of its own. Rejects with CANCELLED when the signal fires while waiting for one. */
	async use<R>(
		memoryLimit: number,
		signal: AbortSignal | undefined,
		work: (thread: Thread) => Promise<R>,
	): Promise<R> {
		await this.slot(signal);
		const thread = this.take(memoryLimit);
		try {
			return await work(thread);
		} finally {
			this.giveBack(thread);
			this.busy--;
			this.queue.shift()?.start();
		}
	}

	/** Ends every idle thread (tests; shutting down). */
	async close(): Promise<void> {
		const idle = this.idle.splice(0);
		for (const { timer } of idle) clearTimeout(timer);
		await Promise.all(idle.map(async ({ thread }) => await thread.end()));
	}

	private async slot(signal: AbortSignal | undefined): Promise<void> {
		if (signal?.aborted) throw cancelledError();
		if (this.busy < this.size) {
			this.busy++;
			return;
		}
		await new Promise<void>((resolve, reject) => {
			const waiting: Waiting = {
				start: () => {
					this.busy++;
					signal?.removeEventListener('abort', giveUp);
					resolve();
				},
			};
			const giveUp = () => {
				this.queue.splice(this.queue.indexOf(waiting), 1);
				reject(cancelledError());
			};
			signal?.addEventListener('abort', giveUp, { once: true });
			this.queue.push(waiting);
		});
	}

	private take(memoryLimit: number): Thread {
		const at = this.idle.findIndex(
			({ thread }) => thread.alive && thread.memoryLimit === memoryLimit,
		);
		const [found] = at < 0 ? [] : this.idle.splice(at, 1);
		if (!found) return new Thread(this.file, memoryLimit, this.lane);
		clearTimeout(found.timer);
		return found.thread;
	}

	private giveBack(thread: Thread): void {
		if (!thread.alive) return;
		const timer = setTimeout(() => {
			this.idle.splice(
				this.idle.findIndex((item) => item.thread === thread),
				1,
			);
			void thread.end();
		}, IDLE_MS[this.lane]);
		timer.unref();
		this.idle.push({ thread, timer });
	}
}
