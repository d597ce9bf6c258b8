import { tQuantile } from './intervals';
import type { Periods } from './periods';
import type { Interval, Trend } from './report';
import { SummaryTally } from './summary';

/** Fewest periods with texts through which a line says something. */
const FEWEST = 4;

/** The trend of the rows that have a text. */
export function trendOf(
	{ step, starts, ofRow }: Periods,
	rows: {
		readonly scores: Float64Array;
		readonly classes: Uint8Array;
		hasText(row: number): boolean;
	},
): Trend {
	const tallies = starts.map(() => new SummaryTally());
	for (let row = 0; row < ofRow.length; row++) {
		if (rows.hasText(row))
			tallies[ofRow[row] ?? -1]?.add(rows.classes[row] ?? 0, rows.scores[row] ?? 0);
	}
	const periods = tallies.map((tally, i) => {
		const from = starts[i] ?? '';
		return tally.texts === 0 ? { from, texts: 0 as const } : { from, ...tally.finish() };
	});
	const points = periods.flatMap((period, at) =>
		'score' in period ? [{ at, value: period.score.value, weight: period.texts }] : [],
	);
	const slope = slopeOf(points);
	return { step, periods, slope, direction: directionOf(slope) };
}

function directionOf(slope: Interval | null): Trend['direction'] {
	if (slope === null || slope.low === null || slope.high === null) return 'steady';
	if (slope.low > 0) return 'better';
	return slope.high < 0 ? 'worse' : 'steady';
}

interface Point {
	readonly at: number;
	readonly value: number;
	readonly weight: number;
}

/** Weighted least squares through the points; its 95 % interval from what they are off the line. Null for fewer than four. */
export function slopeOf(points: readonly Point[]): Interval | null {
	if (points.length < FEWEST) return null;
	const sum = (part: (point: Point) => number) =>
		points.reduce((total, point) => total + part(point), 0);
	const weight = sum((point) => point.weight);
	const at = sum((point) => point.weight * point.at) / weight;
	const level = sum((point) => point.weight * point.value) / weight;
	const spread = sum((point) => point.weight * (point.at - at) ** 2);
	const value = sum((p) => p.weight * (p.at - at) * (p.value - level)) / spread;
	const off = sum((p) => p.weight * (p.value - level - value * (p.at - at)) ** 2);
	const degrees = points.length - 2;
	const half = tQuantile(degrees) * Math.sqrt(off / degrees / spread);
	return { value, low: value - half, high: value + half, texts: weight };
}
