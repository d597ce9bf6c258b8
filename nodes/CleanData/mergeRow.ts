import type { IDataObject } from 'n8n-workflow';

function isPlain(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function setOwn(target: IDataObject, name: string, value: unknown): void {
	Object.defineProperty(target, name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/** Replaces the value at a path whose parents all exist, in copies of the parents; false when there is no such path. */
function setNested(target: IDataObject, path: readonly string[], value: unknown): boolean {
	const [name = '', ...rest] = path;
	if (!Object.hasOwn(target, name)) return false;
	if (rest.length === 0) {
		setOwn(target, name, value);
		return true;
	}
	const parent = target[name];
	if (!isPlain(parent)) return false;
	const copy = { ...parent };
	if (!setNested(copy, rest, value)) return false;
	setOwn(target, name, copy);
	return true;
}

/**
 * The item's json with cleaned values in place of the old ones; columns named by a dotted path go back into the nested
 * object. Missing values of fields that the item never had are not added. The original stays unchanged.
 */
export function mergeRow(
	original: IDataObject,
	cleaned: Readonly<Record<string, unknown>>,
): IDataObject {
	const json = { ...original };
	for (const [name, value] of Object.entries(cleaned)) {
		if (Object.hasOwn(json, name)) setOwn(json, name, value);
		else if (name.includes('.') && setNested(json, name.split('.'), value)) continue;
		else if (value !== null) setOwn(json, name, value);
	}
	return json;
}
