import type { FileSource, Table } from '../../table';
import type { CatalogueOptions } from '../catalogue';
import type { EventOptions } from '../events';

export interface ReplayOptions extends Omit<EventOptions, 'weighting' | 'halfLifeDays'> {
	/** A saved recommendation model. */
	readonly artefact: Uint8Array;
	/** UTC ms: only events count that are later than this and than the last one the model learned from. Needs dates. */
	readonly after?: number;
	/** Length of the lists, 1 … 100; default 10. */
	readonly k?: number;
	/** Whether products bought before count neither in lists nor as hits, unless consumable; default true. */
	readonly filterBought?: boolean;
	/** The shop's products: names, consumables, and what may be shown. Stock does not count: it is that of today. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	/** Seed of the bootstrap; default 42. */
	readonly seed?: number;
}
