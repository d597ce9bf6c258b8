import { LibraryError } from '../../errors';
import { contrast, mix, parseColour, readableOn, toHex, type Colour } from '../message/colour';

/** How messages of a sender look. Colours as `#0b6b50`. Every part is optional. */
export interface BrandOptions {
	/** Stands at the top, and for the logo where pictures are off. */
	readonly name?: string;
	/** https address of a picture, shown 140 pixels wide. */
	readonly logo?: string;
	/** Buttons and the band at the top. */
	readonly accent?: string;
	/** Behind the message. */
	readonly page?: string;
	/** Behind the text. */
	readonly card?: string;
	readonly ink?: string;
	readonly font?: BrandFont;
	/** Language of the message, e.g. `en` or `pt-BR`: screen readers read it out by this. */
	readonly language?: string;
}

export type BrandFont = keyof typeof FONTS;

/** Only fonts that mail programs have. */
export const FONTS = {
	system: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
	arial: 'Arial, Helvetica, sans-serif',
	verdana: 'Verdana, Geneva, sans-serif',
	trebuchet: "'Trebuchet MS', Helvetica, sans-serif",
	georgia: "Georgia, 'Times New Roman', serif",
} as const;

const DEFAULTS = { accent: '#0b6b50', page: '#f2f4f7', card: '#ffffff', ink: '#1d2733' } as const;
const DARK = { page: [16, 21, 27], card: [27, 35, 45], ink: [233, 238, 244] } as const;
const WHITE: Colour = [255, 255, 255];
const NIGHT: Colour = [13, 20, 28];

const wrong = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);

/** What fills the stand-ins of the compiled blocks: colours, font, language. Text on colours is made readable (contrast 4.5). */
export function brandValues(brand: BrandOptions): Map<string, string> {
	const read = (name: keyof typeof DEFAULTS) => colourOf(name, brand[name]);
	const [accent, page, card] = [read('accent'), read('page'), read('card')];
	const light = palette(accent, { page, card, ink: readableOn(card, read('ink'), 7) });
	const dark = palette(readableOn(DARK.card, accent, 5), DARK);
	return new Map([
		...Object.entries(light).map(([name, colour]) => [name, toHex(colour)] as const),
		...Object.entries(dark).map(([name, colour]) => [`dark.${name}`, toHex(colour)] as const),
		['font', fontOf(brand.font ?? 'system')],
		['language', languageOf(brand.language ?? 'en')],
	]);
}

function palette(accent: Colour, ground: { page: Colour; card: Colour; ink: Colour }) {
	const { page, card, ink } = ground;
	const soft = readableOn(card, mix(ink, card, 0.68));
	const tint = mix(accent, card, 0.1);
	return {
		...ground,
		...{ accent, soft, tint },
		onAccent: textOn(accent),
		line: mix(ink, card, 0.16),
		link: readableOn(card, accent),
		heroButton: textOn(accent),
		onHeroButton: readableOn(textOn(accent), accent),
		footer: readableOn(page, soft),
		footerLink: readableOn(page, soft),
	};
}

/** White or nearly black, whichever can be read better. */
const textOn = (ground: Colour) =>
	contrast(WHITE, ground) >= Math.min(4.5, contrast(NIGHT, ground)) ? WHITE : NIGHT;

function colourOf(name: keyof typeof DEFAULTS, text: string | undefined): Colour {
	const source = text?.trim() || DEFAULTS[name];
	const colour = parseColour(source);
	if (colour) return colour;
	throw wrong(
		`The colour "${source.slice(0, 40)}" is not known.`,
		'Write colours as #0b6b50, or choose them with the colour field.',
	);
}

function fontOf(name: string): string {
	const font = Object.entries(FONTS).find(([known]) => known === name)?.[1];
	if (font) return font;
	throw wrong(
		`The font "${name.slice(0, 40)}" is not known.`,
		`Choose one of: ${Object.keys(FONTS).join(', ')}.`,
	);
}

function languageOf(text: string): string {
	const language = text.trim();
	if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/i.test(language)) return language;
	throw wrong(
		`"${language.slice(0, 40)}" is not a language.`,
		'Write it as en, de, zh-CN or pt-BR.',
	);
}
