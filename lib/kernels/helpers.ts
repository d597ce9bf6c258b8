import { Worker } from 'node:worker_threads';
import type { HelperSetup } from './protocol';
import { THREAD_FILE } from './threadFile';

/** Helper threads of this thread that wait for a team. Starting one costs tens of milliseconds, so they are kept. */
const idle: Worker[] = [];

function start(): Worker {
	const helper = new Worker(THREAD_FILE);
	helper.unref();
	helper.once('exit', () => {
		const at = idle.indexOf(helper);
		if (at >= 0) idle.splice(at, 1);
	});
	return helper;
}

/** A helper thread that serves the team of `setup` until the team says stop; then give it back. */
export function borrowHelper(setup: HelperSetup): Worker {
	const helper = idle.pop() ?? start();
	helper.postMessage(setup);
	return helper;
}

/** Keeps the helper for the next team. Its team must have said stop. */
export function giveBack(helper: Worker): void {
	idle.push(helper);
}
