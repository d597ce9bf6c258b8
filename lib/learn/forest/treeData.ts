import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import type { ForestData } from '../../kernels';
import { checkFit } from '../dense/checkFit';
import type { ClassTarget, RegressionTarget, Target, Task } from '../estimator';
import { binFrame, fitBins, type Bins } from '../tree/bins';
import type { Meaning } from '../tree/fromGrown';

export type ClassWeight = 'balanced' | readonly number[] | undefined;

export interface TreeTraining {
	readonly data: ForestData;
	readonly bins: readonly Bins[];
	readonly meaning: Meaning;
}

export interface TrainingOptions {
	readonly task: Task;
	readonly criterion: 'gini' | 'entropy' | 'squaredError';
	readonly classWeight: ClassWeight;
	readonly maxBins: number;
	readonly seed: number;
}

/** Statistics of a bin must fit into the kernels' scratch memory. */
const MOST_CLASSES = 255;

/** What trees grow on: checked, cut into bins. Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER. */
export function treeTraining(
	frame: Frame,
	given: Target,
	options: TrainingOptions,
	sampleWeight?: Float64Array,
): TreeTraining {
	const { target, weights } = checkFit(frame, given, options.task, sampleWeight);
	const bins = fitBins(frame, { maxBins: options.maxBins, seed: options.seed });
	const { codes } = binFrame(bins, frame);
	const binCounts = Int32Array.from(bins, ({ kind, nBins }) =>
		kind === 'category' ? -nBins : nBins,
	);
	const own =
		target.task === 'classification' ? classes(target, weights, options) : numbers(target, weights);
	const { targets, meaning } = own;
	const { nClasses } = meaning;
	const data = { nRows: frame.nRows, codes, binCounts, targets, nClasses, weights: own.weights };
	return { data, bins, meaning };
}

function classes(
	{ values, nClasses }: ClassTarget,
	weights: Float64Array,
	{ criterion, classWeight }: TrainingOptions,
) {
	if (nClasses > MOST_CLASSES)
		throw wrong(`Trees tell at most ${MOST_CLASSES} classes apart, got ${nClasses}.`);
	if (values.every((value) => value === values[0]))
		throw wrong('All rows have the same class: there is nothing to tell apart.');
	const factors = classFactors(values, nClasses, classWeight);
	const own = factors
		? weights.map((weight, row) => weight * (factors[values[row] ?? 0] ?? 0))
		: weights;
	const gainUnit = criterion === 'entropy' ? 1 / Math.LN2 : 1;
	return { targets: values, weights: own, meaning: { nClasses, middle: 0, scale: 1, gainUnit } };
}

const wrong = (message: string) =>
	new LibraryError('WRONG_TYPE', message, 'Choose another target column, or other rows.');

/** `balanced`: rows / (classes × rows of the class), as scikit-learn weighs. */
function classFactors(
	values: Int32Array,
	nClasses: number,
	classWeight: ClassWeight,
): readonly number[] | undefined {
	if (classWeight === undefined) return undefined;
	if (classWeight === 'balanced') {
		const counts = new Array<number>(nClasses).fill(0);
		for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
		return counts.map((count) => values.length / (nClasses * Math.max(1, count)));
	}
	const usable = values.some((value) => (classWeight[value] ?? 0) > 0);
	if (classWeight.length === nClasses && usable) return classWeight;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`classWeight must be ${nClasses} numbers of which one at least is above 0, got ${classWeight.length}.`,
		'Give one weight a class, or "balanced".',
	);
}

/** Targets near 0 and at most 2 wide: squares neither overflow nor lose their digits. The scale is a power of two: exact. */
function numbers({ values }: RegressionTarget, weights: Float64Array) {
	const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	const scale = largest > 0 ? 2 ** Math.max(-1021, Math.floor(Math.log2(largest))) : 1;
	let [sum, total] = [0, 0];
	values.forEach((value, row) => {
		sum += (value / scale) * (weights[row] ?? 0);
		total += weights[row] ?? 0;
	});
	const middle = sum / total;
	const targets = values.map((value) => value / scale - middle);
	const gainUnit = Math.min(Number.MAX_VALUE, scale * scale);
	return { targets, weights, meaning: { nClasses: 0, middle, scale, gainUnit } };
}
