import { LibraryError } from '../../errors';
import type { Frame } from '../../features';
import type { RowPick } from '../../kernels';
import { shuffle, type Random } from '../../math';
import type { Target } from '../estimator';
import type { Settings } from './options';

/** What a fit works on: rows with their targets and weights, checked. */
export interface TrainingData {
	/** All rows there are; `pick` says which of them are meant. */
	readonly frame: Frame;
	readonly pick: RowPick | undefined;
	/** Rows that are meant: one target, and weight, each. */
	readonly nRows: number;
	readonly target: Float64Array | Int32Array | Uint8Array;
	readonly weights: Float64Array | undefined;
	/** 0: regression. */
	readonly nClasses: number;
}

function wrong(message: string, hint: string): LibraryError {
	return new LibraryError('WRONG_TYPE', message, hint);
}

/** Checks rows, target and weights; multiplies class weights in. Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER. */
export function trainingData(
	frame: Frame,
	target: Target,
	settings: Settings,
	sampleWeight: Float64Array | undefined,
): TrainingData {
	if (frame.nRows === 0 || frame.features.length === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			`There are ${frame.nRows} rows and ${frame.features.length} features to learn from.`,
			'Give at least one of each.',
		);
	}
	checkLengths(frame, target, sampleWeight);
	checkTarget(target, settings);
	checkConstraints(frame, target, settings);
	const nClasses = target.task === 'classification' ? target.nClasses : 0;
	const weights = combine(target, settings.classWeight, sampleWeight);
	return {
		frame,
		pick: undefined,
		nRows: frame.nRows,
		target: target.values,
		weights,
		nClasses,
	};
}

function checkLengths(frame: Frame, target: Target, weights: Float64Array | undefined): void {
	const lists = [target.values, ...(weights ? [weights] : []), ...frame.columns];
	const other = lists.find((list) => list.length !== frame.nRows);
	if (!other) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The table has ${frame.nRows} rows, but a column, the target or the weights have ${other.length}.`,
		'Give one value a row.',
	);
}

function checkTarget(target: Target, { task, loss }: Settings): void {
	if (target.task !== task) {
		throw wrong(
			`The model is made for ${task}, the target for ${target.task}.`,
			'Choose the task that fits the target column.',
		);
	}
	if (target.task === 'classification') {
		const { values, nClasses } = target;
		if (values.some((value) => value < 0 || value >= nClasses))
			throw wrong(`The target holds classes outside 0..${nClasses - 1}.`, 'Number the classes.');
		if (values.every((value) => value === values[0]))
			throw wrong(
				'All rows have the same class: there is nothing to tell apart.',
				'Give rows of at least two classes.',
			);
		return;
	}
	if (!target.values.every(Number.isFinite))
		throw wrong('The target holds missing or infinite values.', 'Leave such rows out.');
	if (loss !== 'poisson') return;
	const total = target.values.reduce((sum, value) => (value < 0 ? NaN : sum + value), 0);
	if (!(total > 0))
		throw wrong(
			'The poisson loss needs targets of 0 and above, not all 0.',
			'Choose the loss "squared", or check the target column.',
		);
}

function checkConstraints({ features }: Frame, target: Target, { monotone }: Settings): void {
	const invalid = (message: string, hint: string) =>
		new LibraryError('INVALID_PARAMETER', message, hint);
	for (const [name, direction] of monotone) {
		const feature = features.find((own) => own.name === name);
		if (!feature) throw invalid(`No feature is named "${name}" (monotone).`, 'Check the name.');
		if (feature.kind === 'category' && direction !== 0)
			throw invalid(`"${name}" is a category: it has no direction.`, 'Constrain numbers only.');
	}
	if (monotone.size > 0 && target.task === 'classification' && target.nClasses > 2)
		throw invalid(
			'Monotone constraints need a number or two classes as the target.',
			'Leave the constraints out.',
		);
}

function combine(
	target: Target,
	classWeight: Settings['classWeight'],
	sampleWeight: Float64Array | undefined,
): Float64Array | undefined {
	if (sampleWeight) checkWeights(sampleWeight);
	if (!classWeight || target.task === 'regression') return sampleWeight;
	const { values, nClasses } = target;
	const factors = classWeight === 'balanced' ? balanced(target.values, nClasses) : classWeight;
	if (factors.length !== nClasses) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`classWeight must hold ${nClasses} weights, got ${factors.length}.`,
			'Give one a class.',
		);
	}
	const weights = Float64Array.from(
		values,
		(own, row) => (factors[own] ?? 0) * (sampleWeight?.[row] ?? 1),
	);
	checkWeights(weights);
	return weights;
}

function checkWeights(weights: Float64Array): void {
	const total = weights.reduce((sum, weight) => (weight >= 0 ? sum + weight : NaN), 0);
	if (total > 0 && Number.isFinite(total)) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		'Weights must be finite numbers of 0 and above, not all 0.',
		'Check the weight column.',
	);
}

/** rows / (classes · rows of the class), as scikit-learn's "balanced". */
function balanced(values: Int32Array, nClasses: number): number[] {
	const counts = new Array<number>(nClasses).fill(0);
	for (const own of values) counts[own] = (counts[own] ?? 0) + 1;
	return counts.map((count) => values.length / (nClasses * Math.max(1, count)));
}

/** Splits off `fraction` of the rows (of each class) for early stopping. Columns are not copied. */
export function splitOff(
	data: TrainingData,
	fraction: number,
	random: Random,
): { train: TrainingData; test: TrainingData } {
	const mask = new Uint8Array(data.nRows);
	for (let group = 0; group < Math.max(1, data.nClasses); group++) {
		const rows = shuffle(rowsOfClass(data, group), random);
		const size = Math.round(rows.length * fraction);
		for (let at = 0; at < size; at++) mask[rows[at] ?? 0] = 1;
	}
	return { train: chosen(data, mask, 0), test: chosen(data, mask, 1) };
}

/** Numbers of the rows of a class; of all rows for numbers. */
function rowsOfClass({ nRows, nClasses, target }: TrainingData, group: number): Uint32Array {
	const isOf = (row: number) => nClasses === 0 || target[row] === group;
	let count = 0;
	for (let row = 0; row < nRows; row++) count += Number(isOf(row));
	const rows = new Uint32Array(count);
	for (let row = 0, at = 0; at < count; row++) if (isOf(row)) rows[at++] = row;
	return rows;
}

function chosen(data: TrainingData, mask: Uint8Array, value: 0 | 1): TrainingData {
	const aside = mask.reduce((sum, own) => sum + own, 0);
	const nRows = value === 1 ? aside : data.nRows - aside;
	const put = <T extends Float64Array | Uint8Array>(out: T, values: ArrayLike<number>): T => {
		for (let row = 0, at = 0; at < nRows; row++) {
			if (mask[row] === value) out[at++] = values[row] ?? 0;
		}
		return out;
	};
	const { frame, nClasses, target, weights } = data;
	const few = nClasses > 0 && nClasses <= 256;
	return {
		frame,
		pick: { mask, value, count: nRows },
		nRows,
		target: few ? put(new Uint8Array(nRows), target) : put(new Float64Array(nRows), target),
		weights: weights && put(new Float64Array(nRows), weights),
		nClasses,
	};
}
