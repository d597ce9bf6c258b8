// n8n stores execution data as a flat JSON array in which every string inside objects and lists is an index
// (the `flatted` format). This turns it back; each value is built once, so shared and circular parts stay shared.

/** @param text the stored string @returns the value */
export function unflatten(text) {
	const values = JSON.parse(text);
	const built = new Map();
	const resolve = (reference) => {
		const index = Number(reference);
		if (built.has(index)) return built.get(index);
		const value = values[index];
		if (value === null || typeof value !== 'object') return value;
		const copy = Array.isArray(value) ? [] : {};
		built.set(index, copy);
		for (const [key, inner] of Object.entries(value)) {
			const whole = typeof inner === 'string' ? resolve(inner) : inner;
			Object.defineProperty(copy, key, {
				value: whole,
				enumerable: true,
				writable: true,
				configurable: true,
			});
		}
		return copy;
	};
	return resolve(0);
}
