import type { JobContext } from '../ports';
import { formatOf, isFileSource, planCsv, readTable, type FileSource, type Table } from '../table';

/**
 * The table to clean. CSV cells are read as text, so that the column decides how they are meant and rejected rows show
 * them as they were written. Records that cannot be read at all are left out and listed in the table's report.
 */
export async function readSource(input: Table | FileSource, context: JobContext): Promise<Table> {
	if (!isFileSource(input)) return input;
	context.progress(0, `Reading "${input.name}"`);
	const source: FileSource = { ...input, rejectedRows: 'keep' };
	if (formatOf(source) !== 'csv') return await readTable(source, { context });
	const { names } = await planCsv(source, { header: headerOf(source) });
	const types = Object.fromEntries(
		(source.columns ?? names).map((name) => [name, 'string' as const]),
	);
	return await readTable(source, { context, types });
}

function headerOf({ header }: FileSource): boolean | undefined {
	return header === undefined || header === 'auto' ? undefined : header === 'yes';
}
