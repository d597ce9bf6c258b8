import { join } from 'node:path';

/** The script of the thread that fills Liquid templates: built JavaScript beside this file. */
export const LIQUID_THREAD_FILE = join(__dirname, 'thread.js');
