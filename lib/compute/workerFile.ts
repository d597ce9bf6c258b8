import { join } from 'node:path';

/** The script that worker threads start with: the built registry of jobs. */
export const WORKER_FILE = join(__dirname, '..', 'jobs.js');
