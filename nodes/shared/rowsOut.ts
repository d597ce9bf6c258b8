import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Table } from '../../lib/table';
import { toFileItem, toItems, type NodeInput } from './table';

/**
 * How a job's table leaves a node that adds columns to its rows, by the node's `outputFormat`. Items keep everything that their
 * input item holds, unless `keepInput` is false; `keepColumns` tells the job whether the table must hold the input's own columns.
 */
export function rowsOut(
	node: IExecuteFunctions,
	input: NodeInput,
	fileName: string,
	keepInput = true,
) {
	const format = node.getNodeParameter('outputFormat', 0, 'items') as
		'items' | 'csv' | 'ndjson' | 'parquet';
	const keepColumns = keepInput && (input.rows === 'file' || format !== 'items');
	const toOutput = async (table: Table): Promise<INodeExecutionData[]> => {
		if (format !== 'items') {
			const pairedItem = input.items.map((_, item) => ({ item }));
			return [await toFileItem(node, table, { format, fileName, pairedItem })];
		}
		if (input.rows === 'file') return await toItems(table, { pairedItem: () => input.fileItem });
		return await toItems(table, {
			pairedItem: (row) => ({ item: row }),
			...(keepInput && { base: (row: number) => input.items[row]?.json }),
		});
	};
	return { keepColumns, toOutput };
}
