import type { EachNode, Rendered, Template, TemplateNode, ValueNode } from './ast';
import { escapeFor } from './escape';
import { LIMITS } from './limits';
import { isBlank, isTruthy, lookup, rootScope, type Row, type Scope } from './scope';

export type { Rendered } from './ast';

/**
 * Writes a template for one row. Data is written, never read as a template. A field that is missing and has no default
 * refuses the row, so that "Hello undefined" cannot be sent. Time and size are bounded by LIMITS.
 */
export function renderTemplate(template: Template, row: Row): Rendered {
	if (template.liquid) return template.liquid.render(row);
	const renderer = new Renderer();
	renderer.write(template.nodes, rootScope(row));
	return renderer.result();
}

class Renderer {
	private readonly parts: string[] = [];
	private readonly missing = new Set<string>();
	private problem: string | null = null;
	private length = 0;
	private steps = 0;

	result(): Rendered {
		const missing = [...this.missing];
		if (this.problem !== null) return { ok: false, missing, reason: this.problem };
		if (missing.length === 0) return { ok: true, text: this.parts.join('') };
		const names = missing.map((name) => `"${name}"`).join(', ');
		return { ok: false, missing, reason: `no value for ${names} and no default in the template` };
	}

	write(nodes: readonly TemplateNode[], scope: Scope): void {
		for (const node of nodes) {
			if (this.problem !== null) return;
			this.node(node, scope);
		}
	}

	private node(node: TemplateNode, scope: Scope): void {
		switch (node.type) {
			case 'text':
				return this.append(node.text);
			case 'value':
				return this.value(node, scope);
			case 'if': {
				const yes = isTruthy(lookup(node.path, scope)) !== node.negated;
				return this.write(yes ? node.then : node.otherwise, scope);
			}
			case 'each':
				return this.each(node, scope);
		}
	}

	private append(text: string): void {
		this.length += text.length;
		if (this.length > LIMITS.outputLength) {
			this.problem = `the message is longer than ${LIMITS.outputLength} characters`;
			return;
		}
		this.parts.push(text);
	}

	private value({ path, fallback, decimals, place }: ValueNode, scope: Scope): void {
		const found = lookup(path, scope);
		const value = isBlank(found) ? fallback : found;
		if (value === null) {
			this.missing.add(path.source);
			return;
		}
		if (value === '') return;
		const text = toText(value, decimals);
		const written = text === null ? null : escapeFor(place, text);
		if (written !== null) return this.append(written);
		this.problem =
			text === null
				? `"${path.source}" holds a list or an object, not text`
				: `"${path.source}" is not an http, https, mailto or tel link`;
	}

	private each({ path, limit, rows, body, otherwise }: EachNode, scope: Scope): void {
		const list = lookup(path, scope);
		if (!isTruthy(list)) return this.write(otherwise, scope);
		if (!Array.isArray(list)) {
			this.problem = `"${path.source}" is not a list`;
			return;
		}
		const entries: unknown[] = list.slice(0, limit);
		const shown = rows > 0 ? inRows(entries, rows) : entries;
		for (const [index, value] of shown.entries()) {
			if (this.problem !== null) return;
			if (++this.steps > LIMITS.loopSteps) {
				this.problem = `the lists of one message show more than ${LIMITS.loopSteps} entries`;
				return;
			}
			this.write(body, { value, number: index + 1, parent: scope });
		}
	}
}

/** Lists of `size` entries; the last may have fewer. */
function inRows(entries: readonly unknown[], size: number): unknown[][] {
	const rows = Math.ceil(entries.length / size);
	return Array.from({ length: rows }, (_, i) => entries.slice(i * size, (i + 1) * size));
}

function toText(value: unknown, decimals: number | null): string | null {
	if (typeof value === 'string')
		return decimals === null ? value : fixed(Number(value), decimals, value);
	if (typeof value === 'number') return decimals === null ? String(value) : value.toFixed(decimals);
	return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : null;
}

function fixed(number: number, decimals: number, text: string): string {
	return Number.isFinite(number) ? number.toFixed(decimals) : text;
}
