import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import { bytes, type FileSource } from '../../lib/table';

const FORMATS: Readonly<Record<string, FileSource['format']>> = {
	csv: 'csv',
	tsv: 'csv',
	ndjson: 'ndjson',
	jsonl: 'ndjson',
	parquet: 'parquet',
};

function formatOf(fileName: string): FileSource['format'] {
	const parts = fileName.toLowerCase().replace(/\.gz$/, '').split('.');
	return FORMATS[parts.at(-1) ?? ''] ?? 'auto';
}

/** The file in the binary field `property` of the first item that has one. */
export async function fileSource(
	node: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	property: string,
	columns?: readonly string[],
): Promise<{ source: FileSource; item: number }> {
	const item = items.findIndex(({ binary }) => binary && Object.hasOwn(binary, property));
	const data = items[item]?.binary?.[property];
	if (!data) throw missingFile(items, property);
	const name = data.fileName ?? property;
	const content = await contentOf(node, data);
	const source: FileSource = { kind: 'file', name, format: formatOf(name), ...content };
	return { source: columns ? { ...source, columns } : source, item };
}

function missingFile(items: readonly INodeExecutionData[], property: string): LibraryError {
	const known = new Set(items.slice(0, 100).flatMap(({ binary }) => Object.keys(binary ?? {})));
	return new LibraryError(
		'EMPTY_INPUT',
		`No input item has a file in the binary field "${property}". Binary fields there are: ${[...known].join(', ') || 'none'}.`,
		'Read the file with an HTTP Request or Read Files node before this one, or set "Input" to "Items".',
	);
}

/** n8n's file storage is read by the worker thread itself; other storages are read into memory here. */
export async function contentOf(
	node: IExecuteFunctions,
	data: IBinaryData,
): Promise<{ path: string } | { bytes: Uint8Array }> {
	if (!data.id) return { bytes: share([Buffer.from(data.data, 'base64')]) };
	if (data.id.startsWith('filesystem')) return { path: node.helpers.getBinaryPath(data.id) };
	const chunks: Uint8Array[] = [];
	for await (const chunk of await node.helpers.getBinaryStream(data.id))
		chunks.push(chunk as Buffer);
	return { bytes: share(chunks) };
}

/** One piece of memory that threads can read without a copy. */
function share(chunks: readonly Uint8Array[]): Uint8Array {
	const all = bytes(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.length;
	}
	return all;
}
