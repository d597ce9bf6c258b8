import { bootstrapDifference, Random, type SparseSample } from '../../math';
import type { Bounded } from './bounded';

/** Any: the same orders give the same interval. */
const SEED = 20_260_302;
const MOST_RESAMPLES = 9_999;
const LEAST_RESAMPLES = 1_000;
/** Values drawn in all; about a third of a second. */
const DRAWS = 2e7;
/** Above, Welch's interval is as good and much quicker. */
const MOST_BUYERS = 100_000;

/** Spending per person of two groups, the first less the second, with the BCa interval; null where it cannot be told or is not needed. */
export function bootstrapLift(mailed: SparseSample, held: SparseSample): Bounded | null {
	const buyers = mailed.values.length + held.values.length;
	if (buyers > MOST_BUYERS) return null;
	const some = Math.max(LEAST_RESAMPLES, Math.floor(DRAWS / Math.max(1, buyers)));
	return bootstrapDifference(mailed, held, new Random(SEED), Math.min(MOST_RESAMPLES, some));
}
