import { LibraryError } from '../../errors';
import type { EachNode, IfNode, Place, Template, TemplateKind, TemplateNode } from './ast';
import { HtmlContext, UnsafePlace } from './htmlContext';
import { LIMITS } from './limits';
import { scan, templateError, type Segment } from './scan';
import { parseTag, type Tag } from './tag';

type OpenTag = Extract<Tag, { type: 'if' | 'unless' | 'each' }>;
type Where = ReturnType<HtmlContext['save']>;

/** A block whose end has not come yet. */
interface OpenBlock {
	readonly tag: OpenTag;
	readonly line: number;
	readonly before: Where;
	readonly first: TemplateNode[];
	readonly second: TemplateNode[];
	/** Where the first branch ended; null until `{{else}}`. */
	afterFirst: Where | null;
}

/**
 * Parses a template once into a small tree. `name` is what messages call it ("HTML", "Subject").
 * Every value tag learns its place here, so that rendering only writes. Cost: linear in the length.
 * Throws INVALID_PARAMETER with the line for anything that cannot be understood or would be unsafe.
 */
export function parseTemplate(source: unknown, kind: TemplateKind, name: string): Template {
	if (typeof source !== 'string') {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${name} must be text, got ${source === null ? 'null' : typeof source}.`,
			'Write the template as text; objects are never read as templates.',
		);
	}
	if (source.length > LIMITS.templateLength) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${name} has ${source.length} characters; at most ${LIMITS.templateLength} are allowed.`,
			'Shorten the template; link to pictures instead of holding them.',
		);
	}
	return withName(name, () => new TemplateParser(kind).parse(scan(source)));
}

function withName<R>(name: string, work: () => R): R {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof LibraryError)) throw error;
		throw new LibraryError(error.code, `${name}: ${error.message}`, error.hint, error.details);
	}
}

class TemplateParser {
	private readonly context = new HtmlContext();
	private readonly nodes: TemplateNode[] = [];
	private readonly open: OpenBlock[] = [];
	/** Tags that were read before: templates repeat them. */
	private readonly tags = new Map<string, Tag>();
	private line = 1;

	constructor(private readonly kind: TemplateKind) {}

	parse(segments: readonly Segment[]): Template {
		this.guarded(() => {
			for (const segment of segments) {
				this.line = segment.line;
				this.segment(segment);
			}
		});
		const block = this.open.at(-1);
		if (block) {
			const { type } = block.tag;
			throw templateError(block.line, `{{#${type}}} has no {{/${type}}}.`, 'Close the block.');
		}
		if (this.kind === 'html') this.guarded(() => this.context.finish());
		return { kind: this.kind, nodes: this.nodes };
	}

	/** Gives the sentence of an UnsafePlace its line. */
	private guarded(work: () => void): void {
		try {
			work();
		} catch (error) {
			if (error instanceof UnsafePlace) throw templateError(this.line, error.message, error.hint);
			throw error;
		}
	}

	private segment(segment: Segment): void {
		if (segment.kind === 'text') {
			if (this.kind === 'html') this.context.advance(segment.text);
			this.target().push({ type: 'text', text: segment.text });
			return;
		}
		const tag = this.tags.get(segment.text) ?? parseTag(segment);
		this.tags.set(segment.text, tag);
		switch (tag.type) {
			case 'comment':
				return;
			case 'value':
				this.target().push({ ...tag, place: this.place() });
				return;
			case 'else':
				return this.otherwise(segment.line);
			case 'end':
				return this.close(tag.block, segment.line);
			default:
				return this.begin(tag, segment.line);
		}
	}

	private target(): TemplateNode[] {
		const block = this.open.at(-1);
		if (!block) return this.nodes;
		return block.afterFirst ? block.second : block.first;
	}

	private place(): Place {
		if (this.kind === 'html') return this.context.place();
		if (this.kind !== 'link') return 'plain';
		return this.nodes.length === 0 && this.open.length === 0 ? 'link' : 'linkPart';
	}

	private begin(tag: OpenTag, line: number): void {
		if (this.open.length >= LIMITS.depth) {
			throw templateError(
				line,
				`blocks are more than ${LIMITS.depth} deep.`,
				'Use fewer blocks inside blocks.',
			);
		}
		const before = this.context.save();
		this.open.push({ tag, line, before, first: [], second: [], afterFirst: null });
	}

	private otherwise(line: number): void {
		const block = this.open.at(-1);
		if (!block || block.afterFirst) {
			throw templateError(line, '{{else}} has no block of its own.', 'Remove it or open a block.');
		}
		block.afterFirst = this.context.save();
		this.context.restore(block.before);
	}

	private close(type: OpenTag['type'], line: number): void {
		const block = this.open.pop();
		if (block?.tag.type !== type) {
			const expected = block ? `{{/${block.tag.type}}}` : 'no block';
			throw templateError(line, `{{/${type}}} closes ${expected}.`, 'Close blocks inside out.');
		}
		this.checkBranches(block, line);
		this.target().push(nodeOf(block));
	}

	/** All ways through a block must end in the same HTML place; a list must end where it began. */
	private checkBranches(block: OpenBlock, line: number): void {
		const end = this.context.save();
		const other = block.afterFirst ?? block.before;
		const loops = block.tag.type !== 'each' || HtmlContext.same(other, block.before);
		if (loops && HtmlContext.same(end, other)) return;
		throw templateError(
			line,
			`{{/${block.tag.type}}} stands in another HTML place than its beginning.`,
			'Open and close tags, quotes and links within the same block.',
		);
	}
}

function nodeOf({ tag, first, second }: OpenBlock): IfNode | EachNode {
	if (tag.type === 'each') {
		const { path, limit, rows } = tag;
		return { type: 'each', path, limit, rows, body: first, otherwise: second };
	}
	return {
		type: 'if',
		path: tag.path,
		negated: tag.type === 'unless',
		then: first,
		otherwise: second,
	};
}
