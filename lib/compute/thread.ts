import { Worker } from 'node:worker_threads';
import { isLibraryError, LibraryError } from '../errors';
import { answerTo, noAnswer, type Services } from './asks';
import { cancelledError, raise } from './cancel';
import { unpack } from './codec';
import { memoryLimitError, threadDeath } from './failure';
import type { AskReply, JobRequest, Lane, Reply, TaskRequest, WorkerSetup } from './protocol';

/** How long a cancelled job may take to stop by itself before its thread is ended. */
const GRACE_MS = 250;
/** How long its thread may take to end before the caller is answered all the same: a busy machine may keep it waiting for its turn. */
const END_MS = 250;
const MEMORY_CHECK_MS = 100;
/**
 * V8 ends the whole process when one allocation passes its heap limit by more than 16 MB, so that limit lies this far above
 * the job's own, which is looked after from here.
 */
const HEADROOM_BYTES = 512 * 2 ** 20;
/** Node 20 cannot ask a running thread for its memory: there V8's own limit is the only one. */
const CAN_WATCH = typeof Worker.prototype.getHeapStatistics === 'function';

type WorkRequest = JobRequest | TaskRequest;

export interface WorkOptions {
	readonly memoryLimit: number;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((fraction: number, text: string) => void) | undefined;
	/** What the job may ask this side. */
	readonly services?: Services | undefined;
}

/** One worker thread that runs one request at a time. After a failure of the thread itself, `alive` is false. */
export class Thread {
	private readonly worker: Worker;
	alive = true;
	/** Why this thread is being ended on purpose, if it is. */
	private ending: LibraryError | undefined;

	/** `file`: the script that serves a registry of jobs (see serve.ts). */
	constructor(
		file: string,
		readonly memoryLimit: number,
		lane: Lane = 'background',
	) {
		const setup: WorkerSetup = { marketingAi: 'worker', file, lane };
		this.worker = new Worker(file, {
			workerData: setup,
			resourceLimits: { maxOldGenerationSizeMb: heapLimitMb(memoryLimit) },
		});
		this.worker.on('error', () => (this.alive = false));
		this.worker.on('exit', () => (this.alive = false));
		this.worker.unref();
	}

	/** Sends the request and resolves with the value of its reply. Keeps the process alive meanwhile. */
	async run(request: WorkRequest, options: WorkOptions): Promise<unknown> {
		this.worker.ref();
		const watchers = new AbortController();
		try {
			return await Promise.race([
				this.reply(request, options, watchers.signal),
				this.death(request.name, watchers.signal),
				this.limits(request, options, watchers.signal),
			]);
		} catch (error) {
			// A job that was told to stop may stop with any error: to the caller it was cancelled.
			throw options.signal?.aborted ? cancelledError() : error;
		} finally {
			watchers.abort();
			if (this.alive) this.worker.unref();
		}
	}

	async end(): Promise<void> {
		this.alive = false;
		await this.worker.terminate();
	}

	private async reply(
		request: WorkRequest,
		options: WorkOptions,
		done: AbortSignal,
	): Promise<unknown> {
		return await new Promise((resolve, reject) => {
			const listen = (reply: Reply) => {
				if (reply.type === 'progress') options.onProgress?.(reply.fraction, reply.text);
				else if (reply.type === 'ask') void this.answer(reply, options);
				else if (reply.type === 'result') resolve(unpack(reply.value));
				else reject(isLibraryError(reply.error) ? LibraryError.fromJSON(reply.error) : reply.error);
			};
			this.worker.on('message', listen);
			done.addEventListener('abort', () => this.worker.off('message', listen));
			this.worker.postMessage(request);
		});
	}

	private async answer(ask: AskReply, { services }: WorkOptions): Promise<void> {
		const answer = await answerTo(services, ask);
		if (!this.alive) return;
		try {
			this.worker.postMessage(answer);
		} catch (error) {
			this.worker.postMessage(noAnswer(ask, error));
		}
	}

	private async death(name: string, done: AbortSignal): Promise<never> {
		return await new Promise((_, reject) => {
			const fail = (cause: Error | number) => {
				this.alive = false;
				reject(this.ending ?? threadDeath(name, cause, this.memoryLimit));
			};
			this.worker.once('error', fail).once('exit', fail);
			done.addEventListener('abort', () => this.worker.off('error', fail).off('exit', fail));
		});
	}

	/** Ends the thread when the caller gives up and the job does not, or when memory outside the heap passes the limit. */
	private async limits(
		request: WorkRequest,
		options: WorkOptions,
		done: AbortSignal,
	): Promise<never> {
		return await new Promise((_, reject) => {
			const endWith = (error: LibraryError) => {
				this.alive = false;
				this.ending = error;
				void this.worker.terminate().then(() => reject(error));
			};
			const after = (ms: number, act: () => void) => {
				const timer = setTimeout(act, ms);
				done.addEventListener('abort', () => clearTimeout(timer));
			};
			const onAbort = () => {
				raise(request.control);
				this.worker.postMessage({ type: 'cancel' });
				after(GRACE_MS, () => endWith(cancelledError()));
				after(GRACE_MS + END_MS, () => reject(cancelledError()));
			};
			if (options.signal?.aborted) onAbort();
			options.signal?.addEventListener('abort', onAbort, { signal: done });
			this.watchMemory(() => endWith(memoryLimitError(request.name, this.memoryLimit)), done);
		});
	}

	/** Looks ten times a second at what the thread holds: heap and typed arrays. */
	private watchMemory(tooMuch: () => void, done: AbortSignal): void {
		if (!CAN_WATCH) return;
		let asked = false;
		const look = async () => {
			const { used_heap_size, external_memory } = await this.worker.getHeapStatistics();
			if (used_heap_size + external_memory > this.memoryLimit) tooMuch();
		};
		const timer = setInterval(() => {
			if (asked) return;
			asked = true;
			// A thread that is still starting, or has ended (then `death` reports it), rejects: ask again next time.
			look()
				.catch(() => undefined)
				.finally(() => (asked = false));
		}, MEMORY_CHECK_MS);
		timer.unref();
		done.addEventListener('abort', () => clearInterval(timer));
	}
}

function heapLimitMb(memoryLimit: number): number {
	return Math.ceil((memoryLimit + (CAN_WATCH ? HEADROOM_BYTES : 0)) / 2 ** 20);
}
