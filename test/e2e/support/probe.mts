import { Worker } from 'node:worker_threads';

export interface ProbeReport {
	/** Milliseconds of every answer. */
	readonly times: number[];
	readonly failures: string[];
}

/** Starts to ask `url` every few milliseconds; the returned function ends it and tells what was seen. */
export function probe(url: string, everyMs = 20): () => Promise<ProbeReport> {
	const file = new URL('./prober.mjs', import.meta.url);
	const worker = new Worker(file, { workerData: { url, everyMs } });
	return async () => {
		const report = new Promise<ProbeReport>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
		});
		worker.postMessage('stop');
		const result = await report;
		await worker.terminate();
		return result;
	};
}
