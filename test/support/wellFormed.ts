const VOID = new Set(['meta', 'br', '!DOCTYPE']);
const ENTITY = /&(?!(amp|lt|gt|quot|#39);)/;

export interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** Direct text, entities as written. */
	text: string;
	readonly children: Element[];
}

/** A strict reader of what our pages and drawings are: every tag closed in order, attributes quoted, nothing unescaped. Throws else. */
export function parseMarkup(source: string): Element {
	const root: Element = { name: '', attributes: {}, text: '', children: [] };
	const open = [root];
	let at = 0;
	for (const match of source.matchAll(
		/<(\/?)([A-Za-z!][\w!-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g,
	)) {
		const [tag, closing, name = '', attributes = '', selfClosing] = match;
		const top = open.at(-1) ?? root;
		addText(top, source.slice(at, match.index));
		at = match.index + tag.length;
		if (closing) {
			if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
			open.pop();
			continue;
		}
		const element: Element = {
			name,
			attributes: readAttributes(attributes),
			text: '',
			children: [],
		};
		top.children.push(element);
		if (!selfClosing && !VOID.has(name)) open.push(element);
	}
	addText(root, source.slice(at));
	if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is never closed`);
	return root;
}

function addText(element: Element, text: string): void {
	if (element.name !== 'style' && (/[<>]/.test(text) || ENTITY.test(text)))
		throw new Error(`Unescaped: ${text.slice(0, 100)}`);
	element.text += text;
}

function readAttributes(text: string): Record<string, string> {
	if (ENTITY.test(text)) throw new Error(`Unescaped: ${text}`);
	const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)];
	return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

/** Every element of that name below. */
export function elements(root: Element, name: string): Element[] {
	const below = root.children.flatMap((child) => elements(child, name));
	return root.name === name ? [root, ...below] : below;
}
