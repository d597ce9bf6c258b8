import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SegmentProfile } from '../../lib/segment';
import type { Table } from '../../lib/table';
import { toFileItem, toItems, type NodeInput } from '../shared';

interface Segmentation {
	readonly table: Table;
	readonly profiles: readonly SegmentProfile[];
	readonly report: object;
}

const formatOf = (node: IExecuteFunctions) =>
	node.getNodeParameter('outputFormat', 0, 'items') as 'items' | 'csv' | 'ndjson' | 'parquet';

/** Whether the job's table needs the customers' own columns: items get theirs from the input items. */
export function keepColumns(node: IExecuteFunctions, input: NodeInput): boolean {
	return input.rows === 'file' || formatOf(node) !== 'items';
}

/** The three outputs: customers with their segment, one item a segment, one report. */
export async function outputsOf(
	node: IExecuteFunctions,
	input: NodeInput,
	{ table, profiles, report }: Segmentation,
	more: IDataObject = {},
): Promise<INodeExecutionData[][]> {
	const pairedItem = input.items.map((_, item) => ({ item }));
	return [
		await customers(node, input, table),
		profiles.map((profile) => ({ json: { ...profile }, pairedItem })),
		[{ json: { ...report, ...more }, pairedItem }],
	];
}

async function customers(
	node: IExecuteFunctions,
	input: NodeInput,
	table: Table,
): Promise<INodeExecutionData[]> {
	const format = formatOf(node);
	if (format !== 'items') {
		const pairedItem = input.items.map((_, item) => ({ item }));
		return [await toFileItem(node, table, { format, fileName: 'segments', pairedItem })];
	}
	if (input.rows === 'file') return await toItems(table, { pairedItem: () => input.fileItem });
	return await toItems(table, {
		pairedItem: (row) => ({ item: row }),
		base: (row) => input.items[row]?.json,
	});
}
