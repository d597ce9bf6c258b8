import type { Frame } from '../../../lib/features';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../../../lib/learn';
import { solvePositive } from '../../../lib/math';

/** A frame of number columns f0, f1, … */
export function numberFrame(columns: readonly ArrayLike<number>[]): Frame {
	return {
		nRows: columns[0]?.length ?? 0,
		features: columns.map((_, i) => ({ name: `f${i}`, kind: 'number' })),
		columns: columns.map((column) => Float64Array.from(column)),
	};
}

export const classTarget = (values: ArrayLike<number>, nClasses = 2): Target => ({
	task: 'classification',
	values: Int32Array.from(values),
	nClasses,
});

export const numberTarget = (values: ArrayLike<number>): Target => ({
	task: 'regression',
	values: Float64Array.from(values),
});

/** Calls a function for predictions; remembers what it was fitted on. */
export class FunctionEstimator implements Estimator {
	readonly kind = 'function';
	fitted: { frame: Frame; target: Target; options: FitOptions | undefined } | null = null;
	predictedRows = 0;

	constructor(
		readonly task: Task,
		private readonly row: (values: number[], fitted: Target) => number | number[],
	) {}

	fit(frame: Frame, target: Target, options?: FitOptions): this {
		this.fitted = { frame, target, options };
		return this;
	}

	predict(frame: Frame): Float64Array {
		if (!this.fitted) throw new Error('not fitted');
		const { target } = this.fitted;
		this.predictedRows += frame.nRows;
		const rows = Array.from({ length: frame.nRows }, (_, i) =>
			this.row(
				frame.columns.map((column) => column[i]!),
				target,
			),
		);
		if (this.task === 'regression') return Float64Array.from(rows.flat());
		return Float64Array.from(rows.flatMap((p) => (typeof p === 'number' ? [1 - p, p] : p)));
	}

	save(): SavedEstimator {
		return { kind: this.kind, meta: {}, tensors: {} };
	}
}

/** Logistic regression by Newton's method with a light ridge; numbers and one-hot categories, missing ones 0. */
export class TinyLogistic implements Estimator {
	readonly kind = 'tinyLogistic';
	readonly task = 'classification';
	weights = new Float64Array(0);
	private centre: number[] = [];
	private scale: number[] = [];

	constructor(private readonly ridge = 1) {}

	fit(frame: Frame, target: Target, { sampleWeight }: FitOptions = {}): this {
		const raw = dense(frame);
		this.centre = raw.map((column) => column.reduce((a, b) => a + b, 0) / frame.nRows);
		this.scale = raw.map((column, j) => {
			const squares = column.reduce((sum, x) => sum + (x - this.centre[j]!) ** 2, 0);
			return Math.sqrt(squares / frame.nRows) || 1;
		});
		const columns = this.standardised(frame);
		const d = columns.length;
		this.weights = new Float64Array(d);
		for (let step = 0; step < 8; step++) {
			const p = this.positive(columns, frame.nRows);
			const gradient = new Float64Array(d);
			const hessian = new Float64Array(d * d);
			const w = Float64Array.from(
				p,
				(pi, i) => (sampleWeight?.[i] ?? 1) * Math.max(1e-9, pi * (1 - pi)),
			);
			for (let a = 0; a < d; a++) {
				const ca = columns[a]!;
				for (let i = 0; i < p.length; i++)
					gradient[a]! += (sampleWeight?.[i] ?? 1) * ca[i]! * (target.values[i]! - p[i]!);
				gradient[a]! -= (a > 0 ? this.ridge : 0) * this.weights[a]!;
				for (let b = 0; b <= a; b++) {
					const cb = columns[b]!;
					let sum = 0;
					for (let i = 0; i < w.length; i++) sum += w[i]! * ca[i]! * cb[i]!;
					if (a === b) sum += a > 0 ? this.ridge : 1e-9;
					hessian[a * d + b] = hessian[b * d + a] = sum;
				}
			}
			const move = solvePositive(hessian, gradient, d);
			this.weights = this.weights.map((value, a) => value + move[a]!);
		}
		return this;
	}

	predict(frame: Frame): Float64Array {
		const p = this.positive(this.standardised(frame), frame.nRows);
		return Float64Array.from({ length: 2 * p.length }, (_, i) =>
			i % 2 === 1 ? p[i >> 1]! : 1 - p[i >> 1]!,
		);
	}

	save(): SavedEstimator {
		return { kind: this.kind, meta: {}, tensors: { weights: this.weights } };
	}

	private standardised(frame: Frame): Float64Array[] {
		const scaled = dense(frame).map((column, j) =>
			column.map((x) => (x - this.centre[j]!) / this.scale[j]!),
		);
		return [new Float64Array(frame.nRows).fill(1), ...scaled];
	}

	private positive(columns: Float64Array[], nRows: number): Float64Array {
		const z = new Float64Array(nRows);
		columns.forEach((column, a) => {
			for (let i = 0; i < nRows; i++) z[i]! += this.weights[a]! * column[i]!;
		});
		return z.map((value) => 1 / (1 + Math.exp(-value)));
	}
}

function dense(frame: Frame): Float64Array[] {
	return frame.columns.flatMap((column, j) => {
		const feature = frame.features[j]!;
		if (feature.kind === 'number')
			return [Float64Array.from(column, (x) => (Number.isNaN(x) ? 0 : x))];
		return feature.categories
			.slice(1)
			.map((_, code) => Float64Array.from(column, (x) => (x === code + 1 ? 1 : 0)));
	});
}
