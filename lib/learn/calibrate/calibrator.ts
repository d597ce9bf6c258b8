import { LibraryError } from '../../errors';
import type { Json, TypedArray } from '../../table';
import type { ClassTarget } from '../estimator';
import { classColumn } from '../metrics/classColumn';
import { applyIsotonic, checkedCurve, fitIsotonic, type IsotonicCurve } from './isotonic';
import { applyPlatt, fitPlatt, type PlattCurve } from './platt';

export type CalibrationMethod = 'platt' | 'isotonic';

/** How the probability of one class is corrected. */
type Curve = ({ kind: 'platt' } & PlattCurve) | ({ kind: 'isotonic' } & IsotonicCurve);

/** Turns a classifier's probabilities into ones that come true as often as they say. */
export interface Calibrator {
	readonly nClasses: number;
	/** One curve for two classes (of the positive one), else one a class. */
	readonly curves: readonly Curve[];
}

/** Probabilities are kept this far from 0 and 1 before they become log odds. */
const EDGE = 1e-12;

const logOdds = (probabilities: Float64Array) =>
	probabilities.map((p) => {
		const kept = Math.min(Math.max(p, EDGE), 1 - EDGE);
		return Math.log(kept / (1 - kept));
	});

/**
 * Learns the correction from predictions of rows that the model has not seen (out of fold). Platt scaling works on the log odds,
 * so that it can leave good probabilities as they are; of more than two classes each is calibrated against the rest.
 * `probabilities`: nRows × nClasses. Throws INVALID_PARAMETER when a class is missing.
 */
export function fitCalibrator(
	target: ClassTarget,
	probabilities: Float64Array,
	method: CalibrationMethod,
	weights?: ArrayLike<number>,
): Calibrator {
	const { nClasses, values } = target;
	const which = nClasses === 2 ? [1] : Array.from({ length: nClasses }, (_, c) => c);
	const curves = which.map((c): Curve => {
		const truth = values.map((value) => (value === c ? 1 : 0));
		const given = classColumn(probabilities, nClasses, c);
		return method === 'platt'
			? { kind: method, ...fitPlatt(logOdds(given), truth, weights) }
			: { kind: method, ...fitIsotonic(given, truth, weights) };
	});
	return { nClasses, curves };
}

/** Corrected probabilities, nRows × nClasses, each row adding up to 1. */
export function applyCalibrator(
	{ nClasses, curves }: Calibrator,
	probabilities: Float64Array,
): Float64Array {
	const corrected = curves.map((curve, i) => {
		const given = classColumn(probabilities, nClasses, nClasses === 2 ? 1 : i);
		return curve.kind === 'platt' ? applyPlatt(curve, logOdds(given)) : applyIsotonic(curve, given);
	});
	const out = new Float64Array(probabilities.length);
	const nRows = probabilities.length / nClasses;
	for (let row = 0; row < nRows; row++) {
		if (nClasses === 2) {
			const p = corrected[0]?.[row] ?? 0;
			out[2 * row] = 1 - p;
			out[2 * row + 1] = p;
			continue;
		}
		const sum = corrected.reduce((total, values) => total + (values[row] ?? 0), 0);
		corrected.forEach((values, c) => {
			out[row * nClasses + c] = sum > 0 ? (values[row] ?? 0) / sum : 1 / nClasses;
		});
	}
	return out;
}

/** As meta and tensors of a model file. */
export function saveCalibrator({ nClasses, curves }: Calibrator): {
	meta: { readonly [key: string]: Json };
	tensors: Record<string, TypedArray>;
} {
	const tensors: Record<string, TypedArray> = {};
	curves.forEach((curve, i) => {
		tensors[`calibration${i}.x`] = curve.kind === 'platt' ? Float64Array.of(curve.a) : curve.x;
		tensors[`calibration${i}.y`] = curve.kind === 'platt' ? Float64Array.of(curve.b) : curve.y;
	});
	return { meta: { nClasses, method: curves[0]?.kind ?? 'platt' }, tensors };
}

/** Throws CORRUPT_FILE for anything that saveCalibrator did not give. */
export function loadCalibrator(
	meta: unknown,
	tensors: Readonly<Record<string, TypedArray>>,
): Calibrator {
	const { nClasses, method } = isRecord(meta) ? meta : {};
	if (
		typeof nClasses !== 'number' ||
		!(nClasses >= 2 && nClasses <= 1000 && Number.isInteger(nClasses))
	)
		throw corrupt();
	if (method !== 'platt' && method !== 'isotonic') throw corrupt();
	const curves = Array.from({ length: nClasses === 2 ? 1 : nClasses }, (_, i): Curve => {
		const x = tensors[`calibration${i}.x`];
		const y = tensors[`calibration${i}.y`];
		if (method === 'isotonic') return { kind: method, ...checkedCurve(x, y) };
		const a = Number(x?.[0] ?? Number.NaN);
		const b = Number(y?.[0] ?? Number.NaN);
		if (!(Number.isFinite(a) && Number.isFinite(b))) throw corrupt();
		return { kind: method, a, b };
	});
	return { nClasses, curves };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

const corrupt = () =>
	new LibraryError('CORRUPT_FILE', 'The saved calibration is damaged.', 'Train the model again.');
