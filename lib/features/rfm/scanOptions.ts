import type { JobContext } from '../../ports';
import type { RfmPlan } from './options';

/** Where scans go; the buffers of a round are used again in the next. */
export interface ScanOptions {
	readonly plan: RfmPlan;
	readonly partitionBits: number;
	readonly context: JobContext;
	/** False: only counts are wanted. */
	readonly emit: boolean;
}
