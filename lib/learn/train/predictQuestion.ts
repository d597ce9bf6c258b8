/** Job `learn.predictQuestion`: scores customers from their orders with a model of a ready question. */
import { LibraryError } from '../../errors';
import { customersAsOf, type Question, type SnapshotOptions } from '../../features';
import type { JobContext } from '../../ports';
import { isFileSource, readTable, streamTable, Table, type FileSource } from '../../table';
import { decodeTrainedModel, type TrainedModel } from './model';
import { scoreRows, type PredictOptions, type PredictReport, type PredictResult } from './predict';

export interface PredictQuestionOptions extends PredictOptions {
	/** The moment at which customers are looked at; default `latest`: the end of the day of the latest order. */
	readonly asOf?: SnapshotOptions['asOf'];
	/** UTC ms: orders with a later date are left out. */
	readonly notAfter?: number | undefined;
}

/** How customers were made from orders. */
export interface CustomersReport {
	readonly customerColumn: string;
	/** ISO date-time at which the customers were looked at. */
	readonly asOf: string;
	readonly horizonDays: number;
	/** Customers scored. */
	readonly customers: number;
	/** `willChurn`: customers without an order in so many days are not scored: they have gone already. */
	readonly activityDays: number | null;
	readonly inactive: number;
	readonly orderRows: number;
	readonly rowsAfterAsOf: number;
	readonly rejectedRows: number;
}

export interface PredictQuestionResult extends PredictResult {
	/** From orders: one row a customer, in byte order of the ids: the id and what the model says. From features: as `learn.predict`. */
	readonly table: Table;
	readonly report: PredictReport & {
		/** Null when the rows were features already. */
		readonly customers: CustomersReport | null;
	};
}

/**
 * With the columns of the orders that the model was trained on: features of each customer as of a moment, then one row a customer. With
 * the columns that Extract Features makes instead: scores those rows. Throws INVALID_PARAMETER for a model without a question,
 * MISSING_COLUMN with neither, EMPTY_INPUT when no customer is to be scored, and as `learn.predict`.
 */
export async function predictQuestion(
	source: Table | FileSource,
	{ artefact, ...options }: PredictQuestionOptions,
	context: JobContext,
): Promise<PredictQuestionResult> {
	const model = decodeTrainedModel(artefact);
	const { question } = model;
	if (question === null) throw noQuestion();
	const names = await columnNames(source);
	if (orderColumns(question).every((name) => names.includes(name)))
		return await fromOrders(source, model, question, options, context);
	const table = isFileSource(source) ? await readTable(source, { context }) : source;
	checkFeatures(table, model, question);
	const { table: scored, report } = await scoreRows(model, table, options, context);
	return { table: scored, report: { ...report, customers: null } };
}

async function fromOrders(
	source: Table | FileSource,
	model: TrainedModel,
	question: Question,
	options: Omit<PredictQuestionOptions, 'artefact'>,
	context: JobContext,
): Promise<PredictQuestionResult> {
	const made = await customersAsOf(source, question, options, context);
	const { table, inactive, asOf } = made;
	if (table.numRows === 0) throw nobody(question, inactive);
	const own = { ...options, keepColumns: false, asOf: undefined };
	const scored = await scoreRows(model, table, own, context);
	const { customer } = question.plan;
	const { rows, rowsAfterAsOf, rejectedRows } = made.report;
	const customers: CustomersReport = {
		customerColumn: customer,
		asOf: made.report.asOf ?? String(asOf),
		horizonDays: question.horizonDays,
		customers: table.numRows,
		activityDays: question.activityDays,
		inactive,
		orderRows: rows,
		rowsAfterAsOf,
		rejectedRows,
	};
	return {
		table: new Table([[customer, table.column(customer)], ...scored.table.entries()]),
		report: {
			...scored.report,
			customers,
			notes: [...scored.report.notes, ...notesOf(customers)],
		},
	};
}

/** The columns without which orders are no orders; the model's others make features poorer, but not impossible to ask for. */
const orderColumns = ({ plan }: Question): string[] => {
	const { customer, date, amount, order, category } = plan;
	return [customer, date, ...amount, order, category].filter((name) => name !== null);
};

/** Of a file only the first rows are read. */
async function columnNames(source: Table | FileSource): Promise<string[]> {
	if (!isFileSource(source)) return source.names;
	for await (const table of streamTable(source, { chunkRows: 1 })) return table.names;
	return [];
}

function checkFeatures(table: Table, { recipe }: TrainedModel, question: Question): void {
	if (recipe.columns.some(({ column }) => table.has(column))) return;
	const missing = orderColumns(question).filter((name) => !table.has(name));
	throw new LibraryError(
		'MISSING_COLUMN',
		`The table has neither the columns of the orders (${missing.join(', ')} missing) nor the features that the model learnt from.`,
		'Connect the orders with the columns the model was trained on, or the output of Extract Features.',
		{ columns: missing },
	);
}

const noQuestion = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'The model answers no ready question: it was trained to predict a column.',
		'Use learn.predict.',
	);

const nobody = ({ activityDays }: Question, inactive: number) =>
	new LibraryError(
		'EMPTY_INPUT',
		activityDays === null
			? 'There is no customer with an order to predict.'
			: `There is no customer to predict: ${inactive} had no order in the last ${activityDays} days.`,
		'Check the orders and the as-of date.',
	);

function notesOf({ activityDays, inactive, rejectedRows, orderRows }: CustomersReport): string[] {
	const notes: string[] = [];
	if (inactive > 0)
		notes.push(
			`${inactive} customers had no order in ${activityDays ?? 0} days: they have gone already and are not scored.`,
		);
	if (rejectedRows > 0)
		notes.push(`${rejectedRows} of ${orderRows} order rows cannot be read: not used.`);
	return notes;
}
