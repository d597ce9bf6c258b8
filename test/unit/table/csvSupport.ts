import {
	planCsv,
	scanCsvRange,
	unescapeCell,
	type CsvPlan,
	type CsvRange,
	type FileSource,
} from '../../../lib/table';

export function csvSource(
	content: string | Uint8Array,
	more: Partial<FileSource> = {},
): FileSource {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return { kind: 'file', bytes, name: 'test.csv', format: 'csv', ...more };
}

/** All cells of a range as strings. */
export async function cellsOf(plan: CsvPlan, range: CsvRange = plan.range) {
	const rows: string[][] = [];
	const decoder = new TextDecoder();
	const result = await scanCsvRange(plan, range, (batch) => {
		for (let row = 0; row < batch.rows; row++) {
			const cells = Array.from({ length: batch.columns }, (_, column) => {
				const cell = row * batch.columns + column;
				const [start = 0, end = 0] = [batch.starts[cell], batch.ends[cell]];
				const out = batch.bytes.slice(start, end);
				if (batch.escaped[cell] !== 1) return decoder.decode(out);
				const length = unescapeCell(batch.bytes, start, end, plan.dialect.quote, out);
				return decoder.decode(out.subarray(0, length));
			});
			rows.push(cells);
		}
	});
	return { rows, result };
}

export async function readCells(content: string | Uint8Array, more: Partial<FileSource> = {}) {
	const plan = await planCsv(csvSource(content, more));
	return { plan, ...(await cellsOf(plan)) };
}
