import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients of the core's operations too.
import { loadLayersModel as load } from '@tensorflow/tfjs-layers';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

export type TensorFlow = typeof tf;
export const loadLayersModel = load;
export type LoadLayersModel = typeof load;
export type { LayersModel } from '@tensorflow/tfjs-layers';
export type { Rank, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';

const FILE = 'tfjs-backend-wasm-simd.wasm';

/** Beside the bundle, or in its package where nothing is bundled (tests). */
function wasmFile(): string {
	const beside = path.join(__dirname, FILE);
	if (existsSync(beside)) return beside;
	return createRequire(__filename).resolve(`@tensorflow/tfjs-backend-wasm/dist/${FILE}`);
}

/**
 * Runs `start` and takes back the listeners it adds: the loader of this backend makes every uncaught error of the whole
 * thread its own.
 */
async function withoutListeners<R>(start: () => Promise<R>): Promise<R> {
	const errors = process.listeners('uncaughtException');
	const rejections = process.listeners('unhandledRejection');
	const result = await start();
	for (const listener of process.listeners('uncaughtException'))
		if (!errors.includes(listener)) process.removeListener('uncaughtException', listener);
	for (const listener of process.listeners('unhandledRejection'))
		if (!rejections.includes(listener)) process.removeListener('unhandledRejection', listener);
	return result;
}

/** TensorFlow.js on its WebAssembly backend. */
export async function openWasm(): Promise<TensorFlow> {
	const file = wasmFile();
	// Every Node that runs n8n knows SIMD, and in Node this backend never asks for threads.
	setWasmPaths({
		'tfjs-backend-wasm.wasm': file,
		'tfjs-backend-wasm-simd.wasm': file,
		'tfjs-backend-wasm-threaded-simd.wasm': file,
	});
	const started = await withoutListeners(() => tf.setBackend('wasm'));
	if (!started) throw new Error('its WebAssembly backend did not start');
	return tf;
}
