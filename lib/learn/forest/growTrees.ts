import type { Frame } from '../../features';
import { growForest, withTeam, type GrownForest } from '../../kernels';
import { Random } from '../../math';
import type { FitOptions, Target } from '../estimator';
import { fromGrown } from '../tree/fromGrown';
import type { Tree } from '../tree/tree';
import { triedFeatures, type TreeSettings } from './options';
import { treeTraining, type TreeTraining } from './treeData';

export interface GrowPlan {
	readonly nTrees: number;
	readonly bootstrap: boolean;
	readonly outOfBag: boolean;
}

export interface Grown extends TreeTraining {
	readonly trees: readonly Tree[];
	readonly votes: Pick<GrownForest, 'votes' | 'voteCounts'>;
}

/** Grows trees on a frame; every tree has a random stream of its own. Throws like an estimator's `fit`. */
export function growTrees(
	frame: Frame,
	target: Target,
	settings: TreeSettings,
	plan: GrowPlan,
	options: FitOptions,
): Grown {
	const training = treeTraining(frame, target, settings, options.sampleWeight);
	const maxFeatures = triedFeatures(settings.maxFeatures, frame.features.length);
	const { signal, progress, threads } = options;
	const onProgress = (part: number) =>
		progress?.(part, `Growing trees, ${Math.round(part * plan.nTrees)} of ${plan.nTrees}`);
	const cost = frame.nRows * maxFeatures * plan.nTrees * 20;
	const { trees, ...votes } = withTeam({ threads }, cost, (team) =>
		growForest(
			team,
			training.data,
			{ ...settings, ...plan, maxFeatures },
			seedsOf(settings.seed, plan.nTrees),
			{ signal, onProgress },
		),
	);
	const { bins, meaning } = training;
	const made = trees.map((tree) => fromGrown(tree, bins, frame.features, meaning));
	return { ...training, trees: made, votes };
}

/** A state of xoshiro128** for each tree. */
function seedsOf(seed: number, nTrees: number): Uint32Array {
	const random = new Random(seed);
	const seeds = new Uint32Array(nTrees * 4);
	for (let tree = 0; tree < nTrees; tree++) {
		const own = random.fork(tree);
		for (let word = 0; word < 4; word++) seeds[tree * 4 + word] = own.uint32();
		seeds[tree * 4 + 3] = (seeds[tree * 4 + 3] ?? 0) | 1;
	}
	return seeds;
}
