/**
 * Follows the literal text of an HTML template, character by character, to know at each merge tag what kind of place it
 * is in. A reduced form of the tokeniser in the HTML standard (section 13.2.5): enough to tell text, quoted attributes,
 * links and the places where no data may stand. Linear, no recursion.
 */
import type { Place } from './ast';

type Mode =
	| 'text'
	| 'tagOpen'
	| 'tagName'
	| 'closingTag'
	| 'insideTag'
	| 'attributeName'
	| 'afterName'
	| 'beforeValue'
	| 'quoted'
	| 'unquoted'
	| 'comment'
	| 'declaration'
	| 'raw';

/** How far a link has come: nothing yet, literal text without a known scheme, or a safe beginning. */
type LinkState = 'empty' | 'open' | 'safe';

interface State {
	mode: Mode;
	tag: string;
	attribute: string;
	quote: string;
	link: LinkState;
	/** Literal beginning of a link, or the tail that closes a comment or raw element. */
	seen: string;
}

const UNCHANGED: Partial<State> = {};

const LINKS = new Set(
	'href src action formaction background cite poster data longdesc usemap codebase dynsrc lowsrc xlink:href ping icon manifest profile'.split(
		' ',
	),
);
const RAW = new Set(['script', 'style']);
const FORBIDDEN = /^(on.*|style|srcset|imagesrcset|srcdoc)$/;
const SAFE_START = /^\s*(https?:\/\/|mailto:|tel:|#)/i;
const SPACE = /\s/;

/** Thrown as a plain sentence; the parser adds the line. */
export class UnsafePlace extends Error {
	constructor(
		message: string,
		readonly hint: string,
	) {
		super(message);
	}
}

export class HtmlContext {
	private state: State = {
		mode: 'text',
		tag: '',
		attribute: '',
		quote: '',
		link: 'empty',
		seen: '',
	};

	/** A copy of where we are, to compare or to come back to. */
	save(): Readonly<State> {
		return { ...this.state };
	}

	restore(state: Readonly<State>): void {
		this.state = { ...state };
	}

	/** True when two saved states are the same place, so that what follows reads the same after either. */
	static same(a: Readonly<State>, b: Readonly<State>): boolean {
		return (
			a.mode === b.mode &&
			a.tag === b.tag &&
			a.attribute === b.attribute &&
			a.quote === b.quote &&
			a.link === b.link &&
			a.seen === b.seen
		);
	}

	/** Moves over literal text. */
	advance(text: string): void {
		for (let at = this.skip(text, 0); at < text.length; at = this.skip(text, at + 1)) {
			this.step(text.charAt(at));
		}
	}

	/** The next character that can change something: most text is passed over at once. */
	private skip(text: string, from: number): number {
		const { mode, link, attribute, quote } = this.state;
		const isPlainValue = mode === 'quoted' && (link === 'safe' || !LINKS.has(attribute));
		if (mode !== 'text' && !isPlainValue) return from;
		const next = text.indexOf(mode === 'text' ? '<' : quote, from);
		return next < 0 ? text.length : next;
	}

	/** The place of a value tag that stands here, and moves over it. Throws UnsafePlace where no data may stand. */
	place(): Place {
		const { mode, attribute } = this.state;
		if (mode === 'text') return 'html';
		if (mode !== 'quoted') throw forbiddenMode(mode);
		if (FORBIDDEN.test(attribute) || this.state.tag === 'meta') {
			throw new UnsafePlace(
				`data may not stand in the attribute "${attribute}".`,
				'Put the merge tag into text, a link or another attribute.',
			);
		}
		if (!LINKS.has(attribute)) return 'attribute';
		if (this.state.link === 'empty') {
			this.state.link = 'safe';
			return 'linkStart';
		}
		if (this.state.link === 'safe') return 'linkPart';
		throw unsafeLink(this.state.seen);
	}

	/** Throws UnsafePlace when the template ends inside a tag, an attribute or a comment. */
	finish(): void {
		if (this.state.mode === 'text' || this.state.mode === 'tagOpen') return;
		throw new UnsafePlace(
			`the HTML ends inside ${this.state.mode === 'comment' ? 'a comment' : `<${this.state.tag}>`}.`,
			'Close the last tag, quote or comment.',
		);
	}

	private step(char: string): void {
		const state = this.state;
		switch (state.mode) {
			case 'text':
				if (char === '<') this.go('tagOpen');
				return;
			case 'tagOpen':
				return this.tagOpen(char);
			case 'tagName':
				return this.tagName(char);
			case 'closingTag':
			case 'declaration':
				state.tag += char;
				if (state.mode === 'declaration' && state.tag.startsWith('!--')) {
					return this.go('comment', { seen: '' });
				}
				if (char === '>') this.go('text', { tag: '' });
				return;
			case 'insideTag':
			case 'afterName':
			case 'beforeValue':
				return this.insideTag(char);
			case 'attributeName':
				return this.attributeName(char);
			case 'quoted':
				return this.quoted(char);
			case 'unquoted':
				if (SPACE.test(char)) return this.endAttribute('insideTag');
				if (char === '>') return this.endAttribute('text');
				return this.value(char);
			case 'comment':
			case 'raw':
				return this.skipped(char);
		}
	}

	/** Called for every few characters: fields are set one by one, Object.assign took four fifths of all parsing. */
	private go(mode: Mode, change: Partial<State> = UNCHANGED): void {
		const { state } = this;
		state.mode = mode;
		if (change.tag !== undefined) state.tag = change.tag;
		if (change.attribute !== undefined) state.attribute = change.attribute;
		if (change.quote !== undefined) state.quote = change.quote;
		if (change.link !== undefined) state.link = change.link;
		if (change.seen !== undefined) state.seen = change.seen;
	}

	private tagOpen(char: string): void {
		if (/[a-z]/i.test(char)) return this.go('tagName', { tag: char.toLowerCase() });
		if (char === '/') return this.go('closingTag', { tag: '' });
		if (char === '!' || char === '?') return this.go('declaration', { tag: char });
		this.go(char === '<' ? 'tagOpen' : 'text');
	}

	private tagName(char: string): void {
		if (char === '>') return this.endTag();
		if (SPACE.test(char) || char === '/') return this.go('insideTag');
		this.state.tag += char.toLowerCase();
	}

	private insideTag(char: string): void {
		const { mode } = this.state;
		if (SPACE.test(char)) return;
		if (char === '>') return this.endTag();
		if (mode === 'beforeValue') return this.beginValue(char);
		if (char === '=' && mode === 'afterName') return this.go('beforeValue');
		if (char === '/') return this.go('insideTag');
		this.go('attributeName', { attribute: char.toLowerCase(), link: 'empty', seen: '' });
	}

	private attributeName(char: string): void {
		if (char === '=') return this.go('beforeValue');
		if (char === '>') return this.endTag();
		if (SPACE.test(char)) return this.go('afterName');
		this.state.attribute += char.toLowerCase();
	}

	private beginValue(char: string): void {
		if (char === '"' || char === "'") return this.go('quoted', { quote: char });
		this.go('unquoted');
		this.value(char);
	}

	private quoted(char: string): void {
		if (char === this.state.quote) return this.endAttribute('insideTag');
		this.value(char);
	}

	/** One literal character of an attribute's value; for links, watches for the scheme. */
	private value(char: string): void {
		const { state } = this;
		if (!LINKS.has(state.attribute) || state.link === 'safe') return;
		if (state.link === 'empty' && SPACE.test(char)) return;
		state.link = 'open';
		state.seen += char;
		if (SAFE_START.test(state.seen)) this.go(state.mode, { link: 'safe', seen: '' });
		if (state.seen.length > 200) throw unsafeLink(state.seen);
	}

	private endAttribute(mode: Mode): void {
		if (this.state.link === 'open') throw unsafeLink(this.state.seen);
		this.go('insideTag', { attribute: '', quote: '', link: 'empty', seen: '' });
		if (mode === 'text') this.endTag();
	}

	private endTag(): void {
		const raw = RAW.has(this.state.tag);
		this.go(raw ? 'raw' : 'text', { attribute: '', quote: '', link: 'empty', seen: '' });
		if (!raw) this.state.tag = '';
	}

	/** Comments and style: only their end is looked for. */
	private skipped(char: string): void {
		const end = this.state.mode === 'comment' ? '-->' : `</${this.state.tag}`;
		this.state.seen = (this.state.seen + char.toLowerCase()).slice(-end.length);
		if (this.state.seen !== end) return;
		this.go(this.state.mode === 'comment' ? 'text' : 'closingTag', { seen: '', tag: '' });
	}
}

function forbiddenMode(mode: Mode): UnsafePlace {
	if (mode === 'unquoted' || mode === 'beforeValue') {
		return new UnsafePlace(
			'data may not stand in an attribute without quotes.',
			'Write attribute="{{ field }}".',
		);
	}
	if (mode === 'comment' || mode === 'raw') {
		return new UnsafePlace(
			'data may not stand in a comment, <style> or <script>.',
			'Move the merge tag into the text.',
		);
	}
	return new UnsafePlace(
		'data may not be part of a tag itself.',
		'Use merge tags in text and in quoted attributes only.',
	);
}

function unsafeLink(start: string): UnsafePlace {
	return new UnsafePlace(
		`the link "${start.slice(0, 40)}" does not start with https://, http://, mailto: or tel:.`,
		'Write the whole address, or begin it with a merge tag that holds one.',
	);
}
