/** What changes the order of a person's list beyond the scores. Each part is null when it is not wanted. */
import type { Boost } from './boost';
import type { Diversity } from './diversity';
import type { Exploration } from './explore';
import type { ListTally } from './tally';

export interface Rerank {
	readonly boost: Boost | null;
	readonly diversity: Diversity | null;
	readonly exploration: Exploration | null;
	/** Counts what was done to the lists; null: not counted. */
	readonly tally: ListTally | null;
}
