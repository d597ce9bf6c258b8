import type { IExecuteFunctions } from 'n8n-workflow';
import { Table } from '../../lib/table';
import type { Language } from '../../lib/text';
import { run, type NodeInput } from '../shared';

/** Which column holds the texts and in which language they are, as the fields of analyze.fields.ts ask. */
export function readTextOptions(node: IExecuteFunctions) {
	const textColumn = (node.getNodeParameter('textColumn', 0) as string).trim();
	const language = node.getNodeParameter('language', 0, 'auto') as 'auto' | 'column' | Language;
	if (language !== 'column') return { textColumn, language };
	const languageColumn = (node.getNodeParameter('languageColumn', 0, '') as string).trim();
	return { textColumn, language: 'auto' as const, languageColumn };
}

/** The rows of an input as a table: files are read on a worker thread. */
export async function tableOf(node: IExecuteFunctions, { source }: NodeInput): Promise<Table> {
	if (source instanceof Table) return source;
	return (await run<{ table: Table }>(node, 'table.read', source, {})).table;
}

/** What leaves the node: columns found alone where they join items, beside the input's own in files. */
export const addedColumns = (table: Table, found: Table, keepColumns: boolean): Table =>
	keepColumns ? table.with(found.entries()) : found;
