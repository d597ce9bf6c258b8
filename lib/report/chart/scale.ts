/** From values to places in a drawing. */

export interface Scale {
	readonly from: number;
	readonly to: number;
	/** The place of a value, in units of the drawing, two decimals. */
	at(value: number): number;
}

export const place = (value: number): number => Math.round(value * 100) / 100;

/** Values from..to onto places start..end. A range without width lies in the middle. */
export function linearScale(
	[from, to]: readonly [number, number],
	[start, end]: readonly [number, number],
): Scale {
	const at = (value: number): number => {
		// Halves first: the width of −1e308 to 1e308 is no finite number.
		const share = to === from ? 0.5 : (value / 2 - from / 2) / (to / 2 - from / 2);
		return place(start + share * (end - start));
	};
	return { from, to, at };
}

/** The range that begins and ends at a tick, and its ticks: about `count` steps of 1, 2 or 5 times a power of ten. */
export function niceTicks(from: number, to: number, count = 5): number[] {
	if (!(Number.isFinite(from) && Number.isFinite(to))) return [];
	const size = Math.max(Math.abs(from), Math.abs(to));
	if (to / 2 - from / 2 <= Math.max(1e-12 * size, 1e-290)) {
		const room = size > 1e-280 ? size / 2 : 0.5;
		return niceTicks(from - room, to + room, count);
	}
	const rough = to / count - from / count;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.9999) ?? 10);
	const first = Math.floor(from / step + 1e-9);
	const last = Math.ceil(to / step - 1e-9);
	return Array.from({ length: last - first + 1 }, (_, i) => exact((first + i) * step, step));
}

/** 0.30000000000000004 is 0.3 at steps of 0.1. */
const exact = (value: number, step: number): number =>
	Number(value.toPrecision(Math.max(1, Math.min(15, digitsOf(value, step)))));

const digitsOf = (value: number, step: number): number =>
	value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step)) + 2;
