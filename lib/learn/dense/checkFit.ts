import { LibraryError } from '../../errors';
import type { Feature, Frame, FrameColumn } from '../../features';
import type { Target, Task } from '../estimator';

/**
 * What every estimator asks of its input: rows (EMPTY_INPUT), finite or missing features and a target of the task, one value a
 * row (WRONG_TYPE), weights >= 0 that are not all 0 (INVALID_PARAMETER). Returns the weights, 1 each when there are none.
 * `infinite: 'later'`: the caller fits a Design, which finds infinite numbers on its way.
 */
export function checkFit<T extends Task>(...given: Given<T>): Checked<T> {
	const [frame] = given;
	if (frame.features.length === 0) throw nothing(frame);
	return checkRows(...given);
}

type Given<T extends Task> = [
	frame: Frame,
	target: Target,
	task: T,
	sampleWeight: Float64Array | undefined,
	infinite?: 'now' | 'later',
];

interface Checked<T extends Task> {
	readonly target: Extract<Target, { task: T }>;
	readonly weights: Float64Array;
}

/** The same for what can do without any feature. */
export function checkRows<T extends Task>(...given: Given<T>): Checked<T> {
	const [frame, target, task, sampleWeight, infinite = 'now'] = given;
	if (frame.nRows === 0) throw nothing(frame);
	if (!isOf(target, task))
		throw wrong(`This model needs a target for ${task}, got ${target.task}.`);
	if (target.values.length !== frame.nRows)
		throw wrong(`The target has ${target.values.length} values for ${frame.nRows} rows.`);
	checkValues(target);
	if (infinite === 'now') checkColumns(frame);
	else checkLengths(frame);
	return { target, weights: checkWeights(frame.nRows, sampleWeight) };
}

const isOf = <T extends Task>(target: Target, task: T): target is Extract<Target, { task: T }> =>
	target.task === task;

function checkValues(target: Target): void {
	if (target.task === 'regression') {
		const row = target.values.findIndex((value) => !Number.isFinite(value));
		if (row >= 0) throw wrong(`The target of row ${row} is ${target.values[row]}.`);
		return;
	}
	const { nClasses, values } = target;
	const row = values.findIndex((value) => value < 0 || value >= nClasses);
	if (row < 0 && nClasses >= 2) return;
	throw wrong(
		nClasses < 2
			? `A classification needs two classes or more, got ${nClasses}.`
			: `The target of row ${row} is ${values[row]}; classes are 0..${nClasses - 1}.`,
	);
}

function checkLengths({ features, columns, nRows }: Frame): void {
	const f = features.findIndex((_, at) => columns[at]?.length !== nRows);
	if (f >= 0) throw wrong(`Feature "${features[f]?.name ?? ''}" has not ${nRows} values.`);
}

/** Throws WRONG_TYPE for infinite numbers and for columns of another length. */
export function checkColumns(frame: Frame): void {
	checkLengths(frame);
	frame.features.forEach(({ name }, f) => checkNotInfinite(name, frame.columns[f]));
}

/** Throws WRONG_TYPE for infinite numbers. */
export function checkNotInfinite(name: string, column: FrameColumn | undefined): void {
	// The platform's own search is faster than a loop.
	const row = Math.max(column?.indexOf(Infinity) ?? -1, column?.indexOf(-Infinity) ?? -1);
	if (row >= 0) throw wrong(`Feature "${name}" is infinite in row ${row}.`);
}

function checkWeights(nRows: number, weights: Float64Array | undefined): Float64Array {
	if (!weights) return new Float64Array(nRows).fill(1);
	const fits =
		weights.length === nRows && weights.every((weight) => weight >= 0 && weight < Infinity);
	if (fits && weights.some((weight) => weight > 0)) return weights;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`sampleWeight must be ${nRows} finite numbers of at least 0, not all 0.`,
		'Leave it out to weigh all rows alike.',
	);
}

/** Throws INVALID_PARAMETER unless the frame has the features of fitting in the same order. */
export function checkFeatures(frame: Frame, features: readonly Feature[]): void {
	const at = features.findIndex((feature, f) => !isSame(feature, frame.features[f]));
	if (at < 0 && frame.features.length === features.length) {
		checkColumns(frame);
		return;
	}
	const expected = features[at]?.name ?? 'no more features';
	const found = frame.features[at < 0 ? features.length : at]?.name ?? 'nothing';
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The model was fitted on other features: expected "${expected}", got "${found}".`,
		'Apply the recipe that was fitted with the model.',
	);
}

function isSame(a: Feature, b: Feature | undefined): boolean {
	if (a.name !== b?.name) return false;
	if (a.kind === 'number' || b.kind === 'number') return a.kind === b.kind;
	return (
		a.categories.length === b.categories.length &&
		a.categories.every((category, code) => category === b.categories[code])
	);
}

export const notFitted = (kind: string) =>
	new LibraryError('NOT_FITTED', `This ${kind} model is not fitted.`, 'Call fit first.');

const wrong = (message: string) =>
	new LibraryError('WRONG_TYPE', message, 'Clean the data first, or leave these rows out.');

const nothing = ({ nRows, features }: Frame) =>
	new LibraryError(
		'EMPTY_INPUT',
		`Learning needs rows and features, got ${nRows} × ${features.length}.`,
		'Check the step before: it passed no usable data on.',
	);
