import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LibraryError } from '../../lib/errors';
import { contentOf } from './binary';

/** A file's name, with its content or where it lies. */
export type NamedContent = { readonly name: string } & (
	{ readonly path: string } | { readonly bytes: Uint8Array }
);

const MOST_FILES = 1000;

/** The file in the binary field `property`, and every other file that the items carry. */
export async function allFiles(
	node: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	property: string,
): Promise<{ main: NamedContent; others: NamedContent[] }> {
	const all = items.flatMap(({ binary }) => Object.entries(binary ?? {}));
	if (all.length > MOST_FILES) throw tooMany(all.length);
	const mainAt = all.findIndex(([field]) => field === property);
	const files: NamedContent[] = [];
	for (const [field, data] of all)
		files.push({ name: data.fileName ?? field, ...(await contentOf(node, data)) });
	const main = files[mainAt];
	if (main) return { main, others: files.filter((_, at) => at !== mainAt) };
	throw new LibraryError(
		'EMPTY_INPUT',
		`No input item has a file in the binary field "${property}". Binary fields there are: ${all.map(([field]) => field).join(', ') || 'none'}.`,
		'Read model.json and its weight files, or a zip archive of them, with a node before this one.',
	);
}

const tooMany = (count: number) =>
	new LibraryError(
		'UNSUPPORTED',
		`The items carry ${count} files.`,
		'Pass only those of the model.',
	);
