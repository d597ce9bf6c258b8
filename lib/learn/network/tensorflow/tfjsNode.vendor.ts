import { createRequire } from 'node:module';

const NAME = '@tensorflow/tfjs-node';

/**
 * The user's own TensorFlow for Node: null where it is not installed; throws what it throws where it does not load (it is
 * native code for some platforms only). Never bundled.
 */
export function requireTfjsNode(from = __filename): unknown {
	const load = createRequire(from);
	try {
		load.resolve(NAME);
	} catch {
		// Not installed: nothing is wrong.
		return null;
	}
	// Removed in Node 23; the package still calls it.
	const util: unknown = load('node:util');
	if (typeof util === 'object' && util !== null && !('isNullOrUndefined' in util))
		Reflect.set(
			util,
			'isNullOrUndefined',
			(value: unknown) => value === null || value === undefined,
		);
	return load(NAME);
}
