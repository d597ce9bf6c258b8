import { setImmediate } from 'node:timers/promises';

/** How long the main thread may work before other requests of this n8n get their turn. */
const SLICE_MS = 15;

/** Call `await pause()` in a loop over many items: it yields to the event loop when the slice is used up. */
export function createPause(): () => Promise<void> | undefined {
	let started = performance.now();
	return () => {
		if (performance.now() - started < SLICE_MS) return undefined;
		return setImmediate().then(() => {
			started = performance.now();
		});
	};
}
