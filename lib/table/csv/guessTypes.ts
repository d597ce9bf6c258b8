import type { ColumnType } from '../column';
import { classifyBytes } from '../text/classify';
import { createKindCounts, decideType, KIND } from '../text/kind';
import type { CsvBatch } from './batch';
import { readAt } from './byteInput';
import { sampleBatch } from './detectDialect';
import { readHead } from './head';
import type { CsvPlan } from './plan';
import { recordStartNear } from './split';

const SAMPLE_BYTES = 2 ** 17;
const PLACES = 8;

export interface TypeGuess {
	readonly type: ColumnType;
	/** True when a text was seen, which makes the column text whatever else comes. */
	readonly certain: boolean;
}

/**
 * Each column's likely type, from records at the beginning and at eight places of the file. Only a guess: the reader
 * counts every cell, and reads a column again where the guess was wrong.
 */
export async function guessTypes(plan: CsvPlan): Promise<TypeGuess[]> {
	const counts = plan.names.map(createKindCounts);
	const batches = [await headBatch(plan), ...laterBatches(plan)];
	for (const batch of batches) {
		for (let cell = 0; cell < batch.rows * batch.columns; cell++) {
			const column = counts[cell % batch.columns];
			const kind = classifyBytes(
				batch.bytes,
				batch.starts[cell] ?? 0,
				batch.ends[cell] ?? 0,
				plan.dialect.decimal,
			);
			if (column) column[kind] = (column[kind] ?? 0) + 1;
		}
	}
	return counts.map((column) => ({
		type: decideType(column),
		certain: (column[KIND.text] ?? 0) > 0,
	}));
}

async function headBatch(plan: CsvPlan): Promise<CsvBatch> {
	const head = await readHead(plan, SAMPLE_BYTES, plan.range.start);
	return sampleBatch(head, plan.dialect, plan.names.length);
}

function laterBatches(plan: CsvPlan): CsvBatch[] {
	const { start, end } = plan.range;
	if (!plan.splittable || end - start < 4 * SAMPLE_BYTES) return [];
	return Array.from({ length: PLACES }, (_, i) => {
		const at = recordStartNear(plan, Math.floor(start + ((end - start) * (i + 1)) / (PLACES + 1)));
		const bytes = readAt(plan.source, at, SAMPLE_BYTES);
		return sampleBatch({ bytes, whole: false }, plan.dialect, plan.names.length);
	});
}
