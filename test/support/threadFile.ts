import { distFile } from './distFile';

/** Stands in for lib/kernels/threadFile in tests: kernel threads run the built package. */
export const THREAD_FILE = distFile('lib/kernels/thread.js');
