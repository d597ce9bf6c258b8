import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { LibraryError } from '../../../errors';
import { LIQUID_THREAD_FILE } from './liquidThreadFile';
import { ANSWERED, ASKED, type LiquidReply, type LiquidRequest } from './protocol';

/** The thread loads the engine, ms. */
const START_MS = 10_000;
/** One part of one message, ms. Steps and memory are counted; the clock only ends what they do not see, and a busy machine must refuse nobody. */
const ANSWER_MS = 700;
/** V8 ends the thread above this, MB. No single value can be near it: the engine counts what filters make. */
const HEAP = { maxOldGenerationSizeMb: 40, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 } as const;

const TOO_LONG: LiquidReply = {
	...{ ok: false, reason: 'the template takes too long', missing: [], exhausted: true },
};

/** One thread that fills templates, asked and waited for without giving way. A question that takes too long ends it. */
export class LiquidThread {
	alive = true;
	private readonly counters = new Int32Array(new SharedArrayBuffer(8));
	private readonly port;
	private readonly worker;
	private asked = 0;

	/** Throws JOB_CRASHED when the thread does not start. */
	constructor() {
		const { port1, port2 } = new MessageChannel();
		this.port = port1;
		this.counters[ANSWERED] = -1;
		this.worker = new Worker(LIQUID_THREAD_FILE, {
			workerData: { counters: this.counters, port: port2 },
			transferList: [port2],
			resourceLimits: HEAP,
			env: {},
		});
		// Whoever waits for an answer notices by the time; a listener keeps the error from ending the process.
		this.worker.on('error', () => this.end());
		this.worker.unref();
		if (this.isAnswered(-1, START_MS)) return;
		this.end();
		throw new LibraryError(
			'JOB_CRASHED',
			'The thread for Liquid templates did not start.',
			'Run it again. If it happens again, give the process more memory, or use merge tags.',
		);
	}

	ask(request: LiquidRequest): LiquidReply {
		this.port.postMessage(request);
		const before = this.asked++;
		Atomics.store(this.counters, ASKED, this.asked);
		Atomics.notify(this.counters, ASKED);
		const received: { message: LiquidReply } | undefined = this.isAnswered(before, ANSWER_MS)
			? receiveMessageOnPort(this.port)
			: undefined;
		if (received) return received.message;
		this.end();
		return TOO_LONG;
	}

	end(): void {
		this.alive = false;
		this.port.close();
		void this.worker.terminate();
	}

	private isAnswered(before: number, ms: number): boolean {
		return Atomics.wait(this.counters, ANSWERED, before, ms) !== 'timed-out';
	}
}
