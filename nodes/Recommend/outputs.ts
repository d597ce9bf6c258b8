import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';
import type { TrainReport } from '../../lib/recommend';
import type { Table } from '../../lib/table';
import { toFileItem, toItems, type NodeInput } from '../shared';
import { ORDERS_INPUT } from './inputs';

export const formatOf = (node: IExecuteFunctions) =>
	node.getNodeParameter('outputFormat', 0, 'items') as 'items' | 'csv' | 'ndjson' | 'parquet';

/** Form of the job's table: items get their own columns from the input items, files one row a recommendation. */
export function tableShape(node: IExecuteFunctions, input: NodeInput) {
	const isFile = formatOf(node) !== 'items';
	return {
		layout: isFile ? ('long' as const) : ('nested' as const),
		keepColumns: input.rows === 'file' && !isFile,
	};
}

const everyItem = (input: NodeInput, index: number): IPairedItemData[] =>
	input.items.map((_, item) => ({ item, input: index }));

/** The customers with their recommendations. */
export async function customerItems(
	node: IExecuteFunctions,
	input: NodeInput,
	table: Table,
	fileName = 'recommendations',
): Promise<INodeExecutionData[]> {
	const format = formatOf(node);
	if (format !== 'items') {
		const options = { format, fileName, pairedItem: everyItem(input, 0) };
		return [await toFileItem(node, table, options)];
	}
	if (input.rows === 'file') return await toItems(table, { pairedItem: () => input.fileItem });
	return await toItems(table, {
		pairedItem: (row) => ({ item: row }),
		base: (row) => input.items[row]?.json,
	});
}

/** Rows that a job made of an input's rows: items paired with the input rows that `rowsOf` names, or a file. */
export async function derivedItems(
	node: IExecuteFunctions,
	input: NodeInput,
	table: Table,
	{ fileName, rowsOf }: { fileName: string; rowsOf: (row: number) => readonly number[] },
): Promise<INodeExecutionData[]> {
	const format = formatOf(node);
	const index = ORDERS_INPUT;
	if (format !== 'items') {
		const pairedItem = everyItem(input, index);
		return [await toFileItem(node, table, { format, fileName, pairedItem })];
	}
	const fileItem = { item: input.fileItem, input: index };
	return await toItems(table, {
		pairedItem: (row) =>
			input.rows === 'file' ? fileItem : rowsOf(row).map((item) => ({ item, input: index })),
	});
}

export const dateText = (time: number | null) =>
	time === null ? null : new Date(time).toISOString();

/** What the training did, with dates as people read them. */
export function trainingJson({ events, evaluation, ...report }: TrainReport): IDataObject {
	return {
		...report,
		events: { ...events, from: dateText(events.from), to: dateText(events.to) },
		evaluation:
			'skipped' in evaluation
				? { ...evaluation }
				: { ...evaluation, cutoff: dateText(evaluation.cutoff) },
	};
}

/** One item that tells how it went. */
export function reportItem(
	json: IDataObject,
	inputs: readonly { readonly input: NodeInput; readonly index: number }[],
): INodeExecutionData {
	return { json, pairedItem: inputs.flatMap(({ input, index }) => everyItem(input, index)) };
}
