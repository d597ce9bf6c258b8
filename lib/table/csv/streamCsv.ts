import type { ColumnType } from '../column';
import { rejectedRows } from '../rejectedRows';
import type { FileSource } from '../source';
import { Table } from '../table';
import { decideType } from '../text/kind';
import { chooseSpecs } from './chooseSpecs';
import { csvReport, sumCounts, type ReadField } from './csvReport';
import { mergeParts } from './mergeParts';
import type { CsvPlan } from './plan';
import { CHUNK_ROWS, type StreamOptions } from './readOptions';
import { readRanges } from './readRanges';
import { planWithFallback } from './replan';
import { scanCsvSteps, type ScanResult } from './scanRange';
import type { SinkSpec } from './sinks/columnPart';
import { createSink } from './sinks/createSink';

interface Settled {
	readonly plan: CsvPlan;
	readonly specs: readonly SinkSpec[];
	readonly fields: readonly ReadField[];
}

/**
 * A CSV file as a sequence of Tables of about `chunkRows` rows, each with its own dictionaries. The types are the same
 * in all chunks and those that readTable finds: columns whose type is not given and not plainly text are looked at in a
 * first pass (on all threads), which keeps no values. Memory: one chunk.
 */
export async function* streamCsv(
	source: FileSource,
	options: StreamOptions,
): AsyncGenerator<Table, void, void> {
	const settled = await planWithFallback(source, async (plan) => await settleTypes(plan, options));
	yield* chunks(settled, options);
}

/** First pass: decides the types, and that the encoding is right. */
async function settleTypes(plan: CsvPlan, options: StreamOptions): Promise<Settled> {
	const specs = await chooseSpecs(plan, options);
	const doubtful = specs.filter((spec) => !spec.certain);
	// Whole numbers are where every type can be widened from, so they stand for "not known yet" too.
	const looks = doubtful.map((spec): SinkSpec => ({
		...spec,
		type: spec.type === 'string' ? 'integer' : spec.type,
		keep: false,
	}));
	const results = await readRanges(plan, looks, options.context);
	const fields = specs.map((spec): ReadField => {
		const position = doubtful.indexOf(spec);
		const parts = position < 0 ? [] : results.flatMap(({ parts: own }) => own[position] ?? []);
		const counts = sumCounts(parts);
		const type: ColumnType = position < 0 ? spec.type : decideType(counts);
		const name = plan.names[spec.column] ?? '';
		return { name, type, given: spec.given, parts, counts, examples: [], values: 0 };
	});
	return {
		plan,
		fields,
		specs: specs.map((spec, i) => ({ ...spec, type: fields[i]?.type ?? spec.type, given: true })),
	};
}

async function* chunks(
	{ plan, specs, fields }: Settled,
	options: StreamOptions,
): AsyncGenerator<Table, void, void> {
	const { chunkRows = CHUNK_ROWS, context, onReport } = options;
	const values = specs.map(() => 0);
	let sinks = specs.map(createSink);
	let rows = 0;
	const ready: Table[] = [];
	const take = (): Table => {
		const parts = sinks.map((sink) => sink.finish());
		const columns = parts.map(
			(part, i) => [fields[i]?.name ?? '', mergeParts([part], part.type)] as const,
		);
		parts.forEach((part, i) => (values[i] = (values[i] ?? 0) + part.present));
		const table = new Table(columns, rows);
		sinks = specs.map(createSink);
		rows = 0;
		return table;
	};
	const steps = scanCsvSteps(
		plan,
		plan.range,
		(batch) => {
			for (const sink of sinks) sink.consume(batch);
			rows += batch.rows;
			if (rows >= chunkRows) ready.push(take());
		},
		{ signal: context?.signal },
	);
	for (;;) {
		const step = await steps.next();
		checkRejected(plan, step.value, fields);
		if (step.done && rows > 0) ready.push(take());
		yield* ready.splice(0);
		if (step.done) {
			const final = fields.map((field, i) => ({ ...field, values: values[i] ?? 0 }));
			onReport?.(csvReport(plan, [step.value], final));
			return;
		}
	}
}

function checkRejected(plan: CsvPlan, scan: ScanResult, fields: readonly ReadField[]): void {
	if (scan.rejectedCount === 0 || plan.source.rejectedRows === 'keep') return;
	throw rejectedRows(csvReport(plan, [scan], fields));
}
