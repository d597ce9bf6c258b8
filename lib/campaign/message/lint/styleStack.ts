import { contrast, parseColour, toHex, type Colour } from '../colour';

interface Style {
	readonly name: string;
	/** Null = not said in the element or above it. */
	readonly colour: Colour | null;
	readonly background: Colour | null;
	readonly size: number;
	readonly isBold: boolean;
	readonly isHidden: boolean;
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template', 'noscript']);
const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** WCAG 2.2: text of 24 px, or bold of 18.66 px, is large. */
const LARGE = { plain: 24, bold: 18.66 } as const;
const NEEDED = { plain: 4.5, large: 3 } as const;
const MOST_DEPTH = 200;
const TOP: Style = {
	...{ name: '', colour: null, background: null, size: 16, isBold: false, isHidden: false },
};

/** What inline styles say of the text at one point of the message. Style sheets are not read: what they say is unknown, not wrong. */
export class StyleStack {
	private readonly stack: Style[] = [];

	get isHidden(): boolean {
		return this.top.isHidden;
	}

	private get top(): Style {
		return this.stack.at(-1) ?? TOP;
	}

	open(name: string, attributes: ReadonlyMap<string, string>): void {
		if (VOID.has(name) || this.stack.length >= MOST_DEPTH) return;
		const style = declarations(attributes.get('style') ?? '');
		const { top } = this;
		const size = Number.parseFloat(style.get('font-size') ?? '');
		const weight = style.get('font-weight');
		const isHidden =
			style.get('display') === 'none' || UNSEEN.has(name) || attributes.has('hidden');
		this.stack.push({
			name,
			colour: parseColour(style.get('color') ?? '') ?? top.colour,
			background: backgroundOf(style, attributes.get('bgcolor'), top.background),
			size: Number.isFinite(size) ? size : top.size,
			isBold: weight === undefined ? top.isBold || BOLD.has(name) : /bold|[6-9]00/.test(weight),
			isHidden: top.isHidden || isHidden,
		});
	}

	close(name: string): void {
		const at = this.stack.findLastIndex((style) => style.name === name);
		if (at >= 0) this.stack.splice(at);
	}

	/** Foreground and background of text here when it can be hardly read, e.g. `#999999 on #ffffff`; else null. */
	faint(): string | null {
		const { colour, background, size, isBold } = this.top;
		if (!colour || !background) return null;
		const isLarge = size >= (isBold ? LARGE.bold : LARGE.plain);
		if (contrast(colour, background) >= (isLarge ? NEEDED.large : NEEDED.plain)) return null;
		return `${toHex(colour)} on ${toHex(background)}`;
	}
}

function declarations(style: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const part of style.split(';')) {
		const colon = part.indexOf(':');
		if (colon < 0) continue;
		const value = part.slice(colon + 1).replace(/!\s*important/i, '');
		found.set(part.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase());
	}
	return found;
}

/** A picture or a colour that we cannot read makes the background unknown. */
function backgroundOf(
	style: ReadonlyMap<string, string>,
	bgcolor: string | undefined,
	above: Colour | null,
): Colour | null {
	const said = style.get('background-color') ?? style.get('background') ?? bgcolor;
	if (style.has('background-image')) return null;
	if (said === undefined || said === 'transparent' || said === 'none') return above;
	return parseColour(said);
}
