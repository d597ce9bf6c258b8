import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';
import { tableToRecords, type Table } from '../../lib/table';
import { createPause, toFileItem, type NodeInput } from '../shared';
import { CLASSES } from './check/agreement';
import { classCodes } from './check/checkedColumns';

const SLICE_ROWS = 500;

type Format = 'items' | 'csv' | 'ndjson' | 'parquet';

/** Rows of the classes positive, neutral, negative in their order; every row in exactly one. */
function rowsByClass(results: Table): Int32Array[] {
	const codes = classCodes(results);
	const all = Int32Array.from(codes.keys());
	return CLASSES.map((_, place) => all.filter((row) => codes[row] === place));
}

/** The item that row `row` was, with the fields found; everything else as it came. Input items are never changed. */
function extended(input: NodeInput, row: number, found: IDataObject): INodeExecutionData {
	const item = input.rows === 'items' ? input.items[row] : undefined;
	const pairedItem: IPairedItemData = { item: input.rows === 'items' ? row : input.fileItem };
	const json = { ...item?.json, ...found };
	return item?.binary ? { json, binary: item.binary, pairedItem } : { json, pairedItem };
}

async function asItems(input: NodeInput, found: Table): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const pause = createPause();
	for (let from = 0; from < found.numRows; from += SLICE_ROWS) {
		const records = tableToRecords(found, from, from + SLICE_ROWS) as IDataObject[];
		for (const record of records) items.push(extended(input, items.length, record));
		await pause();
	}
	return items;
}

export interface Analysed {
	readonly input: NodeInput;
	/** The rows as a table, for files. */
	readonly table: Table;
	/** Columns found, beside the rows, by their names of the engine. */
	readonly results: Table;
	/** What those columns are called outside. */
	readonly nameOf: (column: string) => string;
}

/** Rows that leave by one output. */
export interface Route {
	/** Without extension. */
	readonly fileName: string;
	readonly rows: Int32Array;
}

/** Outputs Positive, Neutral and Negative: items, or one file each (none where a branch is empty). */
export async function branchOutputs(
	node: IExecuteFunctions,
	analysed: Analysed,
): Promise<INodeExecutionData[][]> {
	const branches = rowsByClass(analysed.results);
	const routes = branches.map((rows, i) => ({ fileName: CLASSES[i] ?? 'texts', rows }));
	return await routedOutputs(node, analysed, routes);
}

/** One output a route: items, or a file (none where it has no rows). */
export async function routedOutputs(
	node: IExecuteFunctions,
	{ input, table, results, nameOf }: Analysed,
	routes: readonly Route[],
): Promise<INodeExecutionData[][]> {
	const format = node.getNodeParameter('outputFormat', 0, 'items') as Format;
	const named = results.entries().map(([name, column]) => [nameOf(name), column] as const);
	if (format === 'items') {
		const found = input.rows === 'file' ? table.with(named) : table.select([]).with(named);
		const items = await asItems(input, found);
		return routes.map(({ rows }) => [...rows].flatMap((row) => items[row] ?? []));
	}
	const whole = table.with(named);
	const pairedItem = input.items.map((_, item) => ({ item }));
	const outputs: INodeExecutionData[][] = [];
	for (const { fileName, rows } of routes) {
		const options = { format, fileName, pairedItem, rows };
		outputs.push(rows.length > 0 ? [await toFileItem(node, whole, options)] : []);
	}
	return outputs;
}
