// A thread that asks an address again and again and measures every answer, whatever the test itself is doing.
// workerData: { url, everyMs }. On any message it stops and posts { times, failures }.
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';

const times = [];
const failures = [];
const open = new Set();

async function ask() {
	const begin = performance.now();
	try {
		const response = await fetch(workerData.url, { signal: AbortSignal.timeout(30_000) });
		await response.text();
		if (!response.ok) failures.push(`status ${response.status}`);
	} catch (error) {
		failures.push(String(error.cause ?? error));
	}
	times.push(performance.now() - begin);
}

await ask(); // The first answer includes loading this thread's own HTTP client.
times.length = 0;
const timer = setInterval(() => {
	if (open.size > 50) return;
	const asked = ask().finally(() => open.delete(asked));
	open.add(asked);
}, workerData.everyMs);

parentPort.once('message', async () => {
	clearInterval(timer);
	await Promise.all(open);
	parentPort.postMessage({ times, failures });
});
