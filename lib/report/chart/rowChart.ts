/** A row for each name: bars from zero with whiskers (importance), or dots with intervals (comparisons, groups). */
import { markup, type Markup } from '../markup';
import { axisText, legendRow, type Axis } from './axes';
import {
	colourOf,
	COLOURS,
	dot,
	drawing,
	gridLine,
	intervalLine,
	label,
	referenceLine,
	type Drawing,
} from './drawing';
import { linearScale, niceTicks, place, type Scale } from './scale';

export interface RowMark {
	readonly value: number;
	readonly low?: number | null;
	readonly high?: number | null;
}

export interface ChartRow {
	readonly label: string;
	/** One a series; null: none. */
	readonly marks: readonly (RowMark | null)[];
}

export interface RowChart extends Pick<Drawing, 'id' | 'title' | 'description'> {
	readonly kind: 'bars' | 'dots';
	/** Without a range: what the marks need, and 0 for bars. */
	readonly axis: Axis;
	/** Names of the series; one needs no legend. */
	readonly series: readonly string[];
	readonly rows: readonly ChartRow[];
	/** A dashed line across the rows. */
	readonly reference?: { readonly name: string; readonly value: number };
}

const WIDTH = 440;
const LEFT = 160;
const RIGHT = 412;
const TOP = 10;
const ROW = 26;

export function rowChart(chart: RowChart): Markup {
	const { rows, series, reference, axis, kind, id, title, description } = chart;
	const bottom = TOP + rows.length * ROW + 4;
	const ticks = ticksOf(chart);
	const x = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [LEFT, RIGHT]);
	const legend = legendOf(chart);
	const height = bottom + 44 + legend.length * 20;
	return drawing({ id, title, description, width: WIDTH, height }, [
		...ticks.flatMap((tick) => [
			gridLine(x.at(tick), TOP, x.at(tick), bottom),
			label(axisText(tick, axis), {
				...{ x: x.at(tick), y: bottom + 15, anchor: 'middle', width: 56, soft: true },
			}),
		]),
		label(axis.title, { x: RIGHT + 24, y: bottom + 33, anchor: 'end', width: RIGHT }),
		...rows.map((row, i) => drawRow(row, TOP + (i + 0.5) * ROW, x, kind, series.length)),
		...(reference
			? [referenceLine(x.at(reference.value), TOP, x.at(reference.value), bottom)]
			: []),
		...legend.map(({ name, sample }, i) => {
			const at = bottom + 52 + i * 20;
			return legendRow(sample(at), name, at, WIDTH);
		}),
	]);
}

function ticksOf({ rows, axis, kind, reference }: RowChart): number[] {
	if (axis.range) return niceTicks(axis.range[0], axis.range[1], 4);
	const marks = rows.flatMap((row) => row.marks.flatMap((mark) => mark ?? []));
	const values = [
		...marks.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
		...(kind === 'bars' ? [0] : []),
		...(reference ? [reference.value] : []),
	].filter(Number.isFinite);
	if (values.length === 0) return [0, 1];
	const [least, to] = [Math.min(...values), Math.max(...values)];
	// A whisker that reaches a little below zero needs no room of its own.
	const from = kind === 'bars' && least < 0 && -least < 0.03 * to ? 0 : least;
	return niceTicks(from, to, 4);
}

function legendOf({ series, reference, kind }: RowChart) {
	const named = series.length > 1 ? series : [];
	return [
		...named.map((name, s) => ({
			name,
			sample: (at: number) => (kind === 'dots' ? dot(23, at, s) : bar(12, 34, at, 10, s)),
		})),
		...(reference
			? [{ name: reference.name, sample: (at: number) => referenceLine(12, at, 34, at) }]
			: []),
	];
}

const bar = (from: number, to: number, middle: number, height: number, series: number): Markup =>
	markup`<rect class="f${series % COLOURS.length}" x="${Math.min(from, to)}" y="${place(middle - height / 2)}" width="${place(Math.abs(to - from))}" height="${height}" rx="1" fill="${colourOf(series)}"/>`;

function drawRow(
	row: ChartRow,
	middle: number,
	x: Scale,
	kind: RowChart['kind'],
	nSeries: number,
): Markup {
	const step = nSeries > 1 ? 8 : 0;
	const marks = row.marks.map((mark, s) => {
		if (!mark) return null;
		const at = place(middle + (s - (nSeries - 1) / 2) * step);
		return kind === 'dots' ? dotMark(mark, at, x, s) : barMark(mark, at, x, s, nSeries);
	});
	const name = label(row.label, { x: LEFT - 10, y: middle + 4, anchor: 'end', width: LEFT - 14 });
	return markup`${name}${marks.flatMap((mark) => mark ?? [])}`;
}

function dotMark({ value, low, high }: RowMark, y: number, x: Scale, series: number): Markup {
	const interval = intervalLine(x.at(low ?? value), y, x.at(high ?? value), y, series);
	return markup`${interval}${dot(x.at(value), y, series)}`;
}

function barMark(mark: RowMark, y: number, x: Scale, series: number, nSeries: number): Markup {
	const { value, low, high } = mark;
	const drawn = bar(x.at(0), x.at(value), y, nSeries > 1 ? 7 : 14, series);
	if (low === undefined || low === null || high === undefined || high === null) return drawn;
	const whisker = markup`<line class="whisker" x1="${x.at(low)}" y1="${y}" x2="${x.at(high)}" y2="${y}" stroke="#1c232b" stroke-width="1.5"/>`;
	return markup`${drawn}${whisker}`;
}
