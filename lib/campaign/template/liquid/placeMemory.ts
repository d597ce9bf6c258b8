import type { HtmlContext } from '../htmlContext';

type Where = ReturnType<HtmlContext['save']>;

const MOST = 2_000;
const MOST_CHARACTERS = 2_000_000;

/** Remembers where a piece of literal HTML leads from where: the pieces of a template come back with every person. */
export class PlaceMemory {
	private readonly known = new Map<string, Map<string, Where>>();
	private characters = 0;

	/** As `context.advance(text)`. Throws UnsafePlace. */
	advance(context: HtmlContext, text: string): void {
		const from = Object.values(context.save()).join('\0');
		const to = this.known.get(text)?.get(from);
		if (to) return context.restore(to);
		context.advance(text);
		this.remember(text, from, context.save());
	}

	private remember(text: string, from: string, to: Where): void {
		if (this.known.size >= MOST || this.characters > MOST_CHARACTERS) this.forget();
		const known = this.known.get(text) ?? new Map<string, Where>();
		this.known.set(text, known.set(from, to));
		this.characters += text.length + from.length;
	}

	private forget(): void {
		this.known.clear();
		this.characters = 0;
	}
}
