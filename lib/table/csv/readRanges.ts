import type { JobContext } from '../../ports';
import type { CsvPlan, CsvRange } from './plan';
import { readCsvRange, type RangeResult } from './readRange';
import type { SinkSpec } from './sinks/columnPart';
import { splitCsv } from './split';

const PART_BYTES = 2 ** 25;

/** What reading needs of a job's context; absent: one thread, no cancellation. */
export type ReadContext = Pick<
	JobContext,
	'map' | 'threads' | 'signal' | 'memoryLimit' | 'progress'
>;

/**
 * Reads columns of the whole file, on the context's threads where the file can be split. The parts come in file order
 * and join without gap or overlap: where a cut turns out to lie inside a record, the next range is read again from the
 * right place.
 */
export async function readRanges(
	plan: CsvPlan,
	specs: readonly SinkSpec[],
	context: ReadContext | undefined,
): Promise<RangeResult[]> {
	const threads = context?.threads ?? 1;
	const parts = threads > 1 ? Math.max(threads, Math.ceil(sizeOf(plan.range) / PART_BYTES)) : 1;
	const ranges = splitCsv(plan, parts);
	const results =
		context && ranges.length > 1
			? await context.map<Parameters<typeof readCsvRange>[0], RangeResult>(
					'table.csvRange',
					ranges.map((range) => ({ plan, range, specs })),
				)
			: [await readCsvRange({ plan, range: plan.range, specs }, { signal: context?.signal })];
	return await joinUp(plan, specs, ranges, results, context);
}

const sizeOf = ({ start, end }: CsvRange) => (Number.isFinite(end) ? end - start : 0);

async function joinUp(
	plan: CsvPlan,
	specs: readonly SinkSpec[],
	ranges: readonly CsvRange[],
	results: readonly RangeResult[],
	context: ReadContext | undefined,
): Promise<RangeResult[]> {
	const joined: RangeResult[] = [];
	let at = plan.range.start;
	for (const [i, range] of ranges.entries()) {
		const own = results[i];
		if (!own || (i > 0 && at >= range.end)) continue;
		const result =
			at === range.start
				? own
				: await readCsvRange(
						{ plan, range: { start: at, end: range.end }, specs },
						{ signal: context?.signal },
					);
		joined.push(result);
		at = result.scan.endedAt;
	}
	return joined;
}
