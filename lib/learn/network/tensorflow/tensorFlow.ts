import { LibraryError } from '../../../errors';
import type { TensorFlow } from './tfjs.vendor';

export interface OpenedTensorFlow {
	readonly tf: TensorFlow;
	/** `tensorflow-node`: the user's own native package; `tensorflow-wasm`: the one inside this package. */
	readonly backend: 'tensorflow-node' | 'tensorflow-wasm';
}

/**
 * `@tensorflow/tfjs-node` where it is installed and loads, else TensorFlow.js on WebAssembly. Whoever asks learns which one
 * from `backend`. Throws UNSUPPORTED when neither runs.
 */
export async function openTensorFlow(from?: string): Promise<OpenedTensorFlow> {
	const native = await openNative(from);
	if (native) return { tf: native, backend: 'tensorflow-node' };
	try {
		const { openWasm } = await import('./tfjs.vendor.js');
		return { tf: await openWasm(), backend: 'tensorflow-wasm' };
	} catch (error) {
		throw new LibraryError(
			'UNSUPPORTED',
			`TensorFlow.js does not run here: ${error instanceof Error ? error.message : String(error)}.`,
			'Choose the backend "kernels".',
		);
	}
}

async function openNative(from?: string): Promise<TensorFlow | null> {
	const { requireTfjsNode } = await import('./tfjsNode.vendor.js');
	try {
		const found = requireTfjsNode(from);
		return isTensorFlow(found) ? found : null;
	} catch {
		// Installed for another platform or Node: the WebAssembly backend runs, and the result says so.
		return null;
	}
}

const isTensorFlow = (value: unknown): value is TensorFlow =>
	typeof value === 'object' && value !== null && 'variableGrads' in value && 'matMul' in value;
