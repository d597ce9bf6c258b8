import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Table, uniqueNames } from '../../lib/table';
import { readInput, run, type NodeInput } from '../shared';
import { routedOutputs, type Route } from './branches';

/** Rows with a text each, as they came and as a table. */
export interface TextRows {
	readonly input: NodeInput;
	readonly table: Table;
}

interface RowsWanted {
	readonly inputIndex?: number;
	/** As in `inputSourceFields`. */
	readonly name?: string;
	/** Columns that are text, whatever they look like. */
	readonly texts: readonly string[];
	/** Of items only these columns are needed; default: all. */
	readonly columns?: readonly string[];
}

/** An input as a table, of items or of a file. */
export async function readRows(node: IExecuteFunctions, wanted: RowsWanted): Promise<TextRows> {
	const { columns, ...options } = wanted;
	const input = await readInput(node, { ...options, ...(columns && { columns }) });
	if (input.source instanceof Table) return { input, table: input.source };
	const { table } = await run<{ table: Table }>(node, 'table.read', input.source, {});
	return { input, table };
}

/** Rows with the texts wanted; of items only the columns that the job reads, unless the others go into a file. */
export async function readTexts(
	node: IExecuteFunctions,
	wanted: readonly string[],
	columns: readonly string[] = wanted,
): Promise<TextRows> {
	const isFile = node.getNodeParameter('outputFormat', 0, 'items') !== 'items';
	const fromItems = node.getNodeParameter('inputSource', 0, 'items') === 'items';
	const texts = [...new Set(wanted)];
	return await readRows(node, {
		texts,
		...(!isFile && fromItems && { columns: [...new Set(columns)] }),
	});
}

/** What leaves the node: columns found alone where they join items, beside the input's own in files. */
export const addedColumns = (table: Table, found: Table, keepColumns: boolean): Table =>
	keepColumns ? table.with(found.entries()) : found;

/** Every name that an input uses: of a table's columns and of the items' own fields. */
export function namesOf({ input, table }: TextRows): string[] {
	const names = new Set(table.names);
	for (const { json } of input.items) for (const name of Object.keys(json)) names.add(name);
	return [...names];
}

/** Sends rows to two outputs by a yes/no column: rows that say yes to the first. Result columns never replace the input's own. */
export async function twoOutputs(
	node: IExecuteFunctions,
	rows: TextRows,
	results: Table,
	{ column, files }: { readonly column: string; readonly files: readonly [string, string] },
): Promise<INodeExecutionData[][]> {
	const own = namesOf(rows);
	const { names } = uniqueNames([...own, ...results.names]);
	const renamed = new Map(results.names.map((name, i) => [name, names[own.length + i] ?? name]));
	const flags = results.typed(column, 'boolean').values;
	const all = [...flags.keys()];
	const routes: Route[] = [
		{ fileName: files[0], rows: Int32Array.from(all.filter((row) => flags[row] === 1)) },
		{ fileName: files[1], rows: Int32Array.from(all.filter((row) => flags[row] !== 1)) },
	];
	const nameOf = (name: string) => renamed.get(name) ?? name;
	return await routedOutputs(node, { ...rows, results, nameOf }, routes);
}
