/** How a value must be written at the place where its tag stands. */
export type Place =
	/** Between HTML tags. */
	| 'html'
	/** In a quoted HTML attribute that is not a link. */
	| 'attribute'
	/** The whole link, or its beginning: the scheme is checked. */
	| 'linkStart'
	/** A later part of a link: percent-encoded. */
	| 'linkPart'
	/** A whole link outside HTML: the scheme is checked. */
	| 'link'
	/** Text part or subject: as it is, on one line. */
	| 'plain';

/** Where a value is looked up: from the innermost list entry outward by `up` levels, or from the row itself. */
export interface Path {
	readonly from: 'here' | 'root';
	readonly up: number;
	/** Own property names, outermost first. Empty = the entry itself (`this`). */
	readonly names: readonly string[];
	/** As the author wrote it, for messages. */
	readonly source: string;
}

export interface TextNode {
	readonly type: 'text';
	readonly text: string;
}

export interface ValueNode {
	readonly type: 'value';
	readonly path: Path;
	/** Used when the value is missing or blank; null = then the row is refused. */
	readonly fallback: string | null;
	/** Fixed number of decimals for numbers; null = as they are. */
	readonly decimals: number | null;
	readonly place: Place;
}

export interface IfNode {
	readonly type: 'if';
	readonly path: Path;
	/** True for `{{#unless}}`. */
	readonly negated: boolean;
	readonly then: readonly TemplateNode[];
	readonly otherwise: readonly TemplateNode[];
}

export interface EachNode {
	readonly type: 'each';
	readonly path: Path;
	/** Entries shown at most. */
	readonly limit: number;
	/** Entries that the body gets together, as a list; 0 = it gets each one. */
	readonly rows: number;
	readonly body: readonly TemplateNode[];
	/** Shown when the list is missing or empty. */
	readonly otherwise: readonly TemplateNode[];
}

export type TemplateNode = TextNode | ValueNode | IfNode | EachNode;

/** `html`: escaped by context. `plain`: a text body. `line`: a subject or preheader. `link`: one address. */
export type TemplateKind = 'html' | 'plain' | 'line' | 'link';

/** A rendered part, or why this row cannot have one. */
export type Rendered =
	| { readonly ok: true; readonly text: string }
	| {
			readonly ok: false;
			/** Fields without a value and without a default, as written in the template. */
			readonly missing: readonly string[];
			readonly reason: string;
	  };

/** A parsed template, safe to keep and to share. */
export interface Template {
	readonly kind: TemplateKind;
	readonly nodes: readonly TemplateNode[];
	/** Another language than our own: then there are no nodes. */
	readonly liquid?: {
		readonly fields: ReadonlySet<string>;
		render(row: ReadonlyMap<string, unknown>): Rendered;
	};
}
