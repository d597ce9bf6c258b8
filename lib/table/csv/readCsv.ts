import { LibraryError } from '../../errors';
import type { ColumnType } from '../column';
import { rejectedRows } from '../rejectedRows';
import type { FileSource } from '../source';
import { Table } from '../table';
import { decideType } from '../text/kind';
import { csvReport, joinExamples, sumCounts, type ReadField } from './csvReport';
import { chooseSpecs } from './chooseSpecs';
import { mergeParts } from './mergeParts';
import type { CsvPlan } from './plan';
import type { RangeResult } from './readRange';
import type { ReadOptions } from './readOptions';
import { readRanges, type ReadContext } from './readRanges';
import { planWithFallback } from './replan';
import type { ColumnPart, SinkSpec } from './sinks/columnPart';

/**
 * Reads a CSV file into a Table. Types are guessed from samples, every cell is checked while reading, and a column
 * whose guess fails anywhere is read again as the type that holds all its values; so the result does not depend on the
 * sample, on the number of threads or on how the file was cut.
 */
export async function readCsv(source: FileSource, options: ReadOptions): Promise<Table> {
	return await planWithFallback(source, async (plan) => await readPlanned(plan, options));
}

async function readPlanned(plan: CsvPlan, options: ReadOptions): Promise<Table> {
	const specs = await chooseSpecs(plan, options);
	checkMemory(plan, specs, options.context);
	const results = await readRanges(plan, specs, options.context);
	const scans = results.map(({ scan }) => scan);
	const fields = await settle(plan, specs, results, options.context);
	const report = csvReport(plan, scans, fields);
	if (report.rejectedCount > 0 && plan.source.rejectedRows !== 'keep') throw rejectedRows(report);
	const columns = fields.map(({ name, parts, type }) => [name, mergeParts(parts, type)] as const);
	return new Table(columns, report.rows, report);
}

const isNumeric = (type: ColumnType) => type === 'integer' || type === 'number';

/** Decides each column's type from the counts of all its cells and reads those again whose guess was wrong. */
async function settle(
	plan: CsvPlan,
	specs: readonly SinkSpec[],
	results: readonly RangeResult[],
	context: ReadContext | undefined,
): Promise<ReadField[]> {
	const fields = specs.map((spec, i) => {
		const parts = results.flatMap(({ parts: own }) => own[i] ?? []);
		const counts = sumCounts(parts);
		const type = spec.given ? spec.type : decideType(counts);
		const wrong = !spec.given && type !== spec.type && !(isNumeric(type) && isNumeric(spec.type));
		return { spec, parts, counts, type, again: wrong || parts.some((part) => part.open) };
	});
	const again = fields.filter((field) => field.again);
	const better = again.map(({ spec, type }) => ({ ...spec, type, given: true }));
	const second = again.length > 0 ? await readRanges(plan, better, context) : [];
	return fields.map((field) => {
		const position = again.indexOf(field);
		const parts =
			position < 0 ? field.parts : second.flatMap(({ parts: own }) => own[position] ?? []);
		return finishField(plan, field, parts);
	});
}

function finishField(
	plan: CsvPlan,
	{
		spec,
		parts: first,
		counts,
		type,
	}: { spec: SinkSpec; parts: ColumnPart[]; counts: Float64Array; type: ColumnType },
	parts: readonly ColumnPart[],
): ReadField {
	const values = parts.reduce((sum, part) => sum + part.present, 0);
	const name = plan.names[spec.column] ?? '';
	return { name, type, given: spec.given, parts, counts, examples: joinExamples(first), values };
}

function checkMemory(
	plan: CsvPlan,
	specs: readonly SinkSpec[],
	context: ReadContext | undefined,
): void {
	const { start, end } = plan.range;
	if (!context || !Number.isFinite(end)) return;
	const share = Math.min(1, specs.length / plan.names.length);
	const needed = (end - start) * share * 2;
	if (needed <= context.memoryLimit) return;
	throw new LibraryError(
		'MEMORY_LIMIT',
		`Reading "${plan.source.name}" whole takes about ${Math.ceil(needed / 2 ** 20)} MB; the job may use ${Math.floor(context.memoryLimit / 2 ** 20)} MB.`,
		'Name only the columns you need, or raise the memory limit.',
	);
}
