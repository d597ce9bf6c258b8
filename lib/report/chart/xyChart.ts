/** Points in a plane: lines (ROC, gain) and dots with intervals (calibration), beside a reference line. */
import { markup, type Markup } from '../markup';
import { drawAxes, legendRow, type Axes, type Axis } from './axes';
import {
	colourOf,
	COLOURS,
	dashOf,
	dot,
	drawing,
	intervalLine,
	label,
	referenceLine,
	type Drawing,
} from './drawing';

export interface XyPoint {
	readonly x: number;
	readonly y: number;
	/** Of y. */
	readonly low?: number;
	readonly high?: number;
}

export interface XySeries {
	readonly name: string;
	readonly kind: 'line' | 'dots';
	readonly points: readonly XyPoint[];
}

export interface XyChart extends Pick<Drawing, 'id' | 'title' | 'description'> {
	readonly x: Axis;
	readonly y: Axis;
	readonly series: readonly XySeries[];
	/** A dashed line, e.g. what guessing gives. */
	readonly reference?: { readonly name: string; readonly from: XyPoint; readonly to: XyPoint };
	/** A point that is named, e.g. the threshold in use. */
	readonly mark?: XyPoint & { readonly name: string };
}

const WIDTH = 440;
const PLOT = { left: 60, right: 414, top: 26, bottom: 268 };
const LEGEND_TOP = 326;
const LEGEND_ROW = 20;

export function xyChart({ x, y, series, reference, mark, ...about }: XyChart): Markup {
	const axes = drawAxes(x, y, PLOT);
	const legend = [
		...series.map(({ name, kind }, s) => ({ name, sample: (at: number) => sample(kind, s, at) })),
		...(reference
			? [{ name: reference.name, sample: (at: number) => referenceLine(12, at, 34, at) }]
			: []),
	];
	const height = LEGEND_TOP + LEGEND_ROW * legend.length - 8;
	return drawing({ ...about, width: WIDTH, height }, [
		...axes.body,
		...(reference ? [line(axes, reference.from, reference.to)] : []),
		...series.map((one, s) => (one.kind === 'line' ? path(axes, one, s) : dots(axes, one, s))),
		...(mark ? [named(axes, mark)] : []),
		...legend.map((one, i) => {
			const at = LEGEND_TOP + i * LEGEND_ROW;
			return legendRow(one.sample(at), one.name, at, WIDTH);
		}),
	]);
}

const sample = (kind: XySeries['kind'], s: number, at: number): Markup =>
	kind === 'dots' ? dot(23, at, s) : stroke(`M12 ${at}H34`, s);

const line = ({ x, y }: Axes, from: XyPoint, to: XyPoint): Markup =>
	referenceLine(x.at(from.x), y.at(from.y), x.at(to.x), y.at(to.y));

const stroke = (d: string, s: number): Markup =>
	markup`<path class="s${s % COLOURS.length}" d="${d}" fill="none" stroke="${colourOf(s)}" stroke-width="2" stroke-linejoin="round" stroke-dasharray="${dashOf(s) || 'none'}"/>`;

function path({ x, y }: Axes, { points }: XySeries, s: number): Markup {
	const steps = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x.at(point.x)} ${y.at(point.y)}`);
	return stroke(steps.join(''), s);
}

function dots({ x, y }: Axes, { points }: XySeries, s: number): Markup {
	const drawn = points.map((point) => {
		const at = x.at(point.x);
		const { low = point.y, high = point.y } = point;
		return markup`${intervalLine(at, y.at(low), at, y.at(high), s)}${dot(at, y.at(point.y), s)}`;
	});
	return markup`${drawn}`;
}

/** The name stands where there is room: below and to the right of the point, or to its left at the right edge. */
function named({ x, y }: Axes, { name, ...point }: XyPoint & { readonly name: string }): Markup {
	const [atX, atY] = [x.at(point.x), y.at(point.y)];
	const right = atX < 300;
	const text = label(name, {
		...{ x: right ? atX + 9 : atX - 9, y: Math.min(atY + 16, PLOT.bottom - 6) },
		...{ anchor: right ? 'start' : 'end', width: right ? PLOT.right - atX - 9 : atX - PLOT.left },
	});
	return markup`${dot(atX, atY, 1, 5)}${text}`;
}
