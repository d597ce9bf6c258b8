// n8n stores execution data as a flat JSON array in which every string inside objects and lists is an index
// (the `flatted` format). This turns it back; each value is built once, so shared and circular parts stay shared.

// By name and once: looking a global up costs much in jest's vm, and an execution can have millions of values.
const { isArray } = Array;
const { defineProperty, keys } = Object;

/** Also a key named __proto__ is a key like another. */
function put(target, key, value) {
	if (key !== '__proto__') target[key] = value;
	else defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** @param text the stored string @returns the value */
export function unflatten(text) {
	const values = JSON.parse(text);
	/** Undefined: not built yet. */
	const built = [];
	const resolve = (index) => {
		if (built[index] !== undefined) return built[index];
		const value = values[index];
		if (value === null || typeof value !== 'object') return value;
		const copy = isArray(value) ? [] : {};
		built[index] = copy;
		for (const key of keys(value)) {
			const inner = value[key];
			put(copy, key, typeof inner === 'string' ? resolve(+inner) : inner);
		}
		return copy;
	};
	return resolve(0);
}
