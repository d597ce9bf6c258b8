import { numberText, percentText } from '../format';
import { markup, type Markup } from '../markup';
import { FONT, gridLine, label } from './drawing';
import { linearScale, niceTicks, type Scale } from './scale';

export interface Axis {
	readonly title: string;
	/** Least and greatest value; widened to the next tick. Default: what `percent` has, 0 to 1. */
	readonly range?: readonly [number, number];
	/** Shares are written as percentages. */
	readonly percent?: boolean;
}

export interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

export interface Axes {
	readonly x: Scale;
	readonly y: Scale;
	readonly body: readonly Markup[];
}

const ticksOf = ({ range = [0, 1] }: Axis, count: number) => niceTicks(range[0], range[1], count);

export const axisText = (value: number, { percent = false }: Pick<Axis, 'percent'>): string =>
	percent
		? percentText(value, Number.isInteger(Math.round(value * 1e4) / 100) ? 0 : 1)
		: compactText(value);

/** 1,500 and 25,000, but 1.5M: a tick has little room. */
function compactText(value: number): string {
	const size = Math.abs(value);
	const [unit, letter] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : [1e3, 'k'];
	return size >= 1e5 && size < 1e12 ? `${numberText(value / unit)}${letter}` : numberText(value);
}

const ends = (ticks: readonly number[]): [number, number] => [ticks[0] ?? 0, ticks.at(-1) ?? 1];

/** Grid, ticks and titles around a box. */
export function drawAxes(xAxis: Axis, yAxis: Axis, { left, right, top, bottom }: Box): Axes {
	const [xTicks, yTicks] = [ticksOf(xAxis, 5), ticksOf(yAxis, 5)];
	const x = linearScale(ends(xTicks), [left, right]);
	const y = linearScale(ends(yTicks), [bottom, top]);
	const body = [
		...yTicks.flatMap((tick) => [
			gridLine(left, y.at(tick), right, y.at(tick)),
			label(axisText(tick, yAxis), {
				...{ x: left - 7, y: y.at(tick) + 4, anchor: 'end', width: left - 7, soft: true },
			}),
		]),
		...xTicks.flatMap((tick) => [
			gridLine(x.at(tick), bottom, x.at(tick), bottom + 5),
			label(axisText(tick, xAxis), {
				...{ x: x.at(tick), y: bottom + 19, anchor: 'middle', width: 64, soft: true },
			}),
		]),
		label(yAxis.title, { x: 2, y: FONT, width: right }),
		label(xAxis.title, { x: right, y: bottom + 37, anchor: 'end', width: right }),
	];
	return { x, y, body };
}

/** A line in the legend under a drawing. */
export function legendRow(sample: Markup, text: string, y: number, width: number): Markup {
	return markup`${sample}${label(text, { x: 42, y: y + 4, width: width - 46 })}`;
}
