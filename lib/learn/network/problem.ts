import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import { Random, shuffle } from '../../math';
import { checkFit } from '../dense/checkFit';
import { checkWhole } from '../dense/checkOptions';
import { columnStatistics } from '../dense/columnStatistics';
import { Design } from '../dense/design';
import type { ClassTarget, RegressionTarget, Target } from '../estimator';
import type { Settings } from './options';

/** What a network learns from, ready for any backend. */
export interface Problem {
	readonly nRows: number;
	/** Numbers a row. */
	readonly nInputs: number;
	/** Writes the inputs row-major, `width` numbers a row; the rest of each row is left as it is. */
	write(out: Float32Array, width: number): void;
	/** Standardised values, or class numbers. */
	readonly targets: Float32Array;
	/** Mean 1 over the rows to learn from. */
	readonly weights: Float32Array;
	readonly nClasses: number;
	/** Rows to learn from, and rows kept aside (none without early stopping). */
	readonly rows: Uint32Array;
	readonly asideRows: Uint32Array;
}

/** How regression targets were standardised. */
export interface TargetScale {
	readonly mean: number;
	readonly scale: number;
}

/** Standard deviations beyond which an input is held: float32 sums must stay finite, and one value must not rule the rest. */
export const MOST_DEVIATIONS = 20;

/** Inputs of a frame as the network sees them. */
export function writeInputs(design: Design, frame: Frame, out: Float32Array, width: number): void {
	design.write(frame, out, width);
	for (let at = 0; at < out.length; at++) {
		const value = out[at] ?? 0;
		if (value > MOST_DEVIATIONS) out[at] = MOST_DEVIATIONS;
		else if (value < -MOST_DEVIATIONS) out[at] = -MOST_DEVIATIONS;
	}
}

/** Checks the data and fits what the inputs and the target need. Scaling is learnt from the rows to learn from alone. */
export function prepare(
	frame: Frame,
	target: Target,
	sampleWeight: Float64Array | undefined,
	settings: Settings,
): { problem: Problem; design: Design; scale: TargetScale } {
	const checked = checkFit(frame, target, settings.task, sampleWeight);
	const weights = classWeights(checked.target, checked.weights, settings.classWeight);
	const { rows, asideRows } = keepAside(checked.target, weights, settings);
	const inLearning = Float64Array.from(weights, () => 0);
	rows.forEach((row) => (inLearning[row] = weights[row] ?? 0));
	const design = Design.fit(frame, inLearning);
	const { targets, scale } = targetsOf(checked.target, inLearning);
	const mean = inLearning.reduce((sum, weight) => sum + weight, 0) / rows.length;
	const problem = {
		nRows: frame.nRows,
		nInputs: design.nCols,
		write: (out: Float32Array, width: number) => writeInputs(design, frame, out, width),
		targets,
		weights: Float32Array.from(weights, (weight) => weight / mean),
		nClasses: target.task === 'classification' ? target.nClasses : 0,
		rows,
		asideRows,
	};
	return { problem, design, scale };
}

function targetsOf(
	target: Target,
	weights: Float64Array,
): { targets: Float32Array; scale: TargetScale } {
	if (target.task === 'classification')
		return { targets: Float32Array.from(target.values), scale: { mean: 0, scale: 1 } };
	const { mean, deviation } = columnStatistics(target.values, weights);
	const scale = deviation > 0 ? deviation : 1;
	// Divided first: the difference of two values near 1e308 may not be a number any more.
	const targets = Float32Array.from(target.values, (value) => value / scale - mean / scale);
	return { targets, scale: { mean, scale } };
}

/** Throws INVALID_PARAMETER when no row of any weight is left. */
function classWeights(
	target: ClassTarget | RegressionTarget,
	weights: Float64Array,
	classWeight: Settings['classWeight'],
): Float64Array {
	if (target.task === 'regression' || classWeight === undefined) return weights;
	const { values, nClasses } = target;
	const factors =
		classWeight === 'balanced' ? balanced(values, weights, nClasses) : Array.from(classWeight);
	checkWhole('The number of class weights', factors.length, nClasses);
	const weighted = weights.map((weight, row) => weight * (factors[values[row] ?? 0] ?? 1));
	if (weighted.some((weight) => weight > 0)) return weighted;
	throw new LibraryError(
		'INVALID_PARAMETER',
		'classWeight gives every row the weight 0.',
		'Give at least one class that has rows a weight above 0.',
	);
}

function balanced(values: Int32Array, weights: Float64Array, nClasses: number): number[] {
	const sums = new Float64Array(nClasses);
	values.forEach((label, row) => {
		sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0);
	});
	const total = sums.reduce((sum, value) => sum + value, 0);
	return Array.from(sums, (sum) => (sum > 0 ? total / (nClasses * sum) : 1));
}

/** Fewer rows than this (of any weight) kept aside would say nothing. */
const LEAST_ASIDE = 10;

/** Of each class (in regression: of all rows) the same share is kept aside. Rows of weight 0 are not used at all. */
function keepAside(
	target: Target,
	weights: Float64Array,
	{ earlyStopping, validationFraction, seed }: Settings,
): { rows: Uint32Array; asideRows: Uint32Array } {
	const used = Uint32Array.from(weights.keys()).filter((row) => (weights[row] ?? 0) > 0);
	const none = { rows: used, asideRows: new Uint32Array(0) };
	if (!earlyStopping || used.length * validationFraction < LEAST_ASIDE) return none;
	const random = new Random(seed).fork(2);
	const aside = new Set<number>();
	for (const group of groupsOf(target, used)) {
		shuffle(group, random);
		const count = Math.floor(group.length * validationFraction + random.uniform());
		for (const row of group.subarray(0, Math.min(count, group.length - 1))) aside.add(row);
	}
	const asideRows = used.filter((row) => aside.has(row));
	return asideRows.length === 0 ? none : { rows: used.filter((row) => !aside.has(row)), asideRows };
}

function groupsOf(target: Target, used: Uint32Array): Uint32Array[] {
	if (target.task === 'regression') return [used.slice()];
	const { values, nClasses } = target;
	return Array.from({ length: nClasses }, (_, label) =>
		used.filter((row) => values[row] === label),
	).filter((group) => group.length > 0);
}
