import { markup, type Markup } from '../markup';
import { drawAxes, type Axis } from './axes';
import { colourOf, drawing, referenceLine, type Drawing } from './drawing';
import { place } from './scale';

export interface Histogram extends Pick<Drawing, 'id' | 'title' | 'description'> {
	readonly x: Omit<Axis, 'range'>;
	readonly yTitle: string;
	/** Bin i reaches from edges[i] to edges[i + 1]. */
	readonly edges: readonly number[];
	readonly counts: readonly number[];
	/** A dashed line upwards from this value. */
	readonly reference?: number;
}

const PLOT = { left: 60, right: 414, top: 26, bottom: 228 };

/** How many rows lie in each bin. */
export function histogram({ x, yTitle, edges, counts, reference, ...about }: Histogram): Markup {
	const range = [edges[0] ?? 0, edges.at(-1) ?? 1] as const;
	const most = Math.max(1, ...counts);
	const axes = drawAxes({ ...x, range }, { title: yTitle, range: [0, most] }, PLOT);
	const bars = counts.map((count, i) => {
		const [from, to] = [axes.x.at(edges[i] ?? 0), axes.x.at(edges[i + 1] ?? 0)];
		const top = axes.y.at(count);
		const width = place(Math.max(0, to - from - 1));
		return markup`<rect class="f0" x="${from}" y="${top}" width="${width}" height="${place(PLOT.bottom - top)}" fill="${colourOf(0)}"/>`;
	});
	const line =
		reference === undefined
			? []
			: [referenceLine(axes.x.at(reference), PLOT.top, axes.x.at(reference), PLOT.bottom)];
	return drawing({ ...about, width: 440, height: 276 }, [...axes.body, ...bars, ...line]);
}
