import { float64, int32, type Bitmap, type Column } from '../table';
import type { CancelSignal } from '../ports';
import type { Cleaned } from './cleaned';
import { eachText, type Distinct } from './distinct';
import { Invalid } from './invalid';
import { resolve, weighEvidence, type Decision, type Evidence } from './readings';
import type { FormatDecision } from './report';
import { spreadRows } from './scatter';

/** Each distinct text of a column in its two readings (NaN = unreadable that way). */
export interface TwoReadings {
	readonly distinct: Distinct;
	readonly first: Float64Array;
	readonly second: Float64Array;
	readonly evidence: Evidence;
}

/** Reads every distinct text both ways. `read` returns [first, second]. */
export function readBothWays(
	distinct: Distinct,
	signal: CancelSignal,
	read: (text: string, rows: number) => readonly [number, number],
): TwoReadings {
	const first = float64(distinct.texts.length).fill(NaN);
	const second = float64(distinct.texts.length).fill(NaN);
	eachText(distinct, signal, (text, code, rows) => {
		const [a, b] = read(text, rows);
		first[code] = a;
		second[code] = b;
	});
	const counts = distinct.counts.map((rows, code) => (distinct.texts[code] === null ? 0 : rows));
	return { distinct, first, second, evidence: weighEvidence(first, second, counts) };
}

/** Up to three texts with two different readings, the smallest in text order, so that row order does not matter. */
function ambiguousExamples({ distinct, first, second }: TwoReadings): string[] {
	const found: string[] = [];
	distinct.texts.forEach((text, code) => {
		const [a, b] = [first[code] ?? NaN, second[code] ?? NaN];
		if (text === null || Number.isNaN(a) || Number.isNaN(b) || a === b) return;
		found.push(text);
		if (found.length > 3) found.sort().pop();
	});
	return found.sort();
}

export interface Finish {
	readonly decision: Decision;
	readonly formats: readonly [FormatDecision['format'], FormatDecision['format']];
	/** Why a text is not valid under the decision. */
	explain(text: string): string;
	/** A reason to refuse a value that could be read; null = fine. */
	refuse?(value: number): string | null;
	build(values: Float64Array, validity: Bitmap | null): Column;
	readonly notes: readonly string[];
}

/** Whether any text of the column reads differently in the two ways. */
const mattered = ({ onlyFirst, onlySecond, differ }: Evidence) =>
	onlyFirst + onlySecond + differ > 0;

/** Turns the two readings into a column under a decision. */
export function finishTwoWays(
	readings: TwoReadings,
	signal: CancelSignal,
	finish: Finish,
): Cleaned {
	const { distinct, first, second, evidence } = readings;
	const { decision, formats } = finish;
	const reasons = new Map<number, Invalid>();
	const byCode = float64(distinct.texts.length);
	eachText(distinct, signal, (text, code) => {
		const value = resolve(first[code] ?? NaN, second[code] ?? NaN, decision);
		const refused = Number.isNaN(value) ? finish.explain(text) : finish.refuse?.(value);
		if (refused) reasons.set(code, new Invalid(refused));
		else byCode[code] = value;
	});
	const { validity, failures } = spreadRows(distinct, reasons);
	const { column } = distinct;
	const values = float64(column.length);
	for (let row = 0; row < values.length; row++) values[row] = byCode[column.values[row] ?? 0] ?? 0;
	const { choice, ...rest } = decision;
	const format = choice === 'first' ? formats[0] : formats[1];
	return {
		column: finish.build(values, validity),
		failures,
		changed: 0,
		notes: finish.notes,
		...(mattered(evidence) && {
			decision: { ...rest, format, evidence, examples: ambiguousExamples(readings) },
		}),
	};
}

/** An integer column where every value is a whole number that is exact in 53 bits, else a number column. Float64 zero for missing. */
export function numericColumn(values: Float64Array, validity: Bitmap | null): Column {
	const { length } = values;
	let small = true;
	for (let row = 0; row < length; row++) {
		const value = values[row] ?? 0;
		if (!Number.isSafeInteger(value)) return { type: 'number', length, values, validity };
		if ((value | 0) !== value) small = false;
	}
	if (!small) return { type: 'integer', length, values, validity };
	const narrow = int32(length);
	narrow.set(values);
	return { type: 'integer', length, values: narrow, validity };
}
