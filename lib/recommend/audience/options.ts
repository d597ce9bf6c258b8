import { LibraryError } from '../../errors';
import type { FileSource, Table } from '../../table';
import type { CatalogueOptions } from '../catalogue';
import type { ContentOptions } from '../content';
import type { EventOptions } from '../events';
import { checkNumber } from '../options';

/** Orders that came after the training: to measure the lift on, and to leave out who bought meanwhile. */
export interface FreshEvents extends Pick<
	EventOptions,
	'productColumn' | 'dateColumn' | 'quantityColumn' | 'asOf'
> {
	readonly events: Table | FileSource;
	readonly customerColumn: string;
	/** UTC ms: only later events count, and only after the last one that the model learned from. */
	readonly after?: number;
}

export interface AudienceOptions {
	/** A saved recommendation model. */
	readonly artefact: Uint8Array;
	/** `table`: the customers of the job's table; `model` (default): everybody whom the model knows. */
	readonly customers?: 'table' | 'model';
	/** Column with the customer's id; default `customer_id`. */
	readonly customerColumn?: string;
	/** The products to find customers for. Left out: every product of the catalogue that is for sale. */
	readonly productIds?: readonly string[];
	/** Customers a product, 1 … 100,000; default 100. */
	readonly topN?: number;
	/** In place of topN: share of the customers who could buy the product, above 0, at most 1. */
	readonly share?: number;
	/** Names, what is consumable, and what a product is like that the model does not know. */
	readonly products?: Table | FileSource;
	readonly catalogue?: CatalogueOptions;
	readonly content?: ContentOptions;
	readonly fresh?: FreshEvents;
	/** The lift as measured at the training (a LiftCurve), for when there are no fresh events. Anything else counts as none. */
	readonly lift?: unknown;
	/** Seed of the bootstrap; default 42. */
	readonly seed?: number;
	/** `nested` (default): a JSON `recommendation` a row; `long`: columns. */
	readonly layout?: 'nested' | 'long';
	/** Whether the rows carry the columns of the customers table; default false: only the id. */
	readonly keepColumns?: boolean;
}

/** More rows than these do not fit anybody's memory. */
export const MOST_ROWS = 1_000_000;

/** How many customers a product with so many candidates gets. Throws INVALID_PARAMETER. */
export function limitOf({ topN = 100, share }: AudienceOptions): (candidates: number) => number {
	checkNumber('topN', topN, 1, 100_000);
	if (share === undefined) return (candidates) => Math.min(topN, candidates);
	checkNumber('share', share, 1e-6, 1, false);
	return (candidates) => Math.ceil(share * candidates);
}

/** Throws INVALID_PARAMETER for more rows than can be given. */
export function checkRows(rows: number): void {
	if (rows <= MOST_ROWS) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`These settings give ${rows} rows of a product and a customer; at most ${MOST_ROWS} are possible.`,
		'Lower "Customers a Product" or pick fewer products.',
	);
}
