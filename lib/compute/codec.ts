import { fromWire, Table, toWire, type TableWire } from '../table';

/** A value without its tables, and the tables with the place that each was taken from. */
export interface Packed {
	readonly value: unknown;
	readonly tables: readonly { readonly path: readonly string[]; readonly table: TableWire }[];
}

/** True for `{}` of any realm; false for Map, Date and class instances, which structured clone knows or refuses. */
function isPlainObject(value: object): value is Record<string, unknown> {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The value with each Table replaced by null; parts without a table are passed on as they are. */
function strip(value: unknown, path: string[], found: Packed['tables'][number][]): unknown {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
	if (value instanceof Table) {
		found.push({ path: [...path], table: toWire(value) });
		return null;
	}
	if (!Array.isArray(value) && !isPlainObject(value)) return value;
	const before = found.length;
	const parts = Object.entries(value).map(([key, part]): [string, unknown] => {
		path.push(key);
		const stripped = strip(part, path, found);
		path.pop();
		return [key, stripped];
	});
	if (found.length === before) return value;
	return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** Takes the Tables out of nested plain objects and arrays, so that structured clone can pass the rest. No column is copied. */
export function pack(value: unknown): Packed {
	const tables: Packed['tables'][number][] = [];
	return { value: strip(value, [], tables), tables };
}

/** The inverse of `pack`; puts the tables back into `packed.value`. */
export function unpack(packed: Packed): unknown {
	const root: Record<string, unknown> = { value: packed.value };
	for (const { path, table } of packed.tables) {
		const keys = ['value', ...path];
		const last = keys.pop() ?? 'value';
		let holder: object = root;
		for (const key of keys) {
			const next: unknown = Reflect.get(holder, key);
			if (typeof next === 'object' && next !== null) holder = next;
		}
		Reflect.defineProperty(holder, last, {
			value: fromWire(table),
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
	return root['value'];
}
