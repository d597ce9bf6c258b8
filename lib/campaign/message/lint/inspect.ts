import { elementsOf, type Piece } from './elements';
import { StyleStack } from './styleStack';

export interface Link {
	readonly href: string | null;
	/** Words and descriptions of pictures inside. */
	words: string;
}

/** What one pass over the HTML of a message shows; the rules judge it. */
export interface Facts {
	readonly links: Link[];
	/** Addresses of pictures; '' = none. */
	readonly pictures: string[];
	picturesWithoutAlt: number;
	layoutTables: number;
	/** Elements that mail programs remove or warn of. */
	readonly forbidden: Set<string>;
	handlers: number;
	/** Text that can be hardly read: foreground on background. */
	readonly faint: Map<string, number>;
	language: string | null;
	title: string | null;
	/** Visible text, without spaces at its ends. */
	visible: string;
}

const FORBIDDEN = new Set(
	'script form input textarea select button iframe object embed applet video audio base frame frameset'.split(
		' ',
	),
);

/** Looks at the HTML once. Linear in its length. */
export function inspectHtml(html: string): Facts {
	const inspector = new Inspector();
	for (const piece of elementsOf(html)) inspector.see(piece);
	return inspector.result();
}

class Inspector {
	private readonly facts: Facts = {
		...{ links: [], pictures: [], picturesWithoutAlt: 0, layoutTables: 0 },
		...{ forbidden: new Set(), handlers: 0, faint: new Map(), language: null, title: null },
		visible: '',
	};
	private readonly words: string[] = [];
	private readonly styles = new StyleStack();
	private link: Link | null = null;
	private inTitle = false;

	see(piece: Piece): void {
		if (piece.kind === 'text') return this.text(piece.text);
		if (piece.kind === 'close') return this.close(piece.name);
		const { name, attributes } = piece;
		this.styles.open(name, attributes);
		if (FORBIDDEN.has(name)) this.facts.forbidden.add(name);
		for (const key of attributes.keys()) if (key.startsWith('on')) this.facts.handlers++;
		this.element(name, attributes);
	}

	result(): Facts {
		return { ...this.facts, visible: this.words.join(' ').replace(/\s+/g, ' ').trim() };
	}

	private element(name: string, attributes: ReadonlyMap<string, string>): void {
		if (name === 'html') this.facts.language = attributes.get('lang')?.trim() || null;
		if (name === 'title') this.inTitle = true;
		if (name === 'table' && !attributes.has('role')) this.facts.layoutTables++;
		if (name === 'a') {
			this.link = { href: attributes.get('href') ?? null, words: '' };
			if (this.link.href !== null || !attributes.has('name')) this.facts.links.push(this.link);
		}
		if (name === 'img') this.picture(attributes);
	}

	private picture(attributes: ReadonlyMap<string, string>): void {
		this.facts.pictures.push(attributes.get('src')?.trim() ?? '');
		const alt = attributes.get('alt');
		if (alt === undefined) this.facts.picturesWithoutAlt++;
		if (this.link && alt) this.link.words += alt;
	}

	private text(text: string): void {
		if (this.inTitle) {
			this.facts.title = (this.facts.title ?? '') + text.trim();
			return;
		}
		if (text.trim() === '' || this.styles.isHidden) return;
		this.words.push(text);
		if (this.link) this.link.words += text;
		const faint = this.styles.faint();
		if (faint) this.facts.faint.set(faint, (this.facts.faint.get(faint) ?? 0) + 1);
	}

	private close(name: string): void {
		this.styles.close(name);
		if (name === 'a') this.link = null;
		if (name === 'title') this.inTitle = false;
	}
}
