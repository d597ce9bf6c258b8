import type { Feature } from '../../features';
import { corruptModel, SavedReader } from '../dense/savedChecks';
import type { SavedEstimator } from '../estimator';
import { MOST_BINS, type Bins } from '../tree/bins';
import { loadTrees } from '../tree/loadTrees';
import { GradientBoosting } from './gradientBoosting';
import { BOOSTING_VERSION } from './saveBoosting';

const KIND = 'gradientBoosting';
const MOST_CLASSES = 65_536;

/** A fitted GradientBoosting from its saved form. Throws CORRUPT_FILE for anything that `save` does not write. */
export function loadGradientBoosting(saved: SavedEstimator): GradientBoosting {
	const reader = new SavedReader(saved, KIND, BOOSTING_VERSION);
	const task = reader.choice('task', ['classification', 'regression'] as const);
	const loss = reader.choice('loss', ['squared', 'absolute', 'quantile', 'poisson'] as const);
	const nClasses =
		task === 'classification'
			? reader.whole('nClasses', 2, MOST_CLASSES)
			: reader.whole('nClasses', 0, 0);
	const features = reader.features();
	const baseline = reader.numbers('baseline', nClasses > 2 ? nClasses : 1);
	const bins = loadBins(saved, features);
	const trees = loadTrees(saved, features, 1);
	if (trees.length % baseline.length > 0) throw corruptModel(KIND, 'a tree is missing');
	return GradientBoosting.of({ task, loss, nClasses, features, bins, baseline, trees });
}

function loadBins({ tensors }: SavedEstimator, features: readonly Feature[]): Bins[] {
	const own = (name: string) => (Object.hasOwn(tensors, name) ? tensors[name] : undefined);
	const [lengths, thresholds, binOf] = [own('binLengths'), own('thresholds'), own('binOf')];
	const fits =
		lengths instanceof Int32Array &&
		lengths.length === features.length &&
		thresholds instanceof Float64Array &&
		binOf instanceof Uint8Array;
	if (!fits) throw corruptModel(KIND, 'its bins are damaged');
	let [number, code] = [0, 0];
	const bins = features.map((feature, at): Bins => {
		const length = lengths[at] ?? 0;
		if (length < 0) throw corruptModel(KIND, 'its bins are damaged');
		if (feature.kind === 'number')
			return numberBins(thresholds.slice(number, (number += length)), length);
		if (length !== feature.categories.length) throw corruptModel(KIND, 'its bins are damaged');
		return categoryBins(binOf.slice(code, (code += length)), length);
	});
	if (number !== thresholds.length || code !== binOf.length)
		throw corruptModel(KIND, 'it holds more bins than features');
	return bins;
}

function numberBins(thresholds: Float64Array, length: number): Bins {
	const rises = thresholds.every(
		(value, at) => Number.isFinite(value) && (at === 0 || value > (thresholds[at - 1] ?? 0)),
	);
	if (thresholds.length !== length || length >= MOST_BINS || !rises)
		throw corruptModel(KIND, 'its thresholds are damaged');
	return { kind: 'number', nBins: length + 1, thresholds };
}

function categoryBins(binOf: Uint8Array, length: number): Bins {
	if (binOf.length !== length || binOf.some((bin) => bin >= MOST_BINS))
		throw corruptModel(KIND, 'its bins are damaged');
	return { kind: 'category', nBins: Math.min(length, MOST_BINS), binOf };
}
