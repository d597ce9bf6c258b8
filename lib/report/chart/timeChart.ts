/** Values over periods of time: a line with intervals, or stacked bars. Periods without a value leave a gap. */
import { numberText, percentText } from '../format';
import { markup, type Markup } from '../markup';
import { legendRow } from './axes';
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

interface TimeAxis extends Pick<Drawing, 'id' | 'title' | 'description'> {
	/** First day of each period. */
	readonly periods: readonly string[];
	readonly yTitle: string;
}

export interface TimeLine extends TimeAxis {
	/** Least and greatest value; widened to the next tick. */
	readonly range: readonly [number, number];
	readonly points: readonly ({
		readonly value: number;
		readonly low: number | null;
		readonly high: number | null;
	} | null)[];
}

export interface TimeBars extends TimeAxis {
	/** From the bottom up; each with one number a period, and the colour of its series. */
	readonly series: readonly {
		readonly name: string;
		readonly colour: number;
		readonly counts: readonly number[];
	}[];
	/** Whether numbers are shares, written as percentages. */
	readonly percent?: boolean;
}

const BOX = { width: 480, left: 52, right: 470, top: 26, bottom: 208 };
const MOST_LABELS = 5;

interface Frame {
	readonly y: Scale;
	readonly step: number;
	readonly body: readonly Markup[];
	middle(at: number): number;
}

function frameOf(
	{ periods, yTitle }: TimeAxis,
	range: readonly [number, number],
	percent: boolean,
): Frame {
	const ticks = niceTicks(range[0], range[1], 4);
	const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [BOX.bottom, BOX.top]);
	const step = (BOX.right - BOX.left) / Math.max(1, periods.length);
	const middle = (at: number) => place(BOX.left + (at + 0.5) * step);
	const every = Math.max(1, Math.ceil(periods.length / MOST_LABELS));
	const body = [
		...ticks.flatMap((tick) => [
			gridLine(BOX.left, y.at(tick), BOX.right, y.at(tick)),
			label(percent ? percentText(tick, 0) : numberText(tick), {
				...{ x: BOX.left - 7, y: y.at(tick) + 4, anchor: 'end', width: BOX.left - 7, soft: true },
			}),
		]),
		...periods.flatMap((period, at) => {
			if (at % every !== 0) return [];
			return [
				label(period, {
					x: Math.min(middle(at), BOX.right - 34),
					y: BOX.bottom + 19,
					anchor: 'middle',
					width: 84,
					soft: true,
				}),
			];
		}),
		label(yTitle, { x: 2, y: 12, width: BOX.width }),
	];
	return { y, step, body, middle };
}

/** A line with its 95 % intervals; zero is dashed where it lies inside. */
export function timeLine(chart: TimeLine): Markup {
	const { points, range, id, title, description } = chart;
	const { y, body, middle } = frameOf(chart, range, false);
	const zero = y.from < 0 && y.to > 0 ? [referenceLine(BOX.left, y.at(0), BOX.right, y.at(0))] : [];
	const path = points.flatMap((point, at) => {
		if (!point) return [];
		return [`${points[at - 1] ? 'L' : 'M'}${middle(at)} ${y.at(point.value)}`];
	});
	const radius = points.length > 40 ? 2 : 3.5;
	const marks = points.flatMap((point, at) => {
		if (!point) return [];
		const { value, low, high } = point;
		const [bottom, top] = [Math.max(low ?? value, y.from), Math.min(high ?? value, y.to)];
		return [
			intervalLine(middle(at), y.at(bottom), middle(at), y.at(top)),
			dot(middle(at), y.at(value), 0, radius),
		];
	});
	const line = markup`<path class="s0" d="${path.join('')}" fill="none" stroke="${colourOf(0)}" stroke-width="2" stroke-linejoin="round"/>`;
	return drawing({ id, title, description, width: BOX.width, height: BOX.bottom + 34 }, [
		...body,
		...zero,
		line,
		...marks,
	]);
}

/** Numbers stacked upon each other, a bar a period. */
export function timeBars(chart: TimeBars): Markup {
	const { periods, series, percent = false, id, title, description } = chart;
	const totals = periods.map((_, at) =>
		series.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
	);
	const { y, step, body, middle } = frameOf(
		chart,
		[0, percent ? 1 : Math.max(1, ...totals)],
		percent,
	);
	const width = place(Math.max(0.5, step - Math.min(3, step * 0.25)));
	const bars = periods.flatMap((_, at) => {
		let below = 0;
		return series.flatMap(({ counts, colour }) => {
			const count = counts[at] ?? 0;
			const [bottom, top] = [y.at(below), y.at(below + count)];
			below += count;
			if (count === 0) return [];
			return [
				markup`<rect class="f${colour % COLOURS.length}" x="${place(middle(at) - width / 2)}" y="${top}" width="${width}" height="${place(bottom - top)}" fill="${colourOf(colour)}"/>`,
			];
		});
	});
	const legend = series.map(({ name, colour }, i) => {
		const at = BOX.bottom + 44 + i * 20;
		const sample = markup`<rect class="f${colour % COLOURS.length}" x="14" y="${at - 6}" width="18" height="12" rx="1" fill="${colourOf(colour)}"/>`;
		return legendRow(sample, name, at, BOX.width);
	});
	const height = BOX.bottom + 40 + series.length * 20;
	return drawing({ id, title, description, width: BOX.width, height }, [
		...body,
		...bars,
		...legend,
	]);
}
