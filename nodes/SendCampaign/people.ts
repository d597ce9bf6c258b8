/** What the operations about people and the ledger share. */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PeopleResult } from '../../lib/campaign';
import { Table } from '../../lib/table';
import { plainJson, readInput, run, storeConfig, toItems, type NodeInput } from '../shared';
import { outcomeItems } from './outputs';

const NAMES = { status: 'status', reason: 'reason', recipient: 'recipient' };
const NO_ROWS = new Table([]);

/** A text parameter, trimmed. */
export const textOf = (node: IExecuteFunctions, name: string): string =>
	String(node.getNodeParameter(name, 0, '') ?? '').trim();

/** Columns by the fields that name them, without those that are empty. */
export function columnsOf(
	node: IExecuteFunctions,
	fields: Readonly<Record<string, string>>,
): Record<string, string> {
	const named = Object.entries(fields).map(([column, field]) => [column, textOf(node, field)]);
	return Object.fromEntries(named.filter(([, name]) => name !== ''));
}

/** The entries of "Options" as they are. */
export const optionsOf = (node: IExecuteFunctions): IDataObject =>
	node.getNodeParameter('options', 0, {});

/** Runs a job over the people of the input: done, not done (with the reason) and summary. `columns` are read as text. */
export async function runOnPeople(
	node: IExecuteFunctions,
	job: string,
	columns: Readonly<Record<string, string>>,
	options: object,
): Promise<INodeExecutionData[][]> {
	const input = await readInput(node, { texts: Object.values(columns) });
	const all = { ...options, columns, store: await storeConfig(node) };
	const result = await run<PeopleResult>(node, job, input.source, all);
	return await doneOutputs(result, input);
}

export async function doneOutputs(
	{ outcomes, summary }: PeopleResult,
	input: NodeInput,
): Promise<INodeExecutionData[][]> {
	const done: number[] = [];
	const notDone: number[] = [];
	for (let row = 0; row < outcomes.numRows; row++) {
		(outcomes.cell('done', row) === true ? done : notDone).push(row);
	}
	return [
		await outcomeItems(outcomes.take(done), input, NAMES),
		await outcomeItems(outcomes.take(notDone), input, NAMES),
		[{ json: plainJson(summary), pairedItem: input.items.map((_, item) => ({ item })) }],
	];
}

/** Runs a job that needs no rows of the input. */
export async function runOnStore<R>(
	node: IExecuteFunctions,
	job: string,
	options: object,
): Promise<R> {
	return await run<R>(node, job, NO_ROWS, { ...options, store: await storeConfig(node) });
}

/** Rows of the store as items. They come from no item of the input; the first one stands for the run. */
export async function listItems(table: Table): Promise<INodeExecutionData[]> {
	return await toItems(table, { pairedItem: () => ({ item: 0 }) });
}

/** `limit` and `after` of a list. */
export function spanOf(node: IExecuteFunctions): { limit: number; after: string } {
	const isAll = node.getNodeParameter('returnAll', 0, false) === true;
	const limit = isAll ? 0 : Number(node.getNodeParameter('limit', 0, 50));
	return { limit, after: String(optionsOf(node)['after'] ?? '').trim() };
}
