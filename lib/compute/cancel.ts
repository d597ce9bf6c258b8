import { LibraryError } from '../errors';
import type { CancelSignal } from '../ports';

/** A one-word flag that another thread can raise. Falls back to a private word (cancel by message only) without shared memory. */
export function createControl(): Int32Array {
	return typeof SharedArrayBuffer === 'function'
		? new Int32Array(new SharedArrayBuffer(4))
		: new Int32Array(1);
}

export function raise(control: Int32Array): void {
	Atomics.store(control, 0, 1);
}

export function cancelledError(): LibraryError {
	return new LibraryError('CANCELLED', 'The job was cancelled.', 'Run it again to get a result.');
}

/** The worker's side of the flag. */
export function watch(control: Int32Array, abort: AbortController): CancelSignal {
	const isRaised = () => Atomics.load(control, 0) !== 0;
	return {
		get cancelled() {
			return isRaised();
		},
		throwIfCancelled() {
			if (isRaised()) throw cancelledError();
		},
		abortSignal: abort.signal,
	};
}
