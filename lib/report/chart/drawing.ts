/** The frame of each drawing. Colours are those of light paper; a page with CSS variables overrides them by class. */
import { markup, Markup, escaped } from '../markup';
import { fitText, isolated } from './label';

/** Colours that people who see red and green alike can tell apart; lines differ in their dashes too. */
export const COLOURS = ['#0072b2', '#b8450a', '#007a5a', '#9b3f88', '#7a5c00', '#4a5568'] as const;
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 2', '1 2'] as const;

export const colourOf = (series: number): string => COLOURS[series % COLOURS.length] ?? '#0072b2';
export const dashOf = (series: number): string => DASHES[series % DASHES.length] ?? '';

export const INK = '#1c232b';
export const SOFT = '#56616f';
export const GRID = '#d9dee5';
export const FONT = 12;

export interface Drawing {
	/** Letters, digits and hyphens: of one page each its own. */
	readonly id: string;
	readonly title: string;
	/** What the drawing shows, in words. */
	readonly description: string;
	readonly width: number;
	readonly height: number;
}

export function drawing(
	{ id, title, description, width, height }: Drawing,
	body: readonly Markup[],
): Markup {
	return markup`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="${FONT}"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${body}</svg>`;
}

export interface LabelPlace {
	readonly x: number;
	readonly y: number;
	readonly anchor?: 'start' | 'middle' | 'end';
	/** Longest, in units of the drawing. */
	readonly width: number;
	readonly soft?: boolean;
}

/** One line of text, cut to its width. */
export function label(text: string, { x, y, anchor = 'start', width, soft }: LabelPlace): Markup {
	const shown = isolated(escaped(fitText(text, width, FONT)));
	const kind = soft ? markup`class="soft" fill="${SOFT}"` : markup`class="ink" fill="${INK}"`;
	return markup`<text x="${x}" y="${y}" text-anchor="${anchor}" ${kind}>${new Markup(shown)}</text>`;
}

export const gridLine = (x1: number, y1: number, x2: number, y2: number): Markup =>
	markup`<line class="grid" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${GRID}"/>`;

export const referenceLine = (x1: number, y1: number, x2: number, y2: number): Markup =>
	markup`<line class="reference" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${SOFT}" stroke-dasharray="4 4"/>`;

export const intervalLine = (x1: number, y1: number, x2: number, y2: number, series = 0): Markup =>
	markup`<line class="s${series % COLOURS.length}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colourOf(series)}" stroke-width="2" stroke-opacity="0.55"/>`;

export const dot = (x: number, y: number, series = 0, radius = 4): Markup =>
	markup`<circle class="s${series % COLOURS.length} f${series % COLOURS.length}" cx="${x}" cy="${y}" r="${radius}" fill="${colourOf(series)}"/>`;
