import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SegmentProfile } from '../../lib/segment';
import type { Table } from '../../lib/table';
import { rowsOut, type NodeInput } from '../shared';

interface Segmentation {
	readonly table: Table;
	readonly profiles: readonly SegmentProfile[];
	readonly report: object;
}

/** Whether the job's table needs the customers' own columns: items get theirs from the input items. */
export const keepColumns = (node: IExecuteFunctions, input: NodeInput): boolean =>
	rowsOut(node, input, 'segments').keepColumns;

/** The three outputs: customers with their segment, one item a segment, one report. */
export async function outputsOf(
	node: IExecuteFunctions,
	input: NodeInput,
	{ table, profiles, report }: Segmentation,
	more: IDataObject = {},
): Promise<INodeExecutionData[][]> {
	const pairedItem = input.items.map((_, item) => ({ item }));
	return [
		await rowsOut(node, input, 'segments').toOutput(table),
		profiles.map((profile) => ({ json: { ...profile }, pairedItem })),
		[{ json: { ...report, ...more }, pairedItem }],
	];
}
