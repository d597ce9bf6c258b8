import type { Path } from './ast';

/** The values of one row by column name. A Map: a column may be called `__proto__`. */
export type Row = ReadonlyMap<string, unknown>;

/** What names mean at one point of the template: the row, or an entry of a list within it. */
export interface Scope {
	readonly value: unknown;
	/** 1-based position in the list; 0 for the row. */
	readonly number: number;
	readonly parent: Scope | null;
}

export function rootScope(row: Row): Scope {
	return { value: row, number: 0, parent: null };
}

/** The value that a path names, or undefined. Only own properties of plain data are seen, never a prototype's. */
export function lookup(path: Path, scope: Scope): unknown {
	if (path.names[0] === '@number') return scope.number || undefined;
	const start = path.from === 'root' ? rootOf(scope) : ancestor(scope, path.up);
	if (!start) return undefined;
	if (start.value instanceof Map && path.names.length > 1) {
		const whole: unknown = start.value.get(path.names.join('.'));
		if (whole !== undefined && whole !== null) return whole;
	}
	return path.names.reduce(ownValue, start.value);
}

function rootOf(scope: Scope): Scope {
	let root = scope;
	while (root.parent) root = root.parent;
	return root;
}

function ancestor(scope: Scope, up: number): Scope | null {
	let found: Scope | null = scope;
	for (let level = 0; level < up && found; level++) found = found.parent;
	return found;
}

function ownValue(holder: unknown, name: string): unknown {
	if (holder instanceof Map) return holder.get(name);
	if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name))
		return undefined;
	return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

/** Missing for a merge tag: nothing there, blank text, or not a finite number. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	return typeof value === 'number' && !Number.isFinite(value);
}

/** What `{{#if}}` takes as yes: anything but missing, blank, false, 0 and the empty list. */
export function isTruthy(value: unknown): boolean {
	if (isBlank(value) || value === false || value === 0) return false;
	return !(Array.isArray(value) && value.length === 0);
}
