/** Scores customers from their orders with a model of a ready question. */
import { LibraryError } from '../../errors';
import { customersAsOf, type Question } from '../../features';
import type { JobContext } from '../../ports';
import { isFileSource, readTable, streamTable, Table, type FileSource } from '../../table';
import { customersNotes, type CustomersReport } from './customersReport';
import type { TrainedModel } from './model';
import { scoreRows, type PredictResult, type ScoreRowsOptions } from './predict';

/**
 * With the columns of the orders that the model was trained on: features of each customer as of a moment, then one row a customer, in
 * byte order of the ids: the id and what the model says. With the columns that Extract Features makes instead: scores those rows.
 * Throws MISSING_COLUMN with neither, EMPTY_INPUT when no customer is to be scored, and as `scoreRows`.
 */
export async function scoreCustomers(
	model: TrainedModel,
	question: Question,
	source: Table | FileSource,
	options: ScoreRowsOptions,
	context: JobContext,
): Promise<PredictResult> {
	const names = await columnNames(source);
	if (orderColumns(question).every((name) => names.includes(name)))
		return await fromOrders(source, model, question, options, context);
	const table = isFileSource(source) ? await readTable(source, { context }) : source;
	checkFeatures(table, model, question);
	return await scoreRows(model, table, options, context);
}

async function fromOrders(
	source: Table | FileSource,
	model: TrainedModel,
	question: Question,
	options: ScoreRowsOptions,
	context: JobContext,
): Promise<PredictResult> {
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
			notes: [...scored.report.notes, ...customersNotes(customers)],
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

const nobody = ({ activityDays }: Question, inactive: number) =>
	new LibraryError(
		'EMPTY_INPUT',
		activityDays === null
			? 'There is no customer with an order to predict.'
			: `There is no customer to predict: ${inactive} had no order in the last ${activityDays} days.`,
		'Check the orders and the as-of date.',
	);
