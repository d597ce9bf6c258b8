/**
 * LiquidJS with everything taken out that reads files, and with the rules of our own merge tags: what data holds is written, never
 * read as markup; it is escaped for the place where it stands; what is missing refuses the row. The engine itself only writes marks
 * where values stand; then one pass over the finished text sees in which place each mark is (htmlContext.ts), so that conditions
 * and loops cannot hide it.
 */
import { HtmlContext, UnsafePlace } from '../htmlContext';
import { PlaceMemory } from './placeMemory';
import { escapeFor } from '../escape';
import type { Place, TemplateKind } from '../ast';
import { LIMITS } from '../limits';
import { isBlank } from '../scope';
import type { LiquidReply } from './protocol';

type Vendor = typeof import('./liquid.vendor');

/** Around the number of a value. Taken out of templates and data. */
const MARK = '\u0001';
/** Stands for "nothing, on purpose": `| default: ""`. */
const NOTHING = '\u0003';
const MARKS = /[\u0001\u0003]/g;
/** Tags that read files or other templates, or whose output changes from message to message. */
const NO_TAGS = ['include', 'render', 'layout', 'block', 'increment', 'decrement', 'cycle'];
/** Filters that write unescaped text. */
const NO_FILTERS = ['raw'];
const MEMORY_UNITS = 5_000_000;
/** Tags and texts of one part that may be written. Counted, not timed: a busy machine must refuse nobody. */
const MOST_STEPS = 200_000;

/** A part of a message cannot be made for a row. */
class Refused extends Error {}

const EXHAUSTED: Readonly<Record<string, string>> = {
	'parse length limit exceeded': 'the template is too long',
	'template render limit exceeded': 'the template takes too long',
	'memory alloc limit exceeded': 'the template needs too much memory',
};

export class LiquidEngine {
	private readonly engine: InstanceType<Vendor['Liquid']>;
	private readonly parsed = new Map<number, { templates: Parsed; kind: TemplateKind }>();
	private readonly places = new PlaceMemory();
	/** Values of the message that is being written. */
	private values: string[] = [];

	constructor(private readonly vendor: Vendor) {
		this.engine = new vendor.Liquid({
			...{ strictVariables: true, strictFilters: true, lenientIf: true, ownPropertyOnly: true },
			...{ templates: {}, relativeReference: false, dynamicPartials: false, cache: false },
			...{ parseLimit: LIMITS.templateLength, memoryLimit: MEMORY_UNITS },
			outputEscape: (value: unknown) => this.mark(value),
		});
		for (const tag of NO_TAGS) Reflect.deleteProperty(this.engine.tags, tag);
		for (const filter of NO_FILTERS) Reflect.deleteProperty(this.engine.filters, filter);
		this.limitDates();
		this.engine.registerFilter('default', (value: unknown, otherwise: unknown = '') => {
			if (!isBlank(value) && value !== false) return value;
			return isBlank(otherwise) ? NOTHING : otherwise;
		});
	}

	parse(id: number, source: string, kind: TemplateKind): LiquidReply {
		return this.guarded(() => {
			const templates = this.engine.parse(source.replace(MARKS, ''));
			this.parsed.set(id, { templates, kind });
			return { ok: true, text: '', fields: this.engine.globalVariablesSync(templates) };
		});
	}

	render(id: number, row: readonly (readonly [string, unknown])[]): LiquidReply {
		return this.guarded(() => {
			const found = this.parsed.get(id);
			if (!found) throw new Refused(`there is no template ${id}`);
			this.values = [];
			const marked: unknown = this.engine.renderSync(found.templates, this.contextOf(row));
			if (typeof marked !== 'string') throw new Refused('the template gives no text');
			return { ok: true, text: this.write(marked, found.kind), fields: [] };
		});
	}

	/** What a template sees of a row, with a counter of steps in place of LiquidJS's clock. */
	private contextOf(row: readonly (readonly [string, unknown])[]) {
		const { Context } = this.vendor;
		const limits = { liquid: this.engine };
		const context = new Context(scopeOf(row), this.engine.options, { sync: true }, limits);
		let steps = 0;
		context.renderLimit.check = () => {
			if (++steps > MOST_STEPS) throw new Error('template render limit exceeded');
		};
		return context;
	}

	/** `%5000000d` would pad a date with five million signs. */
	private limitDates(): void {
		const dates = Object.entries(this.engine.filters).filter(([name]) => name.startsWith('date'));
		for (const [name, filter] of dates) {
			const handler = typeof filter === 'function' ? filter : filter.handler;
			this.engine.registerFilter(
				name,
				function (this: ThisParameterType<typeof handler>, ...given) {
					const isHuge = given.some(
						(text) => typeof text === 'string' && /%\D{0,9}\d{3}/.test(text),
					);
					if (isHuge) throw new Refused('a date is padded with more than 99 signs');
					const [value, ...rest] = given;
					return handler.call(this, value, ...rest);
				},
			);
		}
	}

	private guarded(work: () => LiquidReply): LiquidReply {
		try {
			return work();
		} catch (error) {
			return { ok: false, ...describe(error) };
		}
	}

	private mark(value: unknown): string {
		if (isBlank(value)) throw new Refused('a tag of the template has no value and no default');
		if (typeof value === 'object' || typeof value === 'function') {
			throw new Refused('a tag of the template holds a list or an object, not text');
		}
		const text = value === NOTHING ? '' : String(value);
		return `${MARK}${this.values.push(text) - 1}${MARK}`;
	}

	/** Puts the values for their marks, each escaped for its place. */
	private write(marked: string, kind: TemplateKind): string {
		const parts = marked.split(MARK);
		const context = new HtmlContext();
		let length = 0;
		const written = parts.map((part, i) => {
			const isValue = i % 2 === 1;
			if (!isValue && kind === 'html') this.places.advance(context, part);
			const text = isValue ? this.escaped(part, placeOf(kind, context, i)) : part;
			length += text.length;
			if (length > LIMITS.outputLength) {
				throw new Refused(`the message is longer than ${LIMITS.outputLength} characters`);
			}
			return text;
		});
		if (kind === 'html') context.finish();
		return written.join('').replace(MARKS, '');
	}

	private escaped(mark: string, place: Place): string {
		const value = this.expanded(mark).replace(MARKS, '');
		if (value === '') return '';
		const text = escapeFor(place, value);
		if (text !== null) return text;
		throw new Refused(`"${value.slice(0, 60)}" is not an http, https, mailto or tel link`);
	}

	/** What was captured or put together in the template holds marks of its own: it is text like any other value. */
	private expanded(mark: string): string {
		const left = [MARK + mark + MARK];
		const written: string[] = [];
		for (let length = 0, part = left.pop(); part !== undefined; part = left.pop()) {
			const at = /^\u0001(\d+)\u0001$/.exec(part)?.[1];
			const inner = at === undefined ? null : (this.values[Number(at)] ?? '');
			if (inner?.includes(MARK)) {
				left.push(
					...inner
						.split(/(\u0001\d+\u0001)/)
						.filter(Boolean)
						.reverse(),
				);
			} else written.push(inner ?? part);
			length += 1 + (written.at(-1)?.length ?? 0);
			if (length > LIMITS.outputLength) throw new Refused('the message is too long');
		}
		return written.join('');
	}
}

type Parsed = ReturnType<InstanceType<Vendor['Liquid']>['parse']>;

function placeOf(kind: TemplateKind, context: HtmlContext, part: number): Place {
	if (kind === 'html') return context.place();
	if (kind !== 'link') return 'plain';
	return part === 1 ? 'link' : 'linkPart';
}

/** The row without what is blank, so that it counts as missing. Own properties of objects without a prototype. */
function scopeOf(row: readonly (readonly [string, unknown])[]): object {
	const scope: unknown = pruned(new Map(row), 0);
	return typeof scope === 'object' && scope !== null ? scope : {};
}

const MOST_DEPTH = 20;

function pruned(value: unknown, depth: number): unknown {
	if (typeof value === 'string') return value.replace(MARKS, '');
	if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return value;
	if (Array.isArray(value)) return value.map((entry) => pruned(entry, depth + 1));
	const entries: Iterable<readonly [unknown, unknown]> =
		value instanceof Map ? value.entries() : Object.entries(value);
	const kept: object = Object.create(null);
	for (const [key, entry] of entries) {
		if (isBlank(entry)) continue;
		Object.defineProperty(kept, String(key), {
			...{ value: pruned(entry, depth + 1), enumerable: true, configurable: true },
		});
	}
	return kept;
}

/** The error below those that LiquidJS wraps around it. */
function causeOf(error: unknown): unknown {
	let cause = error;
	for (let level = 0; level < 20; level++) {
		const inner =
			cause instanceof Error && 'originalError' in cause ? cause.originalError : undefined;
		if (!(inner instanceof Error)) break;
		cause = inner;
	}
	return cause;
}

/** LiquidJS adds the lines around; its first line says what is wrong and where. */
function describe(error: unknown): Omit<Extract<LiquidReply, { ok: false }>, 'ok'> {
	const cause = causeOf(error);
	if (cause instanceof Refused || cause instanceof UnsafePlace) {
		return { reason: cause.message, missing: [], exhausted: false };
	}
	const text = error instanceof Error ? error.message : String(error);
	const [, field] = /undefined variable: ([^,\n]+)/.exec(text) ?? [];
	if (field !== undefined) {
		const reason = `no value for "${field}" and no default in the template`;
		return { reason, missing: [field], exhausted: false };
	}
	const known = Object.entries(EXHAUSTED).find(([what]) => text.includes(what))?.[1];
	const reason = known ?? text.split('\n', 1)[0]?.slice(0, 300) ?? '';
	return { reason, missing: [], exhausted: known !== undefined || error instanceof RangeError };
}
