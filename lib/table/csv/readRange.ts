import type { CsvPlan, CsvRange } from './plan';
import { scanCsvRange, type ScanOptions, type ScanResult } from './scanRange';
import type { ColumnPart, SinkSpec } from './sinks/columnPart';
import { createSink } from './sinks/createSink';

export interface RangeRequest {
	readonly plan: CsvPlan;
	readonly range: CsvRange;
	readonly specs: readonly SinkSpec[];
}

export interface RangeResult {
	readonly scan: ScanResult;
	/** In the order of the specs. */
	readonly parts: readonly ColumnPart[];
}

/** Task `table.csvRange`: reads some columns of one range of a CSV file into typed arrays. */
export async function readCsvRange(
	{ plan, range, specs }: RangeRequest,
	options: ScanOptions = {},
): Promise<RangeResult> {
	const sinks = specs.map(createSink);
	const scan = await scanCsvRange(
		plan,
		range,
		(batch) => {
			for (const sink of sinks) sink.consume(batch);
		},
		options,
	);
	return { scan, parts: sinks.map((sink) => sink.finish()) };
}
