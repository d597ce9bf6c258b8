/**
 * Customers as they were at several moments, with what they did next: rows to learn from, made from orders alone. The features of a
 * moment come from the orders up to it and nothing else; its label from the horizon after it. Moments lie a horizon apart, so the
 * label of one is read off the totals of the next, and labels never overlap.
 */
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import { Dictionary, float64, int32, Table, type Column } from '../../table';
import type { BuildResult, OrdersSource } from '../rfm/build';
import { chooseCategories } from '../rfm/layout';
import { DAY_MS, dayOf, endOfDay } from '../rfm/days';
import { checkTopCategories, DEFAULT_TOP_CATEGORIES } from '../rfm/options';
import { askedRows, buildAsOf, featuresOnly, spanOf, type Span } from './customerFeatures';
import { cutOffDays, dayText } from './cutOffs';
import {
	checkSnapshots,
	type CheckedSnapshots,
	type Question,
	type QuestionKind,
	type SnapshotOptions,
} from './question';
import { takenPart } from './sample';
import { stackTables } from './stack';

/** Column of the result with the day at whose end the customer is looked at. */
export const SNAPSHOT_DATE = 'snapshotDate';

export interface SnapshotReport {
	readonly question: QuestionKind;
	readonly horizonDays: number;
	readonly activityDays: number | null;
	/** Days of the first and the latest order used. */
	readonly firstOrder: string;
	readonly lastOrder: string;
	/** Earliest first. `mean`: share of yes, or the mean amount. */
	readonly snapshots: readonly {
		readonly date: string;
		readonly customers: number;
		readonly mean: number;
	}[];
	/** Part of the customers that was taken, 0..1. */
	readonly customersTaken: number;
	readonly orderRows: number;
	/** After the as-of date or in the future: not used. */
	readonly rowsAfterAsOf: number;
	readonly rejectedRows: number;
}

export interface CustomerSnapshots {
	/**
	 * One row a customer and moment: moments ascending, then customers in byte order of their ids. Columns: the id, `snapshotDate`, the
	 * features, and the label under the name of the question: "yes"/"no", or the net amount.
	 */
	readonly table: Table;
	readonly question: Question;
	readonly report: SnapshotReport;
}

/**
 * Job part of `learn.trainQuestion`. Orders in any sequence, on any number of threads: same bytes. Cost: a pass over the orders a snapshot
 * and two more; memory: the totals of the customers once, and `maxRows` rows. Throws INVALID_PARAMETER (also when the orders span less than
 * two horizons), MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT, MEMORY_LIMIT.
 */
export async function customerSnapshots(
	source: OrdersSource,
	options: SnapshotOptions,
	context: JobContext,
): Promise<CustomerSnapshots> {
	const checked = checkSnapshots(options);
	const { plan, horizonDays } = checked.question;
	const span = await spanOf(source, plan, checked.limit, part(context, 0, 0.2));
	const days = cutOffDays(span, horizonDays, checked.snapshots);
	const share = Math.min(1, checked.maxRows / (span.customers * days.length));
	const maker = new SnapshotMaker(source, checked, options, share, context);
	for (const [i, day] of days.entries())
		await maker.add(day, part(context, (i + 1) / (days.length + 2), (i + 2) / (days.length + 2)));
	await maker.finish((days.at(-1) ?? 0) + horizonDays, context);
	return maker.result(span);
}

/** The progress of a part of the work. */
const part = (context: JobContext, from: number, to: number): JobContext => ({
	...context,
	progress: (fraction, text) => context.progress(from + fraction * (to - from), text),
	map: async (task, inputs) => await context.map(task, inputs),
});

interface Waiting {
	readonly day: number;
	/** Id and features of the customers asked about. */
	readonly table: Table;
}

class SnapshotMaker {
	private categories: readonly string[] | null = null;
	/** The last snapshot: its labels come with the next pass. */
	private waiting: Waiting | null = null;
	private readonly parts: Table[] = [];
	private readonly told: SnapshotReport['snapshots'][number][] = [];

	constructor(
		private readonly source: OrdersSource,
		private readonly checked: CheckedSnapshots,
		private readonly options: SnapshotOptions,
		private readonly share: number,
		private readonly context: JobContext,
	) {}

	/** The snapshot at the end of this day; labels the one before. */
	async add(day: number, context: JobContext): Promise<void> {
		this.context.signal.throwIfCancelled();
		const { plan } = this.checked.question;
		const built = await buildAsOf(
			this.source,
			{ ...plan, asOf: endOf(day) },
			(names, totals) => (this.categories ??= this.choose(names, totals)),
			context,
		);
		this.label(built);
		const taken = takenPart(built.table, plan.customer, this.share);
		const rows = askedRows(built.table, this.checked.question, taken);
		this.waiting = { day, table: featuresOnly(built.table).take(rows) };
	}

	/** The last pass gives labels only. */
	async finish(day: number, context: JobContext): Promise<void> {
		const { plan, horizonDays } = this.checked.question;
		const light = { ...plan, windows: [horizonDays], category: null, asOf: endOf(day) };
		this.label(await buildAsOf(this.source, light, () => [], context));
	}

	result(span: Span): CustomerSnapshots {
		const { question } = this.checked;
		const { kind, horizonDays, activityDays } = question;
		if (this.parts.length === 0) throw nobody(activityDays);
		const table = stackTables(this.parts);
		// The last known moment, not the limit that was asked for: that may be a clock's.
		const plan = { ...question.plan, asOf: endOfDay(span.last) };
		return {
			table,
			question: { ...question, plan, categories: this.categories },
			report: {
				question: kind,
				horizonDays,
				activityDays,
				firstOrder: dayText(dayOf(span.first)),
				lastOrder: dayText(dayOf(span.last)),
				snapshots: this.told,
				customersTaken: this.share,
				orderRows: span.report.rows,
				rowsAfterAsOf: span.report.rowsAfterAsOf,
				rejectedRows: span.report.rejectedRows,
			},
		};
	}

	/** From the orders of the earliest snapshot, so that no later one decides what an earlier one knows. */
	private choose(names: readonly string[], totals: Float64Array): readonly string[] {
		const top = checkTopCategories(this.options.topCategories ?? DEFAULT_TOP_CATEGORIES);
		return chooseCategories(names, totals, {
			top,
			include: this.options.includeCategories ?? [],
		});
	}

	private label({ table: later }: BuildResult): void {
		const { waiting } = this;
		this.waiting = null;
		if (!waiting || waiting.table.numRows === 0) return;
		const { plan, kind, horizonDays } = this.checked.question;
		const rows = sameCustomers(waiting.table, later, plan.customer);
		const name = kind === 'spend' ? `amount${horizonDays}d` : `orders${horizonDays}d`;
		const { values } = later.column(name);
		const seen = Float64Array.from(rows, (row) => values[row] ?? 0);
		const { label, mean } = labelOf(kind, seen);
		const [id = '', ...features] = waiting.table.names;
		const length = rows.length;
		this.parts.push(
			new Table([
				[id, waiting.table.column(id)],
				[SNAPSHOT_DATE, dateOf(endOf(waiting.day), length)],
				...features.map((feature) => [feature, waiting.table.column(feature)] as const),
				[kind, label],
			]),
		);
		this.told.push({ date: dayText(waiting.day), customers: length, mean });
	}
}

const endOf = (day: number) => (day + 1) * DAY_MS - 1;

const nobody = (activityDays: number | null) =>
	new LibraryError(
		'EMPTY_INPUT',
		`No customer had an order ${activityDays === null ? 'before' : `in the ${activityDays} days before`} any of the snapshots.`,
		'Ask about another number of days, or give more orders.',
	);

function dateOf(time: number, length: number): Column {
	return { type: 'date', length, validity: null, values: float64(length).fill(time) };
}

/** Rows of the same customers in a later table. Both are in byte order of the ids, and the later one holds all of the earlier. */
function sameCustomers(earlier: Table, later: Table, customer: string): Int32Array {
	const from = earlier.typed(customer, 'string');
	const to = later.typed(customer, 'string');
	let at = 0;
	return Int32Array.from({ length: earlier.numRows }, (_, row) => {
		const id = from.dictionary.get(from.values[row] ?? 0);
		while (at < later.numRows && to.dictionary.get(to.values[at] ?? 0) !== id) at++;
		return at;
	});
}

/** `seen`: orders or net amount in the horizon. */
function labelOf(kind: QuestionKind, seen: Float64Array): { label: Column; mean: number } {
	const { length } = seen;
	if (kind === 'spend') {
		const values = float64(length);
		values.set(seen);
		return { label: { type: 'number', length, validity: null, values }, mean: meanOf(seen) };
	}
	const yes = seen.map((orders) => Number(orders > 0 === (kind === 'willBuy')));
	const values = int32(length);
	values.set(yes);
	const dictionary = Dictionary.from(['no', 'yes']);
	const label: Column = { type: 'string', length, validity: null, values, dictionary, json: false };
	return { label, mean: meanOf(yes) };
}

const meanOf = (values: Float64Array) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
