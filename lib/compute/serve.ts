/**
 * The worker thread's side: answers one request after the other. A job's helper threads (JobContext.map) are workers of
 * this worker, so that ending this thread ends them too.
 */
import { setMaxListeners } from 'node:events';
import { isMainThread, parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { CancelSignal, JobContext, Progress } from '../ports';
import { isFileSource, readTable, Table } from '../table';
import { Asks } from './asks';
import { watch } from './cancel';
import { pack, unpack } from './codec';
import { describeFailure } from './failure';
import { mapOnThreads } from './mapTasks';
import { workInBackground } from './priority';
import type { JobRequest, Reply, Request, TaskRequest, WorkerSetup } from './protocol';
import { lookUp, type AnyJob, type AnyTask, type JobInput, type Registry } from './registry';

const PROGRESS_MS = 100;

/** At most ten progress messages a second, and always the last one (fraction 1). */
function progressTo(port: MessagePort): Progress {
	let last = -Infinity;
	return (fraction, text) => {
		const now = performance.now();
		if (fraction < 1 && now - last < PROGRESS_MS) return;
		last = now;
		port.postMessage({ type: 'progress', fraction, text } satisfies Reply);
	};
}

async function runTask(registry: Registry, request: TaskRequest, signal: CancelSignal) {
	const task = await lookUp(registry.tasks, request.name)();
	return await call(task, [unpack(request.input), { signal }]);
}

/** What a job needs of the thread it runs on. */
interface Host {
	readonly registry: Registry;
	readonly file: string;
	readonly port: MessagePort;
	readonly asks: Asks;
}

const isInput = (value: unknown): value is JobInput =>
	value instanceof Table || isFileSource(value);

async function runJob(
	{ registry, file, port, asks }: Host,
	request: JobRequest,
	signal: CancelSignal,
) {
	const { name, threads, memoryLimit, control } = request;
	const entry = lookUp(registry.jobs, name);
	const job = await entry.load();
	const context: JobContext = {
		signal,
		threads,
		memoryLimit,
		progress: progressTo(port),
		ask: async (service, question) => await asks.ask(service, question),
		map: async <I, O>(task: string, inputs: readonly I[]) =>
			await mapOnThreads<I, O>(registry, task, inputs, {
				file,
				threads,
				control,
				signal,
				memoryLimit,
			}),
	};
	const input = unpack(request.input);
	if (!isInput(input)) throw new TypeError(`The job "${name}" got neither a table nor a file.`);
	const table = isFileSource(input) && !entry.streams ? await readTable(input, { context }) : input;
	return await call(job, [table, unpack(request.options), context]);
}

/** The registry holds functions of many types; each checks its own options. */
async function call(job: AnyJob | AnyTask, args: readonly unknown[]): Promise<unknown> {
	return await Reflect.apply(job, undefined, args);
}

const isSetup = (value: unknown): value is WorkerSetup =>
	typeof value === 'object' &&
	value !== null &&
	'marketingAi' in value &&
	value.marketingAi === 'worker' &&
	'file' in value &&
	typeof value.file === 'string' &&
	'lane' in value;

/** The setup that lib/compute gives to its workers; null in any other thread. */
function workerSetup(): WorkerSetup | null {
	const setup: unknown = workerData;
	return !isMainThread && isSetup(setup) ? setup : null;
}

/** Makes this thread answer requests when it was started as a worker of this library; does nothing elsewhere. */
export function serveJobs(registry: Registry): void {
	const setup = workerSetup();
	if (!setup || !parentPort) return;
	if (setup.lane === 'background') workInBackground();
	const port = parentPort;
	const asks = new Asks(port);
	const host: Host = { registry, file: setup.file, port, asks };
	const send = (reply: Reply) => port.postMessage(reply);
	let abort = new AbortController();
	port.on('message', (request: Request) => {
		if (request.type === 'answer') return asks.answer(request);
		if (request.type === 'cancel') {
			asks.cancel();
			return abort.abort();
		}
		abort = new AbortController();
		// One listener a part of the job (JobContext.map), and there may be many parts.
		setMaxListeners(0, abort.signal);
		const signal = watch(request.control, abort);
		const work =
			request.type === 'job' ? runJob(host, request, signal) : runTask(registry, request, signal);
		work
			.then((value) => send({ type: 'result', value: pack(value) }))
			// Also when the result cannot be cloned: tell the caller rather than leave it waiting.
			.catch((error: unknown) =>
				send({ type: 'error', error: describeFailure(request.name, error) }),
			);
	});
}
