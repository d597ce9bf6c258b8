/**
 * Jobs are background work: where several threads want a processor, the one that answers web requests comes first, and
 * so do the threads that collect its garbage. On Linux a priority belongs to a thread, and threads started by this one
 * inherit it. Elsewhere it belongs to the whole process and stays as it is.
 */
import { setPriority } from 'node:os';

/** As `nice -n 10`: with all processors busy, about a tenth of the share that the main thread gets. */
const BACKGROUND = 10;
const THIS_THREAD = 0;

/** Gives this thread a low priority (Linux only). Returns the niceness it has now, or null where it was left alone. */
export function workInBackground(platform: NodeJS.Platform = process.platform): number | null {
	if (platform !== 'linux') return null;
	setPriority(THIS_THREAD, BACKGROUND);
	return BACKGROUND;
}
