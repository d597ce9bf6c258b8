/** A row for each name with a bar to the left (against) or right (for) of zero, its interval and its number. */
import { markup, type Markup } from '../markup';
import { colourOf, drawing, gridLine, label, referenceLine, type Drawing } from './drawing';
import { linearScale, niceTicks, place, type Scale } from './scale';

export interface DivergingRow {
	readonly label: string;
	readonly value: number;
	readonly low?: number | null;
	readonly high?: number | null;
	/** Stands at the right edge: e.g. how many texts. */
	readonly note?: string;
}

export interface DivergingChart extends Pick<Drawing, 'id' | 'title' | 'description'> {
	readonly axisTitle: string;
	/** Reach of the axis on both sides; default: what the rows need. */
	readonly reach?: number;
	readonly rows: readonly DivergingRow[];
	/** Heading of the notes. */
	readonly noteTitle?: string;
}

/** Classes of colours: against, for (see style.ts). */
const [AGAINST, FOR] = [1, 2];
const BOX = { width: 480, left: 150, right: 416, top: 22, row: 26 };

export function divergingChart({
	rows,
	reach,
	axisTitle,
	noteTitle = '',
	...about
}: DivergingChart): Markup {
	const bottom = BOX.top + rows.length * BOX.row + 4;
	const most = reach ?? Math.max(1e-9, ...rows.map(({ value }) => Math.abs(value)));
	const ticks = niceTicks(-most, most, 4);
	const x = linearScale([ticks[0] ?? -1, ticks.at(-1) ?? 1], [BOX.left, BOX.right]);
	return drawing({ ...about, width: BOX.width, height: bottom + 42 }, [
		...ticks.flatMap((tick) => [
			gridLine(x.at(tick), BOX.top, x.at(tick), bottom),
			label(signed(tick), {
				x: x.at(tick),
				y: bottom + 15,
				anchor: 'middle',
				width: 50,
				soft: true,
			}),
		]),
		label(axisTitle, {
			x: (BOX.left + BOX.right) / 2,
			y: bottom + 33,
			anchor: 'middle',
			width: BOX.width,
		}),
		label(noteTitle, { x: BOX.width - 2, y: 12, anchor: 'end', width: 150, soft: true }),
		...rows.map((row, i) => drawRow(row, BOX.top + (i + 0.5) * BOX.row, x)),
		referenceLine(x.at(0), BOX.top, x.at(0), bottom),
	]);
}

/** −0.4, 0, +0.2 */
export const signed = (value: number): string => {
	const text = String(Number(Math.abs(value).toPrecision(3)));
	return value > 0 ? `+${text}` : value < 0 ? `−${text}` : '0';
};

function drawRow(
	{ label: name, value, low, high, note = '' }: DivergingRow,
	middle: number,
	x: Scale,
): Markup {
	const [from, to] = [x.at(Math.min(0, value)), x.at(Math.max(0, value))];
	const series = value < 0 ? AGAINST : FOR;
	const bar = markup`<rect class="f${series}" x="${from}" y="${place(middle - 7)}" width="${place(Math.max(1, to - from))}" height="14" rx="1" fill="${colourOf(series)}"/>`;
	const whisker =
		low === undefined || low === null || high === undefined || high === null
			? null
			: markup`<line class="whisker" x1="${x.at(Math.max(low, x.from))}" y1="${middle}" x2="${x.at(Math.min(high, x.to))}" y2="${middle}" stroke="#1c232b" stroke-width="1.5"/>`;
	return markup`${label(name, { x: BOX.left - 10, y: middle + 4, anchor: 'end', width: BOX.left - 14 })}${bar}${whisker}${label(note, { x: BOX.width - 2, y: middle + 4, anchor: 'end', width: 56, soft: true })}`;
}
