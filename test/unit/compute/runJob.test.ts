import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { closePool, runJob, type Services } from '../../../lib/compute';
import { LibraryError } from '../../../lib/errors';
import { numberColumn, Table } from '../../../lib/table';

jest.mock('../../support/workerFile', () => ({
	WORKER_FILE: join(__dirname, '../../support/computeWorker.js'),
}));

const table = (...x: number[]) => new Table([['x', numberColumn(x)]]);
const EMPTY = new Table([]);

afterAll(closePool);

/** Milliseconds from the abort to the rejection. */
async function timeToCancel(job: string, threads = 1): Promise<number> {
	const abort = new AbortController();
	const run = runJob(job, EMPTY, {}, { signal: abort.signal, threads });
	await new Promise((resolve) => setTimeout(resolve, 300));
	const started = performance.now();
	abort.abort();
	await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
	return performance.now() - started;
}

describe('runJob', () => {
	it('returns tables from anywhere in the result', async () => {
		const result = await runJob<{ nested: { table: Table }[] }>('double', table(1, 2.5), {});
		expect([...result.nested[0]!.table.typed('x', 'number').values]).toEqual([2, 5]);
	});

	it('shares the columns with the worker instead of copying them', async () => {
		const shared = table(1, 2);
		await runJob('writeShared', shared, {});
		expect(shared.typed('x', 'number').values[0]).toBe(99);
	});

	it('takes tables inside the options', async () => {
		expect(await runJob('optionTable', EMPTY, { other: table(1, 2, 3) })).toBe(3);
	});

	it('reports progress in order and ends with 1', async () => {
		const steps: [number, string][] = [];
		await runJob(
			'steps',
			EMPTY,
			{},
			{ onProgress: (fraction, text) => void steps.push([fraction, text]) },
		);
		expect(steps).toEqual([
			[0.5, 'half'],
			[1, 'done'],
		]);
	});

	it('uses the same thread for the next job', async () => {
		const first = await runJob<number>('thread', EMPTY, {});
		expect(await runJob<number>('thread', EMPTY, {})).toBe(first);
	});
});

describe('the quick lane', () => {
	it('answers while a long job keeps every other thread busy', async () => {
		const abort = new AbortController();
		const long = Array.from({ length: 8 }, () =>
			runJob('waits', EMPTY, {}, { signal: abort.signal }).catch((error: unknown) => error),
		);
		const quick = await runJob<number>('thread', EMPTY, {}, { lane: 'quick' });
		expect(await runJob<number>('thread', EMPTY, {}, { lane: 'quick' })).toBe(quick);
		abort.abort();
		for (const end of await Promise.all(long)) expect(end).toMatchObject({ code: 'CANCELLED' });
		expect(await runJob<number>('thread', EMPTY, {})).not.toBe(quick);
	});

	(process.platform === 'linux' ? it : it.skip)('is not put behind the main thread', async () => {
		expect(await runJob<number>('priority', EMPTY, {}, { lane: 'quick' })).toBe(0);
		expect(await runJob<number>('priority', EMPTY, {})).toBe(10);
	});
});

describe('errors of a job', () => {
	it('arrive as the LibraryError that was thrown', async () => {
		await expect(runJob('refuses', EMPTY, {})).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: 'k must be 1..3, got 5',
			hint: 'Lower k.',
			details: { k: 5 },
		});
	});

	it('keep the message of an unexpected error', async () => {
		await expect(runJob('breaks', EMPTY, {})).rejects.toMatchObject({
			code: 'JOB_CRASHED',
			message: 'The job "breaks" stopped with an unexpected error: x is not a function',
		});
	});

	it('name an unknown job', async () => {
		await expect(runJob('no.such', EMPTY, {})).rejects.toMatchObject({ code: 'UNKNOWN_JOB' });
	});

	it('do not let "__proto__" or "constructor" count as jobs', async () => {
		await expect(runJob('constructor', EMPTY, {})).rejects.toMatchObject({ code: 'UNKNOWN_JOB' });
		await expect(runJob('__proto__', EMPTY, {})).rejects.toMatchObject({ code: 'UNKNOWN_JOB' });
	});

	it('say that the thread died, and the next job runs on a new one', async () => {
		await expect(runJob('dies', EMPTY, {})).rejects.toMatchObject({ code: 'JOB_CRASHED' });
		expect(await runJob('steps', EMPTY, {})).toBe('finished');
	});

	it('tell of a result that cannot be passed on instead of hanging', async () => {
		await expect(runJob('uncloneable', EMPTY, {})).rejects.toMatchObject({ code: 'JOB_CRASHED' });
	});
});

describe('cancelling', () => {
	it.each(['loops', 'deaf', 'waits'])('ends the job "%s" within a second', async (job) => {
		expect(await timeToCancel(job)).toBeLessThan(1000);
	});

	it('ends helper threads that do not listen', async () => {
		expect(await timeToCancel('mapsDeaf', 2)).toBeLessThan(1000);
	});

	it('answers within a second while the thread takes its time to end', async () => {
		const ends: Promise<number>[] = [];
		const late = jest.spyOn(Worker.prototype, 'terminate').mockImplementation(function (
			this: Worker,
		) {
			const exited = new Promise<number>((resolve) => this.once('exit', resolve));
			ends.push(exited);
			setTimeout(() => void this.terminate(), 2_000); // the real one again
			return exited;
		});
		expect(await timeToCancel('deaf')).toBeLessThan(1000);
		late.mockRestore();
		await Promise.all(ends);
	});

	it('refuses a job whose signal has fired before', async () => {
		const run = runJob('steps', EMPTY, {}, { signal: AbortSignal.abort() });
		await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
	});

	it('takes a waiting job out of the queue', async () => {
		const first = new AbortController();
		const second = new AbortController();
		// More endless jobs than threads: at least one waits.
		const endless = Array.from(
			{ length: 8 },
			async () => await runJob('loops', EMPTY, {}, { signal: first.signal }),
		);
		const waiting = runJob('steps', EMPTY, {}, { signal: second.signal });
		second.abort();
		await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
		first.abort();
		const ends = await Promise.allSettled(endless);
		expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
		expect(await runJob('steps', EMPTY, {})).toBe('finished');
	});
});

describe('memory limit', () => {
	it.each(['fillsHeap', 'fillsBuffers'])('stops the job "%s" with MEMORY_LIMIT', async (job) => {
		const run = runJob(job, EMPTY, {}, { memoryLimit: 64 * 2 ** 20 });
		await expect(run).rejects.toMatchObject({ code: 'MEMORY_LIMIT' });
	});

	it('holds for a thread that could not be asked yet, because it was still starting', async () => {
		const notYet = Object.assign(new Error('not running'), { code: 'ERR_WORKER_NOT_RUNNING' });
		const ask = jest.spyOn(Worker.prototype, 'getHeapStatistics').mockRejectedValueOnce(notYet);
		const run = runJob('fillsBuffers', EMPTY, {}, { memoryLimit: 64 * 2 ** 20 });
		await expect(run).rejects.toMatchObject({ code: 'MEMORY_LIMIT' });
		expect(ask.mock.calls.length).toBeGreaterThan(1);
		ask.mockRestore();
	});
});

describe('map', () => {
	it('gives results in input order, from several threads', async () => {
		const inputs = [1, 2, 3, 4, 5, 6];
		const results = await runJob<{ square: number; thread: number }[]>(
			'maps',
			EMPTY,
			{ inputs },
			{ threads: 2 },
		);
		expect(results.map(({ square }) => square)).toEqual([1, 4, 9, 16, 25, 36]);
		expect(new Set(results.map(({ thread }) => thread)).size).toBe(2);
	});

	it('runs in the job’s own thread when it has only one', async () => {
		const results = await runJob<{ thread: number }[]>(
			'maps',
			EMPTY,
			{ inputs: [1, 2] },
			{ threads: 1 },
		);
		expect(new Set(results.map(({ thread }) => thread))).toEqual(
			new Set([await runJob('thread', EMPTY, {})]),
		);
	});

	it('fails with the error of the task that failed', async () => {
		const run = runJob('mapsFailing', EMPTY, {}, { threads: 2 });
		await expect(run).rejects.toMatchObject({ code: 'EMPTY_INPUT', message: 'part 2 is empty' });
	});
});

describe('questions of a job', () => {
	const asks = async (service: string, question: unknown, services: Services) =>
		await runJob('asks', EMPTY, { service, question }, { services });

	it('are answered by the side that started it', async () => {
		const double = async (x: unknown) => 2 * Number(x);
		expect(await asks('double', 21, { double })).toBe(42);
	});

	it('get their own answers, whatever the order in which these come', async () => {
		const wait = async (ms: unknown) =>
			await new Promise((resolve) => setTimeout(() => resolve(`after ${ms}`), Number(ms)));
		const answers = await runJob('asksTwice', EMPTY, {}, { services: { wait } });
		expect(answers).toEqual(['after 30', 'after 1']);
	});

	it('reject with the error of the service', async () => {
		const refuses = async () => {
			throw new LibraryError('INVALID_PARAMETER', 'no such account', 'Choose another.');
		};
		await expect(asks('refuses', 1, { refuses })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: 'no such account',
		});
	});

	it.each(['other', 'constructor', '__proto__'])(
		'refuse a service "%s" that is not offered',
		async (name) => {
			await expect(asks(name, 1, {})).rejects.toMatchObject({ code: 'UNKNOWN_JOB' });
		},
	);

	it('reject when the answer cannot cross the thread border', async () => {
		const run = asks('function', 1, { function: async () => () => 1 });
		await expect(run).rejects.toMatchObject({ code: 'JOB_CRASHED' });
	});

	it('end with the job that is cancelled while they wait', async () => {
		const abort = new AbortController();
		const never = async () => await new Promise(() => undefined);
		const options = { services: { never }, signal: abort.signal };
		const run = runJob('asks', EMPTY, { service: 'never', question: 1 }, options);
		setTimeout(() => abort.abort(), 200);
		await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
	});
});
