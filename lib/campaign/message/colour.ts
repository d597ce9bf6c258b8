/** Colours as red, green, blue (0 … 255) and how well one can be read on another (WCAG 2.2, section 1.4.3). */
export type Colour = readonly [number, number, number];

const NAMED: Readonly<Record<string, Colour>> = {
	black: [0, 0, 0],
	white: [255, 255, 255],
	gray: [128, 128, 128],
	grey: [128, 128, 128],
	silver: [192, 192, 192],
	lightgray: [211, 211, 211],
	lightgrey: [211, 211, 211],
	darkgray: [169, 169, 169],
	red: [255, 0, 0],
	green: [0, 128, 0],
	lime: [0, 255, 0],
	blue: [0, 0, 255],
	yellow: [255, 255, 0],
	orange: [255, 165, 0],
	purple: [128, 0, 128],
	navy: [0, 0, 128],
	teal: [0, 128, 128],
	maroon: [128, 0, 0],
	pink: [255, 192, 203],
};

/** `#abc`, `#aabbcc`, `rgb(1, 2, 3)` or one of the usual names; null for anything else, also for what shines through. */
export function parseColour(text: string): Colour | null {
	const source = text.trim().toLowerCase();
	const [, long] = /^#([0-9a-f]{6})$/.exec(source) ?? [];
	const [, short] = /^#([0-9a-f]{3})$/.exec(source) ?? [];
	const hex = long ?? short?.replace(/./g, '$&$&');
	if (hex !== undefined) {
		const value = Number.parseInt(hex, 16);
		return [value >> 16, (value >> 8) & 255, value & 255];
	}
	const [, r, g, b] = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(source) ?? [];
	if (r !== undefined) return [Number(r), Number(g), Number(b)];
	return Object.hasOwn(NAMED, source) ? (NAMED[source] ?? null) : null;
}

export function toHex(colour: Colour): string {
	const two = (value: number) => Math.round(value).toString(16).padStart(2, '0');
	return `#${colour.map(two).join('')}`;
}

function luminance(colour: Colour): number {
	const [r = 0, g = 0, b = 0] = colour.map((value) => {
		const part = value / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 (the same) … 21 (black on white). Text needs 4.5, large text 3. */
export function contrast(a: Colour, b: Colour): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

/** `share` of `a`, the rest of `b`. */
export function mix(a: Colour, b: Colour, share: number): Colour {
	const at = (i: 0 | 1 | 2) => a[i] * share + b[i] * (1 - share);
	return [at(0), at(1), at(2)];
}

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

/** `colour`, made darker or lighter in steps until it can be read on `ground`. */
export function readableOn(ground: Colour, colour: Colour, least = 4.5): Colour {
	const towards = luminance(ground) > 0.18 ? BLACK : WHITE;
	for (let step = 0; step <= 20; step++) {
		const tried = mix(towards, colour, step / 20);
		if (contrast(tried, ground) >= least) return tried;
	}
	return towards;
}
