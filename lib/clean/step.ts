import type { Column } from '../table';
import type { Cleaned } from './cleaned';
import type { OnInvalid, OnMissing } from './options';
import type { Prepared } from './prepareColumn';

/** One column on its way: what was found out, what was read, and what the rules say about bad cells. */
export interface Step extends Prepared {
	readonly cleaned: Cleaned;
	/** The column as it goes on: unreadable cells missing, or as written when they are kept. */
	readonly column: Column;
	readonly onInvalid: Exclude<OnInvalid, 'auto'>;
	readonly onMissing: OnMissing;
}
