/** Job `segment.rfmGrid`: the named groups of the RFM grid (lib/features) from recency, frequency and monetary columns. */
import { LibraryError } from '../errors';
import { fitScale, scoreOn, SEGMENTS, segmentOf } from '../features';
import type { JobContext } from '../ports';
import { integerColumn, toFloat64, type Column, type Table } from '../table';
import { resultTable, segmentColumns } from './addedColumns';
import type { Feature } from './featureColumns';
import { profileFeatures, segmentSizes, type SegmentProfile } from './profiles';
import { describeSegment } from './segmentNames';
import { knownValues, moments } from './statistics';

export interface RfmGridOptions {
	/** Days since the last order (low = recent), or the date of the last order; with `scored` a score 1–5. */
	readonly recencyColumn: string;
	/** Number of orders; with `scored` a score 1–5. */
	readonly frequencyColumn: string;
	/** Money spent; with `scored` a score 1–5. */
	readonly monetaryColumn: string;
	/** Whether the columns hold scores 1–5 (5 = best) already; default false. */
	readonly scored?: boolean;
	/** Whether the result table holds the input's columns too; default false. */
	readonly keepColumns?: boolean;
}

export interface RfmGridResult {
	/** One row a customer: segment (1 = best), segmentName, recencyScore, frequencyScore, monetaryScore. */
	readonly table: Table;
	/** Only segments that have customers, best first. */
	readonly profiles: readonly SegmentProfile[];
	readonly report: {
		readonly rows: number;
		readonly withoutOrders: number;
		readonly notes: readonly string[];
	};
}

interface Measure extends Feature {
	/** Whether small values are good: days since the last order. */
	readonly lowIsGood: boolean;
}

function measure(table: Table, column: string, lowIsGood: boolean): Measure {
	const found = table.typed(column, 'number', 'integer', 'date');
	const values = toFloat64(found).map((value) => (Number.isFinite(value) ? value : NaN));
	const missing = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
	return { column, values, missing, infinite: 0, lowIsGood: lowIsGood && found.type !== 'date' };
}

/** Scores 1–5 a row, 0 where one of the three values is missing (a customer without orders). */
function scores(
	{ column, values, lowIsGood }: Measure,
	complete: Uint8Array,
	scored: boolean,
): Int32Array {
	if (scored) {
		return Int32Array.from(values, (value, row) => (complete[row] ? checkScore(column, value) : 0));
	}
	const good = lowIsGood ? values.map((value) => -value) : values;
	const scale = fitScale(good.filter((_, row) => complete[row] === 1));
	return Int32Array.from(good, (value, row) => (complete[row] ? scoreOn(scale, value) : 0));
}

function checkScore(column: string, value: number): number {
	if (Number.isInteger(value) && value >= 1 && value <= 5) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`Column "${column}" should hold scores from 1 to 5, but holds ${value}.`,
		'Pick score columns, or switch "Columns Are Scores" off.',
		{ column, value },
	);
}

const NO_ORDERS = SEGMENTS.indexOf('No Orders');

function labelRows(
	rows: number,
	[recency, frequency, monetary]: readonly Int32Array[],
): Int32Array {
	return Int32Array.from({ length: rows }, (_, row) => {
		const r = recency?.[row] ?? 0;
		if (r === 0) return NO_ORDERS;
		return SEGMENTS.indexOf(segmentOf(r, frequency?.[row] ?? 0, monetary?.[row] ?? 0));
	});
}

function profilesOf(features: readonly Feature[], labels: Int32Array): SegmentProfile[] {
	const sizes = segmentSizes(labels, SEGMENTS.length);
	const deviations = features.map(({ values }) => moments(knownValues(values)));
	const plain = profileFeatures(features, labels, sizes, () => null);
	return plain.flatMap((list, segment) => {
		const customers = sizes[segment] ?? 0;
		if (customers === 0) return [];
		const measured = list.map((profile, i) => {
			const { mean = 0, deviation = 0 } = deviations[i] ?? {};
			const off =
				profile.mean === null || deviation === 0 ? null : (profile.mean - mean) / deviation;
			return { ...profile, difference: off };
		});
		const share = customers / labels.length;
		return [
			{
				segment: segment + 1,
				segmentName: SEGMENTS[segment] ?? '',
				description: describeSegment(customers, share, measured),
				customers,
				share,
				features: measured,
			},
		];
	});
}

/**
 * Gives each customer one of the twelve named RFM groups ("Champions" … "No Orders"). Values are scored 1–5 by quintiles of
 * the customers given; rows that lack one of the three values are "No Orders". Rows may come in any order.
 * Throws EMPTY_INPUT, MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER (scores outside 1–5).
 */
export function rfmGrid(table: Table, options: RfmGridOptions, context: JobContext): RfmGridResult {
	if (table.numRows === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no customers to group.',
			'Connect a node that gives customers.',
		);
	}
	const {
		recencyColumn,
		frequencyColumn,
		monetaryColumn,
		scored = false,
		keepColumns = false,
	} = options;
	const recency = measure(table, recencyColumn, true);
	const measures = [
		recency,
		measure(table, frequencyColumn, false),
		measure(table, monetaryColumn, false),
	];
	const complete = Uint8Array.from(recency.values, (_, row) =>
		measures.every(({ values }) => !Number.isNaN(values[row])) ? 1 : 0,
	);
	context.progress(0.3, 'Scoring recency, frequency and monetary value');
	const scored1to5 = measures.map((values) => scores(values, complete, scored));
	const labels = labelRows(table.numRows, scored1to5);
	const withoutOrders = complete.reduce((count, yes) => count + 1 - yes, 0);
	return {
		table: resultTable(table, columnsOf(labels, scored1to5), keepColumns),
		profiles: profilesOf(measures, labels),
		report: {
			rows: table.numRows,
			withoutOrders,
			notes:
				withoutOrders === 0
					? []
					: [
							`${withoutOrders} customers lack a recency, frequency or monetary value: they are "No Orders".`,
						],
		},
	};
}

function columnsOf(
	labels: Int32Array,
	[recency, frequency, monetary]: readonly Int32Array[],
): [string, Column][] {
	const score = (values: Int32Array | undefined) =>
		integerColumn(Array.from(values ?? [], (value) => (value === 0 ? null : value)));
	return [
		...segmentColumns(labels, SEGMENTS),
		['recencyScore', score(recency)],
		['frequencyScore', score(frequency)],
		['monetaryScore', score(monetary)],
	];
}
