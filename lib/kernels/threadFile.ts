import { join } from 'node:path';

/** The script that helper threads of a team start with. */
export const THREAD_FILE = join(__dirname, 'thread.js');
