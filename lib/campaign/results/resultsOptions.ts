import { LibraryError } from '../../errors';
import type { Table } from '../../table';
import { checkKey, checkRange } from '../run/check';
import type { ChannelOptions } from '../sms/channel';

/** What variants are judged by. `converted`: bought within the window; needs orders. */
export type Metric = 'clicked' | 'opened' | 'converted' | 'unsubscribed';

/** Where the orders say who bought what and when. */
export interface OrderOptions {
	/** Column of the orders with the e-mail address (SMS: the phone number), or with the customer ID when `customers` are given. */
	readonly customer: string;
	readonly date: string;
	/** Without it only buyers are counted. */
	readonly amount?: string;
	/** How many days after a person's message, or after he was held out, an order counts; 0.01 … 366, default 7. */
	readonly windowDays?: number;
	/** Who has which customer ID; without it orders name addresses or numbers. */
	readonly customers?: {
		readonly table: Table;
		readonly id: string;
		/** Column of the address; SMS: of the phone number. */
		readonly email: string;
	} | null;
}

export interface ResultsOptions extends Pick<ChannelOptions, 'channel' | 'phoneCountry'> {
	readonly campaign: string;
	/** Default `1`. */
	readonly step?: string;
	/** Whether all steps of the series are looked at together, each person counted once; default false. */
	readonly allSteps?: boolean;
	/** Default `clicked`. */
	readonly metric?: Metric;
	/** Null: no orders are looked at. */
	readonly orders?: OrderOptions | null;
}

export interface ResultsRules {
	readonly campaign: string;
	/** Null: all steps. */
	readonly step: string | null;
	readonly metric: Metric;
	readonly orders: (OrderOptions & { readonly windowDays: number }) | null;
}

const METRICS: readonly Metric[] = ['clicked', 'opened', 'converted', 'unsubscribed'];

/** Every default filled in and every bound checked. Throws INVALID_PARAMETER with the user's name of the field. */
export function readResultsOptions(options: ResultsOptions): ResultsRules {
	const { metric = 'clicked', orders = null } = options;
	if (!METRICS.includes(metric) || (metric === 'converted' && !orders)) throw noMetric(metric);
	const days = orders?.windowDays ?? 7;
	return {
		campaign: checkKey('Campaign', options.campaign),
		step: options.allSteps ? null : checkKey('Step', options.step ?? '1'),
		metric,
		orders: orders && {
			...orders,
			windowDays: checkRange('Attribution Window', days, 0.01, 366, false),
		},
	};
}

function noMetric(metric: string): LibraryError {
	return metric === 'converted'
		? new LibraryError(
				'INVALID_PARAMETER',
				'Variants are to be judged by orders, and there are no orders.',
				'Turn on "Compare Orders" and connect them, or judge by clicks.',
			)
		: new LibraryError(
				'INVALID_PARAMETER',
				`Variants cannot be judged by "${metric}".`,
				`Choose one of ${METRICS.join(', ')}.`,
			);
}
