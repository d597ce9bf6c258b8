import { createRequire } from 'node:module';

const NAME = '@node-rs/jieba';

/** Cuts Chinese text into words that together are the text. */
export type Cut = (text: string) => readonly string[];

/**
 * The user's own jieba: null where it is not installed; throws what it throws where it does not load (it is native code for
 * some platforms only). Never bundled.
 */
export function requireJieba(from = __filename): Cut | null {
	const load = createRequire(from);
	try {
		load.resolve(NAME);
	} catch {
		// Not installed: nothing is wrong.
		return null;
	}
	const Jieba: unknown = property(load(NAME), 'Jieba');
	const dict: unknown = property(load(`${NAME}/dict`), 'dict');
	const jieba: unknown = call(Jieba, 'withDict', dict);
	return (text) => {
		const words = call(jieba, 'cut', text, true);
		if (!Array.isArray(words)) throw new TypeError(`${NAME} gave no list of words`);
		return words.map(String);
	};
}

const property = (of: unknown, name: string): unknown =>
	(typeof of === 'object' && of !== null) || typeof of === 'function'
		? Reflect.get(of, name)
		: undefined;

function call(of: unknown, name: string, ...values: readonly unknown[]): unknown {
	const method = property(of, name);
	if (typeof method !== 'function')
		throw new TypeError(`${NAME} has no ${name}(): version 2 is needed`);
	return Reflect.apply(method, of, values);
}
