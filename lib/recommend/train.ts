/** Jobs `recommend.train` and `recommend.trainAndRecommend`. */
import { counted, eventNotes } from './eventNotes';
import type { JobContext } from '../ports';
import { isMissing, type FileSource, type Table } from '../table';
import { settle } from './algorithm/settle';
import type { AutoReport } from './algorithm/settleAuto';
import type { Settings } from './algorithm/settings';
import type { Catalogue } from './catalogue';
import { evaluate, type Evaluation } from './evaluate';
import { readEvents, type EventReport } from './events';
import { holdOut } from './holdOut';
import { codeIds } from './ids';
import { buildInteractions } from './interactions';
import type { Tuned } from './models/climb';
import { encodeModel, RECOMMEND_MODEL_KIND, type RecommendModel } from './model';
import {
	checkNumber,
	type RecommendOptions,
	type SegmentSource,
	type TrainOptions,
} from './options';
import { asTable, openCatalogue, recommendWith, type RecommendReport } from './recommend';
import { countingOf } from './recent/counting';
import { reorderingOf } from './rerank/listRules';
import { withCost } from './rerank/report';

export interface TrainReport {
	readonly events: EventReport;
	readonly customers: number;
	readonly products: number;
	/** Different customer-product pairs with something kept. */
	readonly pairs: number;
	/** As people read it: `iALS`, `EASE`, `Blend`, … */
	readonly algorithm: string;
	readonly parameters: Settings;
	/** How the algorithm was chosen, when `auto` or `blend` was asked for. */
	readonly auto: AutoReport | null;
	/** nDCG on hidden events of each regularisation tried; empty when it was given or could not be judged. */
	readonly tuning: Tuned['candidates'];
	/** The model and the popularity baseline on hidden events; or why there is no evaluation. */
	readonly evaluation: Evaluation | { readonly skipped: string };
	readonly notes: readonly string[];
}

export interface TrainResult {
	/** For the store: kind `recommend.ials`. */
	readonly artefact: Uint8Array;
	readonly kind: typeof RECOMMEND_MODEL_KIND;
	readonly info: Readonly<Record<string, unknown>>;
	readonly report: TrainReport;
}

/** More customers than these are thinned out evenly for the evaluation. */
const MAX_JUDGED_CUSTOMERS = 10_000;
const NOBODY_TO_JUDGE = 'No customer has purchases both before and after the hidden part.';

/** Segment names by customer id, from a customers table; at most this many segments are kept. */
const MAX_SEGMENTS = 200;

type SegmentLookUp = (customer: string) => string | null;

function segmentLookUp(
	customers: Table,
	{ customerColumn, segmentColumn }: Omit<SegmentSource, 'customers'>,
): SegmentLookUp {
	const { codes, ids } = codeIds(customers, customerColumn);
	const column = customers.column(segmentColumn);
	const segments = new Map<string, string>();
	const sizes = new Map<string, number>();
	codes.forEach((code, row) => {
		const id = ids[code];
		if (id === undefined || isMissing(column, row) || segments.has(id)) return;
		const name = String(customers.cell(segmentColumn, row));
		segments.set(id, name);
		sizes.set(name, (sizes.get(name) ?? 0) + 1);
	});
	const largest = [...sizes]
		.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
		.slice(0, MAX_SEGMENTS);
	const kept = new Set(largest.map(([name]) => name));
	return (customer) => {
		const name = segments.get(customer);
		return name !== undefined && kept.has(name) ? name : null;
	};
}

/** The same job with progress squeezed into from … to. */
function part(context: JobContext, from: number, to: number): JobContext {
	return {
		...context,
		progress: (fraction, text) => context.progress(from + (to - from) * fraction, text),
	};
}

function notesOf(events: EventReport): string[] {
	const notes: string[] = [];
	const say = counted(notes);
	notes.push(...eventNotes(events));
	say('Returns (negative quantity), which reduce what was bought', events.returns);
	say(
		'Customer-product pairs with nothing left (returned, or quantity 0), not offered again',
		events.returnedPairs,
	);
	return notes;
}

function checkEvaluation({ evaluationK = 10, testShare = 0.2 }: TrainOptions): void {
	checkNumber('evaluationK', evaluationK, 1, 100);
	checkNumber('testShare', testShare, 0.01, 0.9, false);
}

/** Trains on an events table. The model, and what a report says about it. */
function trainModel(
	table: Table,
	options: TrainOptions,
	catalogue: Catalogue | null,
	segmentOf: SegmentLookUp | undefined,
	context: JobContext,
): { model: RecommendModel; report: TrainReport } {
	checkEvaluation(options);
	const { events, report } = readEvents(table, options);
	context.progress(0.05, `Reading ${report.used} events`);
	const { interactions, returnedPairs } = buildInteractions(events, options);
	const rules = {
		filterBought: options.filterBought ?? true,
		isConsumable: (item: number) => catalogue?.isConsumable(events.products[item] ?? '') ?? false,
		...(options.lists && { reorder: reorderingOf(options.lists, catalogue) }),
	};
	const hold =
		options.evaluation === 'none' ? null : holdOut(events, options, rules, MAX_JUDGED_CUSTOMERS);
	// Settings are chosen within the part that the evaluation does not hide.
	const known = {
		events: hold?.split.train ?? events,
		interactions: hold?.interactions ?? interactions,
		whole: interactions,
	};
	const settled = settle(known, options, rules, part(context, 0.05, 0.4));
	const evaluation = hold
		? evaluate(settled, hold, options.evaluationK ?? 10, rules, part(context, 0.4, 0.6))
		: { skipped: options.evaluation === 'none' ? 'Not asked for.' : NOBODY_TO_JUDGE };
	const model = settled.fit(interactions, part(context, 0.6, 1), segmentOf);
	const full = { ...report, returnedPairs };
	return {
		model: { ...model, counting: countingOf(events, options), ...(catalogue && { catalogue }) },
		report: {
			events: full,
			customers: events.customers.length,
			products: events.products.length,
			pairs: interactions.matrix.values.length - returnedPairs,
			algorithm: settled.name,
			parameters: settled.settings(model),
			tuning: settled.tuning,
			auto: settled.auto,
			evaluation,
			notes: [...notesOf(full), ...settled.notes],
		},
	};
}

function packed(model: RecommendModel, report: TrainReport): TrainResult {
	const { customers, products, pairs, algorithm, parameters, evaluation } = report;
	return {
		artefact: encodeModel(model),
		kind: RECOMMEND_MODEL_KIND,
		info: { customers, products, pairs, algorithm, parameters, evaluation },
		report,
	};
}

/**
 * Learns from events who likes what, with iALS or another algorithm, judged on hidden events beside the popularity baseline.
 * The result does not depend on the order of rows or the number of threads. Throws EMPTY_INPUT, MISSING_COLUMN,
 * WRONG_TYPE, INVALID_PARAMETER, CANCELLED.
 */
export async function trainRecommender(
	events: Table,
	options: TrainOptions,
	context: JobContext,
): Promise<TrainResult> {
	const catalogue = await openCatalogue(options, context);
	const { segments } = options;
	const segmentOf = segments && segmentLookUp(await asTable(segments.customers, context), segments);
	const { model, report } = trainModel(events, options, catalogue, segmentOf, context);
	return packed(model, report);
}

export type TrainAndRecommendOptions = Omit<TrainOptions, 'segments' | 'customerColumn'> &
	Omit<RecommendOptions, 'customerColumn'> & {
		readonly events: Table | FileSource;
		/** Column of the customers table with the customer's id. */
		readonly customerColumn: string;
		/** Column of the events with the customer's id; default: the same name. */
		readonly eventCustomerColumn?: string;
	};

export interface TrainAndRecommendResult extends TrainResult {
	/** See recommend.forCustomers. */
	readonly table: Table;
	readonly recommendations: RecommendReport;
}

/** Trains on `options.events` and recommends to each row of `customers`, in one go. */
export async function trainAndRecommend(
	customers: Table,
	options: TrainAndRecommendOptions,
	context: JobContext,
): Promise<TrainAndRecommendResult> {
	const { customerColumn, segmentColumn, eventCustomerColumn = customerColumn } = options;
	const catalogue = await openCatalogue(options, context);
	const events = await asTable(options.events, context);
	const segmentOf =
		segmentColumn === undefined
			? undefined
			: segmentLookUp(customers, { customerColumn, segmentColumn });
	const training: TrainOptions = {
		...options,
		customerColumn: eventCustomerColumn,
		lists: options,
	};
	const steps = part(context, 0, 0.7);
	const { model, report } = trainModel(events, training, catalogue, segmentOf, steps);
	const result = recommendWith(model, customers, options, catalogue, part(context, 0.7, 1));
	const recommendations = withCost(result.report, report.evaluation);
	return { ...packed(model, report), table: result.table, recommendations };
}
