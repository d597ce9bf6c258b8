import type { FileSource, Table } from '../../table';

/** What an event of a type counts and means. */
export interface EventType {
	/** As in the events, e.g. `view`; upper and lower case are the same. */
	readonly type: string;
	/** Counts as so many pieces bought; 0 … 1,000,000, 0 = is left out; default 1. */
	readonly weight?: number;
	/** Default: as its name says (purchase, view, …), else as events without a type do. */
	readonly means?: 'bought' | 'lookedAt';
}

/** Orders or other events since the training, one row an event. */
export interface FreshOrders {
	readonly events: Table | FileSource;
	readonly customerColumn: string;
	readonly productColumn: string;
	readonly dateColumn?: string;
	readonly quantityColumn?: string;
	readonly typeColumn?: string;
}

/** What customers did after the model was trained. */
export interface RecentOptions {
	/**
	 * Column of the customers with the last events of each: product ids separated by commas, or a JSON array of ids or of objects.
	 * Without a type they were looked at. A table without this column has no events.
	 */
	readonly column?: string;
	/** Fields of such objects; default product_id, type, time (ISO text, or Unix seconds or milliseconds), quantity. */
	readonly productField?: string;
	readonly typeField?: string;
	readonly timeField?: string;
	readonly quantityField?: string;
	/** Events of many customers in a table of their own. Without a type they were bought. */
	readonly fresh?: FreshOrders;
	readonly eventTypes?: readonly EventType[];
	/** Whether products that were only looked at are left out of the list; default true. */
	readonly leaveOut?: boolean;
	/** Now, UTC ms: events without a time happened then; those more than a day later are left out. Default: no event is too late. */
	readonly asOf?: number;
}

export interface RecentReport {
	/** Events found. */
	readonly events: number;
	readonly used: number;
	/** Customers (rows) with an event that was used. */
	readonly customers: number;
	/** Events of products that the model does not know. */
	readonly unknownProducts: number;
	readonly withoutProduct: number;
	/** Events more than a day after now. */
	readonly future: number;
	/** Events whose time cannot be read: counted as of now. */
	readonly undated: number;
	/** Events whose quantity cannot be read: counted as 1. */
	readonly withoutQuantity: number;
	/** Events whose type has the weight 0. */
	readonly ignored: number;
	/** Fresh orders of a known customer that are not newer than the training: the model has them already. */
	readonly alreadyKnown: number;
	/** Fresh orders of customers that are not among the rows. */
	readonly ofOthers: number;
}

export type RecentCounts = { -readonly [K in keyof RecentReport]: RecentReport[K] };

export const noCounts = (): RecentCounts => ({
	...{ events: 0, used: 0, customers: 0, unknownProducts: 0, withoutProduct: 0, future: 0 },
	...{ undated: 0, withoutQuantity: 0, ignored: 0, alreadyKnown: 0, ofOthers: 0 },
});
