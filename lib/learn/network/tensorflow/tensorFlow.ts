import { LibraryError } from '../../../errors';
import type { LoadLayersModel, TensorFlow } from './tfjs.vendor';

export interface OpenedTensorFlow {
	readonly tf: TensorFlow;
	readonly loadLayersModel: LoadLayersModel;
	/** `tensorflow-node`: the user's own native package; `tensorflow-wasm`: the one inside this package. */
	readonly backend: 'tensorflow-node' | 'tensorflow-wasm';
}

/**
 * `@tensorflow/tfjs-node` where it is installed and loads, else TensorFlow.js on WebAssembly. Whoever asks learns which one
 * from `backend`. Throws UNSUPPORTED when neither runs.
 */
export async function openTensorFlow(from?: string): Promise<OpenedTensorFlow> {
	const native = await openNative(from);
	if (native) {
		return { tf: native, loadLayersModel: native.loadLayersModel, backend: 'tensorflow-node' };
	}
	try {
		const { loadLayersModel, openWasm } = await import('./tfjs.vendor.js');
		return { tf: await openWasm(), loadLayersModel, backend: 'tensorflow-wasm' };
	} catch (error) {
		throw new LibraryError(
			'UNSUPPORTED',
			`TensorFlow.js does not run here: ${error instanceof Error ? error.message : String(error)}.`,
			'Choose the backend "kernels".',
		);
	}
}

type Native = TensorFlow & { readonly loadLayersModel: LoadLayersModel };

async function openNative(from?: string): Promise<Native | null> {
	const { requireTfjsNode } = await import('./tfjsNode.vendor.js');
	try {
		const found = requireTfjsNode(from);
		return isTensorFlow(found) ? found : null;
	} catch {
		// Installed for another platform or Node: the WebAssembly backend runs, and the result says so.
		return null;
	}
}

const isTensorFlow = (value: unknown): value is Native =>
	typeof value === 'object' &&
	value !== null &&
	['variableGrads', 'matMul', 'loadLayersModel'].every((name) => name in value);
