/** The engine's columns begin with this. */
const ENGINE_PREFIX = 'sentiment';

const beginsWith = (name: string, prefix: string) =>
	name === prefix || name.startsWith(`${prefix}_`);

/** The first of `sentiment`, `sentiment_2`, `sentiment_3` … with which no name of the input begins a result's. */
export function freePrefix(wished: string, taken: Iterable<string>, results: readonly string[]) {
	const names = new Set(taken);
	const clashes = (prefix: string) => results.some((name) => names.has(resultName(name, prefix)));
	let prefix = wished;
	for (let n = 2; clashes(prefix); n++) prefix = `${wished}_${n}`;
	return prefix;
}

/** `sentiment_score` with the prefix `mood`: `mood_score`. Names that begin otherwise stay. */
export const resultName = (name: string, prefix: string): string =>
	beginsWith(name, ENGINE_PREFIX) ? prefix + name.slice(ENGINE_PREFIX.length) : name;
