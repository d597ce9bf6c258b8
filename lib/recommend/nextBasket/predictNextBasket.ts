/** Job `recommend.nextBasket`: dated orders in; for each customer what will most probably be bought next, again or for the first time. */
import { counted, eventNotes } from '../eventNotes';
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { DAY_MS, readEvents, type EventReport, type Events } from '../events';
import { codeIds } from '../ids';
import { ProductTexts } from '../productTexts';
import { asTable, openCatalogue } from '../recommend';
import {
	checkBasketOptions,
	type BasketSettings,
	type PredictNextBasketOptions,
} from './basketOptions';
import {
	basketsOfCustomers,
	basketsOfOrders,
	sourceOf,
	type BasketSource,
	type CustomerBasket,
} from './basketTable';
import { evaluateHistories, lastDayOf, type NextBasketEvaluation } from './evaluate';
import { expectedProducts, type Forecaster } from './forecast';
import { NextBasket } from './nextBasket';
import { purchaseHistories, type PurchaseHistories } from './purchases';

export interface PredictNextBasketReport {
	readonly events: EventReport;
	readonly products: number;
	/** Customers predicted for, and how many of them by where their list comes from. */
	readonly customers: number;
	readonly sources: Readonly<Record<BasketSource, number>>;
	readonly horizonDays: number;
	/** First day after the last purchase, and the day after the horizon, UTC ms: what the chances are about. */
	readonly from: number;
	readonly to: number;
	readonly evaluation: NextBasketEvaluation | { readonly skipped: string };
	readonly notes: readonly string[];
}

export interface PredictNextBasketResult {
	/** One row a customer, or a product of a customer (`layout: 'long'`). */
	readonly table: Table;
	readonly report: PredictNextBasketReport;
}

const CUSTOMERS_A_LOOK = 512;
const UNTUNED = { settings: {}, level: 1 };

/** The evaluation, or why there is none. */
function judged(
	histories: PurchaseHistories,
	nProducts: number,
	{ topN, horizonDays, boughtBeforeOnly, seed }: BasketSettings,
	context: JobContext,
): PredictNextBasketReport['evaluation'] {
	try {
		const options = { k: topN, horizonDays, boughtBeforeOnly, seed };
		return evaluateHistories(histories, nProducts, options, context);
	} catch (error) {
		if (error instanceof LibraryError && error.code === 'EMPTY_INPUT') {
			return { skipped: error.message };
		}
		throw error;
	}
}

interface Wanted {
	readonly table: Table | null;
	/** Ids of the customers to predict for, row by row; empty: the row has none. */
	readonly ids: readonly string[];
}

async function wantedCustomers(
	events: Events,
	options: PredictNextBasketOptions,
	context: JobContext,
): Promise<Wanted> {
	if (options.customers === undefined) return { table: null, ids: events.customers };
	const table = await asTable(options.customers, context);
	const coded = codeIds(table, options.customersIdColumn ?? options.customerColumn);
	return { table, ids: Array.from(coded.codes, (code) => coded.ids[code] ?? '') };
}

function basketsFor(
	{ ids }: Wanted,
	{ customers }: Events,
	histories: PurchaseHistories,
	forecaster: Forecaster,
	context: JobContext,
): CustomerBasket[] {
	const places = new Map(customers.map((id, place) => [id, place]));
	return ids.map((customer, row) => {
		if (row % CUSTOMERS_A_LOOK === 0) {
			context.signal.throwIfCancelled();
			context.progress(0.6 + (0.4 * row) / ids.length, `Customer ${row + 1} of ${ids.length}`);
		}
		const own = histories[places.get(customer) ?? -1] ?? [];
		const products = expectedProducts(own, forecaster);
		return { row, customer, known: own.length > 0, products };
	});
}

function sourcesOf(baskets: readonly CustomerBasket[]): Record<BasketSource, number> {
	const sources = { personal: 0, popular: 0, none: 0 };
	for (const basket of baskets) sources[sourceOf(basket)]++;
	return sources;
}

function notesOf(
	events: EventReport,
	sources: PredictNextBasketReport['sources'],
	evaluation: PredictNextBasketReport['evaluation'],
): string[] {
	const notes: string[] = [];
	const say = counted(notes);
	if ('skipped' in evaluation) notes.push(`Not checked on hidden orders: ${evaluation.skipped}`);
	else notes.push(evaluation.verdict);
	say('Customers without purchases, who get popular products', sources.popular);
	say('Customers with an empty list', sources.none);
	notes.push(...eventNotes(events));
	say('Returns (negative quantity)', events.returns);
	return notes;
}

function checkHistories(histories: PurchaseHistories): number {
	const last = lastDayOf(histories);
	if (last > -Infinity) return last + 1;
	throw new LibraryError(
		'EMPTY_INPUT',
		'Nothing was bought for good: everything was returned or has no pieces.',
		'Check the quantity column.',
	);
}

/**
 * Predicts the next basket of each customer. The settings are chosen on weeks before the last ones, which check it. Does not depend on
 * the order of rows. Throws EMPTY_INPUT, MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, CANCELLED.
 */
export async function predictNextBasket(
	orders: Table,
	options: PredictNextBasketOptions,
	context: JobContext,
): Promise<PredictNextBasketResult> {
	const settings = checkBasketOptions(options);
	const catalogue = await openCatalogue(options, context);
	const { events, report } = readEvents(orders, options);
	const histories = purchaseHistories(events);
	const nProducts = events.products.length;
	const asOfDay = checkHistories(histories);
	context.progress(0.1, 'Checking on hidden orders');
	const evaluation = judged(histories, nProducts, settings, context);
	const tuned = 'skipped' in evaluation ? UNTUNED : evaluation;
	const model = new NextBasket(tuned.settings).fit(histories, nProducts, asOfDay);
	const texts = new ProductTexts(events.products, catalogue);
	const shown = Uint8Array.from(events.products, (_, product) => +texts.mayBeShown(product));
	const allowed = (product: number) => shown[product] === 1;
	const wanted = await wantedCustomers(events, options, context);
	const forecaster = { ...settings, model, asOfDay, level: tuned.level, allowed };
	const baskets = basketsFor(wanted, events, histories, forecaster, context);
	const sources = sourcesOf(baskets);
	const { layout = 'nested', keepColumns = false, customerColumn } = options;
	const shape = {
		layout,
		keepColumns,
		customerColumn: options.customersIdColumn ?? customerColumn,
	};
	return {
		table: wanted.table
			? basketsOfCustomers(wanted.table, baskets, texts, shape)
			: basketsOfOrders(baskets, texts, { layout, customerColumn }),
		report: {
			...{ events: report, products: nProducts, customers: baskets.length, sources },
			horizonDays: settings.horizonDays,
			from: asOfDay * DAY_MS,
			to: (asOfDay + settings.horizonDays) * DAY_MS,
			evaluation,
			notes: notesOf(report, sources, evaluation),
		},
	};
}
