import { LibraryError } from '../../errors';
import { DAY_MS } from '../rfm/days';
import { parseAsOf, planOf, type RfmOptions, type RfmPlan } from '../rfm/options';

/** What can be asked of each customer about the time after a moment. */
export const QUESTION_KINDS = ['willChurn', 'willBuy', 'spend'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Which columns of the orders hold what, as for `features.rfm`. */
type OrderOptions = Omit<RfmOptions, 'asOf' | 'customers' | 'windows'>;

export interface SnapshotOptions extends OrderOptions {
	readonly question: QuestionKind;
	/**
	 * Length of the time that is asked about, in days, 1..730. Default: 90 for `willChurn` (most shops' customers buy every one to three
	 * months: a month of silence means little, a quarter does), 30 for the others (a month's plan, and more snapshots to learn from).
	 */
	readonly horizonDays?: number | undefined;
	/**
	 * `willChurn`: only customers with an order in so many days before the moment are asked about. Default: two horizons. Who was silent
	 * longer has already gone: counting them would be easy, useless and would make the model look better than it is.
	 */
	readonly activityDays?: number | undefined;
	/** Lengths of the feature windows in days, up to 5; the horizon is always one of them. Default [30, 90, 365]. */
	readonly windows?: readonly number[] | undefined;
	/** Orders up to this moment are known, as in `features.rfm`; default `latest`. */
	readonly asOf?: RfmOptions['asOf'] | undefined;
	/** UTC ms: orders with a later date are left out (typing errors, planned orders). Default: none is. */
	readonly notAfter?: number | undefined;
	/** Most snapshots, 1..24; default 6. */
	readonly snapshots?: number | undefined;
	/** Most rows of the result, 1,000 or more; default 500,000. Above it a fixed part of the customers is taken. */
	readonly maxRows?: number | undefined;
}

/** How the features of a question are made from orders: what a model carries so that it can be used on later orders. */
export interface Question {
	readonly kind: QuestionKind;
	readonly horizonDays: number;
	/** `willChurn` only. */
	readonly activityDays: number | null;
	/** Columns, windows and refunds; `asOf` is that of the last known order. */
	readonly plan: RfmPlan;
	/** Categories with a share column; null without a category column. */
	readonly categories: readonly string[] | null;
}

const DEFAULT_HORIZON = { willChurn: 90, willBuy: 30, spend: 30 } as const;
const WINDOWS: readonly number[] = [30, 90, 365];
/** The latest moment that a date can name. */
const END_OF_TIME = 1e8 * DAY_MS;

export interface CheckedSnapshots {
	readonly question: Omit<Question, 'categories'>;
	/** UTC ms: nothing after it is known. */
	readonly limit: number;
	readonly snapshots: number;
	readonly maxRows: number;
}

/** Throws INVALID_PARAMETER. */
export function checkSnapshots(options: SnapshotOptions): CheckedSnapshots {
	const kind = QUESTION_KINDS.find((known) => known === options.question);
	if (!kind) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`There is no question "${String(options.question)}".`,
			`Choose one of: ${QUESTION_KINDS.join(', ')}.`,
		);
	}
	const horizonDays = whole('horizonDays', options.horizonDays ?? DEFAULT_HORIZON[kind], 1, 730);
	const activityDays =
		kind === 'willChurn'
			? whole('activityDays', options.activityDays ?? 2 * horizonDays, 1, 3650)
			: null;
	const windows = [...new Set([...(options.windows ?? WINDOWS), horizonDays])];
	const limit = latestKnown(options);
	const plan = { ...planOf({ ...options, windows, asOf: 'latest' }), asOf: limit };
	checkNames(plan);
	return {
		question: { kind, horizonDays, activityDays, plan },
		limit,
		snapshots: whole('snapshots', options.snapshots ?? 6, 1, 24),
		maxRows: whole('maxRows', options.maxRows ?? 500_000, 1000, 1e9),
	};
}

/** The moment after which no order counts: the earlier of `asOf` and `notAfter`, UTC ms. */
export function latestKnown({
	asOf = 'latest',
	notAfter = END_OF_TIME,
}: Pick<SnapshotOptions, 'asOf' | 'notAfter'>): number {
	return Math.min(parseAsOf(asOf), notAfter, END_OF_TIME);
}

const MADE = new Set([
	...['prediction', 'probability', 'predictionLow', 'predictionHigh', 'rank', 'decile', 'reasons'],
	...['recency', 'frequency', 'monetary', 'averageOrderValue', 'tenureDays', 'daysBetweenOrders'],
	...['favouriteCategory', 'snapshotDate', ...QUESTION_KINDS],
]);

function checkNames({ customer }: RfmPlan): void {
	if (!MADE.has(customer) && !/^(orders|amount|trend)\d+d$|^share_/.test(customer)) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The customer column is called "${customer}", like a column that is made for each customer.`,
		'Rename it, e.g. to customer_id.',
	);
}

function whole(name: string, value: number, from: number, to: number): number {
	if (Number.isInteger(value) && value >= from && value <= to) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be a whole number ${from}..${to}, got ${value}.`,
		'Leave it out to use the default.',
	);
}
