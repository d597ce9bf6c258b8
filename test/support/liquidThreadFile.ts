import { distFile } from './distFile';

/** Stands in for lib/campaign/template/liquid/liquidThreadFile in tests: the thread runs the built package. */
export const LIQUID_THREAD_FILE = distFile('lib/campaign/template/liquid/thread.js');
