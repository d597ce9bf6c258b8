import { distFile } from './distFile';

/** Stands in for lib/compute/workerFile in tests: worker threads run the built package. */
export const WORKER_FILE = distFile('lib/jobs.js');
