import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';
import type { JobInput } from '../../lib/compute';
import { RecordTableBuilder, tableToRecords, type Table } from '../../lib/table';
import { fileSource } from './binary';
import { inputParameters } from './fields';
import { objectAt } from './objectAt';
import { createPause } from './pause';
import { run } from './run';

/** How many rows are turned into items before the event loop gets its turn. */
const SLICE_ROWS = 500;

export interface NodeInput {
	readonly source: JobInput;
	/** The items behind the rows (`rows: 'items'`: row i is item i), or the items that carried the file. */
	readonly items: readonly INodeExecutionData[];
	readonly rows: 'items' | 'file';
	/** With a file: the item that carried it. */
	readonly fileItem: number;
}

export interface ReadInputOptions {
	/** Which input of the node, from 0; default 0. */
	readonly inputIndex?: number;
	/** Name of the input as in `inputSourceFields`; default '' (the main input). */
	readonly name?: string;
	/** Only these columns are needed. */
	readonly columns?: readonly string[];
	/** Items only: these columns are text, whatever their values look like: ids, lists. */
	readonly texts?: readonly string[];
	/** Items only: text that reads like a number or date stays text. Default false. */
	readonly textStaysText?: boolean;
	/** Items only: dotted path of the object that holds an item's row, e.g. `body`; default '' (the item itself). */
	readonly rowField?: string;
}

/** One input of the node as a job's input: items become a Table in slices that yield; a file stays a file for the worker to read. */
export async function readInput(
	node: IExecuteFunctions,
	options: ReadInputOptions = {},
): Promise<NodeInput> {
	const { inputIndex = 0, name = '', columns } = options;
	const items = node.getInputData(inputIndex);
	const { source, binaryProperty } = inputParameters(name);
	if (node.getNodeParameter(source, 0, 'items') === 'file') {
		const property = node.getNodeParameter(binaryProperty, 0, 'data') as string;
		const file = await fileSource(node, items, property, columns);
		return { source: file.source, items, rows: 'file', fileItem: file.item };
	}
	return {
		source: await itemsToTable(items, options),
		items,
		rows: 'items',
		fileItem: 0,
	};
}

/** True when something is connected to the input and it has items. */
export function hasInput(node: IExecuteFunctions, inputIndex: number): boolean {
	try {
		return node.getInputData(inputIndex).length > 0;
	} catch {
		return false; // n8n throws for an input that nothing is connected to
	}
}

async function itemsToTable(
	items: readonly INodeExecutionData[],
	{ columns, texts = [], textStaysText = false, rowField = '' }: ReadInputOptions,
): Promise<Table> {
	const types = Object.fromEntries(texts.map((name) => [name, 'string' as const]));
	const builder = new RecordTableBuilder({ columns, types, textStaysText });
	const pause = createPause();
	for (const [at, { json }] of items.entries()) {
		builder.add(rowField === '' ? json : objectAt(json, rowField, at));
		await pause();
	}
	const steps = builder.build();
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value.table;
		await pause();
	}
}

export interface ToItemsOptions {
	/** The input item of a row (1:1, 1:n), or all of them (n:1). None: the rows come from no item. */
	readonly pairedItem?: (row: number) => IPairedItemData | IPairedItemData[] | number;
	/** The json that a row's columns extend, e.g. the input item's; default: the row's columns alone. */
	readonly base?: (row: number) => IDataObject | undefined;
}

/** The rows of a table as items, in slices that yield to the event loop. Input items are never changed. */
export async function toItems(
	table: Table,
	options: ToItemsOptions,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const pause = createPause();
	for (let from = 0; from < table.numRows; from += SLICE_ROWS) {
		const records = tableToRecords(table, from, Math.min(from + SLICE_ROWS, table.numRows));
		for (const record of records) {
			const row = items.length;
			const json = { ...options.base?.(row), ...(record as IDataObject) };
			const pairedItem = options.pairedItem?.(row);
			items.push(pairedItem === undefined ? { json } : { json, pairedItem });
		}
		await pause();
	}
	return items;
}

export interface FileItemOptions {
	readonly format: 'csv' | 'ndjson' | 'parquet';
	/** Without extension, e.g. `clean-orders`. */
	readonly fileName: string;
	/** Binary field that receives the file; default `data`. */
	readonly binaryProperty?: string;
	readonly pairedItem: IPairedItemData | IPairedItemData[];
	/** Only these rows, in this order; default: all. */
	readonly rows?: Int32Array;
}

const MIME_TYPES = {
	csv: 'text/csv',
	ndjson: 'application/x-ndjson',
	parquet: 'application/vnd.apache.parquet',
} as const;

/** The table as one item that carries a file: small for n8n, whatever the number of rows. */
export async function toFileItem(
	node: IExecuteFunctions,
	table: Table,
	{ format, fileName, binaryProperty = 'data', pairedItem, rows }: FileItemOptions,
): Promise<INodeExecutionData> {
	const options = { format, ...(rows && { rows }) };
	const written = await run<Uint8Array>(node, 'table.write', table, options);
	const content = Buffer.from(written.buffer, written.byteOffset, written.byteLength);
	const name = `${fileName}.${format}`;
	const data = await node.helpers.prepareBinaryData(content, name, MIME_TYPES[format]);
	const json = { rows: rows?.length ?? table.numRows, columns: table.names, fileName: name };
	return { json, binary: { [binaryProperty]: data }, pairedItem };
}
