import { LibraryError } from '../../../errors';
import type { Rendered, Template, TemplateKind } from '../ast';
import { LIMITS } from '../limits';
import { parseTemplate } from '../parse';
import { LiquidThread } from './liquidThread';
import type { LiquidReply } from './protocol';

/** A thread that nobody asks is ended after this time. */
const IDLE_MS = 10_000;
/** Where it cannot be seen for sure which fields are asked for: `{{ [choice] }}`, or a name that some people's message sets itself. */
const NOT_SURE = /(?:^|[^\w\])"'])\[|\b(?:assign|capture)\b/;
/** Rows that may take too long, once some row did not. */
const PATIENCE = 3;

let thread: LiquidThread | null = null;
let idle: NodeJS.Timeout | null = null;
let ids = 0;

/** The thread for all templates of this thread, started when it is needed. */
function openThread(): LiquidThread {
	if (!thread?.alive) thread = new LiquidThread();
	if (idle) clearTimeout(idle);
	idle = setTimeout(closeLiquid, IDLE_MS).unref();
	return thread;
}

/** Ends the thread; the next template starts another. */
export function closeLiquid(): void {
	thread?.end();
	thread = null;
}

/**
 * A template in the Liquid language. `name` is what messages call it ("HTML"). Throws INVALID_PARAMETER for what is not Liquid, for
 * tags that read files, and for templates that are bombs.
 */
export function liquidTemplate(source: unknown, kind: TemplateKind, name: string): Template {
	if (typeof source !== 'string' || source.length > LIMITS.templateLength) {
		const what = typeof source === 'string' ? `has ${source.length} characters` : 'is not text';
		throw refused(name, what, `Templates are text of at most ${LIMITS.templateLength} characters.`);
	}
	if (!/\{[{%]/.test(source)) return parseTemplate(source, kind, name);
	const part = new LiquidPart(source, kind, name);
	const reply = part.parse();
	if (reply.ok) {
		const fields = new Set(reply.fields);
		if (!NOT_SURE.test(source)) part.asksFor = fields;
		return { kind, nodes: [], liquid: { fields, render: part.render } };
	}
	throw refused(
		name,
		reply.reason,
		'Correct the template; include, render and layout are not offered.',
	);
}

const refused = (name: string, what: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', `${name}: ${what}.`, hint);

class LiquidPart {
	/** Fields that go to the thread; null = all. A subject needs no list of products: copying the row is most of the way across. */
	asksFor: ReadonlySet<string> | null = null;
	private readonly id = ++ids;
	/** The thread that has read the template. */
	private reader: LiquidThread | null = null;
	private done = 0;
	private exhausted = 0;

	constructor(
		private readonly source: string,
		private readonly kind: TemplateKind,
		private readonly name: string,
	) {}

	parse(): LiquidReply {
		const { id, source, kind } = this;
		this.reader = openThread();
		return this.reader.ask({ type: 'parse', id, source, kind });
	}

	/** Throws INVALID_PARAMETER when the template cannot be afforded, whoever the person is. */
	readonly render = (row: ReadonlyMap<string, unknown>): Rendered => {
		const { asksFor } = this;
		const asked = asksFor ? [...row].filter(([name]) => asksFor.has(name)) : [...row];
		let reply = this.ask(asked);
		// A busy machine may have kept the thread waiting. A template that never worked is not tried again: it is the bomb.
		if (!this.reader?.alive && this.done > 0) reply = this.ask(asked);
		if (reply.ok) {
			this.done++;
			return { ok: true, text: reply.text };
		}
		if (reply.exhausted) this.note(reply.reason);
		return { ok: false, missing: reply.missing, reason: reply.reason };
	};

	private ask(row: readonly (readonly [string, unknown])[]): LiquidReply {
		const current = openThread();
		if (current !== this.reader) this.parse();
		return current.ask({ type: 'render', id: this.id, row });
	}

	private note(reason: string): void {
		this.exhausted++;
		if (this.done > 0 && this.exhausted <= PATIENCE) return;
		const hint = 'Take out loops over long lists and loops inside loops.';
		throw refused(this.name, reason, hint);
	}
}
