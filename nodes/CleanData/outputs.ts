import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';
import type { CleanResult } from '../../lib/clean';
import { tableToRecords, type Table } from '../../lib/table';
import { createPause, toFileItem, type NodeInput } from '../shared';
import { mergeRow } from './mergeRow';

type Format = 'items' | 'csv' | 'ndjson' | 'parquet';

/** Rows that are turned into items between two looks at the clock. */
const SLICE = 200;

/** The three outputs: clean rows, rejected rows with their reasons, and the report as one item. */
export async function outputsOf(
	node: IExecuteFunctions,
	input: NodeInput,
	result: CleanResult,
): Promise<INodeExecutionData[][]> {
	const format = node.getNodeParameter('outputFormat', 0, 'items') as Format;
	const { clean, cleanRows, rejected, rejectedRows, report } = result;
	const pairedItem = input.items.map((_, item): IPairedItemData => ({ item }));
	const reportItem: INodeExecutionData = { json: { ...report }, pairedItem };
	if (format === 'items') {
		const added = rejected.select(rejected.names.slice(report.columns.length));
		const shown = input.rows === 'items' ? added : rejected;
		const lines = unreadableItems(input, result);
		return [
			await asItems(input, clean, cleanRows),
			[...(await asItems(input, shown, rejectedRows)), ...lines],
			[reportItem],
		];
	}
	const file = async (table: Table, fileName: string) =>
		table.numRows > 0 ? [await toFileItem(node, table, { format, fileName, pairedItem })] : [];
	return [
		await file(clean, 'clean'),
		[...(await file(rejected, 'rejected')), ...unreadableItems(input, result)],
		[reportItem],
	];
}

/** One item a row: the json it came from with the table's values in place; `rows[i]` is the input row of table row i. */
async function asItems(
	input: NodeInput,
	table: Table,
	rows: Int32Array,
): Promise<INodeExecutionData[]> {
	const out: INodeExecutionData[] = [];
	const pause = createPause();
	for (let from = 0; from < table.numRows; from += SLICE) {
		for (const record of tableToRecords(table, from, from + SLICE)) {
			const row = rows[out.length] ?? 0;
			const item = input.rows === 'items' ? row : input.fileItem;
			const json =
				input.rows === 'items'
					? mergeRow(input.items[row]?.json ?? {}, record)
					: (record as IDataObject);
			out.push({ json, pairedItem: { item } });
		}
		await pause();
	}
	return out;
}

/** Lines of the file that are no rows at all. */
function unreadableItems({ fileItem }: NodeInput, { report }: CleanResult): INodeExecutionData[] {
	return report.unreadable.lines.map(({ line, problem, text }) => ({
		json: { _line: line, _reasons: problem, _text: text },
		pairedItem: { item: fileItem },
	}));
}
