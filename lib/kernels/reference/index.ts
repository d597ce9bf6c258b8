import type { KernelFunction, WasmMemory } from '../wasm';
import { algebraTwins } from './algebra';
import { alsTwins } from './als';
import { alsSpectralTwins } from './alsSpectral';
import { designTwins } from './design';
import { forestTwins } from './forest';
import { hashTwins } from './hash';
import { kmeansTwins } from './kmeans';
import { linearTwins } from './linear';
import { networkTwins } from './network';
import { recommendTwins } from './recommend';
import { topKTwins } from './topk';
import { sparseAdamTwins } from './sparseAdam';
import { treeGradientTwins } from './treeGradient';
import { treeRowTwins } from './treeHistogram';
import { treeShapTwins } from './treeShap';
import { treeSplitTwins } from './treeSplit';
import { treeValueTwins } from './treeValues';
import { Views } from './views';

/** The plain twin of every kernel: what it means, readable; and what runs where WebAssembly is missing. */
const TWINS = {
	...algebraTwins,
	...alsTwins,
	...alsSpectralTwins,
	...designTwins,
	...forestTwins,
	...hashTwins,
	...kmeansTwins,
	...linearTwins,
	...networkTwins,
	...recommendTwins,
	...topKTwins,
	...treeRowTwins,
	...treeSplitTwins,
	...treeGradientTwins,
	...treeShapTwins,
	...treeValueTwins,
	...sparseAdamTwins,
};

export type KernelName = keyof typeof TWINS;

const isName = (name: string): name is KernelName => name in TWINS;

/** All kernels, in the order in which helper threads number them. */
export const KERNEL_NAMES: readonly KernelName[] = Object.keys(TWINS).filter(isName);

/** The twin of a kernel, working on the present buffer of the memory. */
export function referenceKernel(name: KernelName, memory: WasmMemory): KernelFunction {
	const twin = TWINS[name];
	const views = new Views(memory.buffer);
	return (chunk, worker, ...args) => twin(views, chunk, worker, ...args);
}
