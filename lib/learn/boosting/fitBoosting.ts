import { withTeam, type Team } from '../../kernels';
import { Random } from '../../math';
import type { FitOptions } from '../estimator';
import { fitBins, type Bins } from '../tree/bins';
import type { Tree } from '../tree/tree';
import { lossOf, type Loss } from './losses';
import type { BoostingModel } from './model';
import type { Settings } from './options';
import { Rounds } from './rounds';
import { EarlyStopping, stopsEarly } from './stopping';
import { splitOff, type TrainingData } from './trainingData';

/** Targets beyond this are scaled down while trees grow: their squares would not be finite. */
const HUGE = 1e100;

/** Gradient boosting (Friedman 2001) on histograms. Cost: rows × features × rounds × about half the depth of the trees. */
export function fitBoosting(
	all: TrainingData,
	settings: Settings,
	options: FitOptions,
): BoostingModel {
	const { data, factor } = tamed(all, settings);
	const { frame, nClasses } = data;
	const loss = lossOf(settings, nClasses);
	const parts = stopsEarly(settings, frame.nRows)
		? splitOff(data, settings.validationFraction, new Random(settings.seed).fork(1))
		: { train: data, test: undefined };
	const { maxBins, seed } = settings;
	const bins = fitBins(frame, { maxBins, seed, pick: parts.train.pick });
	const baseline = loss.start(parts.train.target, parts.train.weights);
	const cost = frame.nRows * frame.features.length * settings.maxIter * loss.nOutputs;
	const trees = withTeam({ threads: options.threads }, cost, (team) =>
		growAll(team, { ...parts, bins, loss, baseline }, settings, options),
	);
	const unit = 1 / factor;
	return {
		task: settings.task,
		loss: settings.loss,
		nClasses,
		features: frame.features,
		bins,
		baseline: baseline.map((value) => value * unit),
		trees: unit === 1 ? trees : trees.map((tree) => scaled(tree, unit)),
	};
}

interface Parts {
	readonly train: TrainingData;
	readonly test: TrainingData | undefined;
	readonly bins: readonly Bins[];
	readonly loss: Loss;
	readonly baseline: Float64Array;
}

function growAll(team: Team, parts: Parts, settings: Settings, options: FitOptions): Tree[] {
	const { train, test, bins, loss, baseline } = parts;
	const rounds = new Rounds(team, { data: train, bins, loss, baseline, settings }, options);
	const watch = test && new EarlyStopping(team, test, bins, loss, baseline, settings);
	const trees: Tree[] = [];
	for (let iter = 0; iter < settings.maxIter; iter++) {
		options.signal?.throwIfCancelled();
		const { trees: grown, done } = rounds.next();
		if (done && iter > 0) break;
		trees.push(...grown);
		options.progress?.((iter + 1) / settings.maxIter, `Training, tree ${iter + 1}`);
		if (done || watch?.stopAfter(grown)) break;
	}
	return watch ? trees.slice(0, Math.max(1, watch.bestIter) * loss.nOutputs) : trees;
}

/** Targets scaled by a power of two when they are huge. */
function tamed(data: TrainingData, { loss }: Settings): { data: TrainingData; factor: number } {
	if (data.nClasses > 0 || loss === 'poisson') return { data, factor: 1 };
	let most = 0;
	for (const value of data.target) most = Math.max(most, Math.abs(value));
	if (most <= HUGE) return { data, factor: 1 };
	const factor = 2 ** -Math.min(1000, Math.ceil(Math.log2(most)));
	const target = Float64Array.from(data.target, (value) => value * factor);
	return { data: { ...data, target }, factor };
}

const scaled = (tree: Tree, by: number): Tree => ({
	...tree,
	value: tree.value.map((value) => value * by),
});
