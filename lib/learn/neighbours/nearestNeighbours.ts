import type { Frame } from '../../features';
import { Team, withTeam } from '../../kernels';
import { checkFeatures, checkFit, notFitted } from '../dense/checkFit';
import { checkOneOf, checkWhole } from '../dense/checkOptions';
import { Design } from '../dense/design';
import { corruptModel, featuresToJson, SavedReader } from '../dense/savedChecks';
import type { Estimator, FitOptions, SavedEstimator, Target, Task } from '../estimator';
import { indexPoints, nearestRows, type PointIndex, type PointRows } from './nearest';

export interface NearestNeighboursOptions {
	readonly task: Task;
	/** Rows that decide together, >= 1; all rows where there are fewer. Default 10. */
	readonly nNeighbors?: number | undefined;
	/** `distance`: nearer rows count more (1 / distance; rows at distance 0 alone, where there are any). Default `uniform`. */
	readonly weights?: 'uniform' | 'distance' | undefined;
}

const KIND = 'nearestNeighbours';
const VERSION = 1;
const TASKS = ['classification', 'regression'] as const;
const WEIGHTS = ['uniform', 'distance'] as const;
/** Scaled values are held within ± this, so that squares stay in the range of float32. */
const FAR = 1e15;
/** Multiply-adds up to which one thread answers from an index that is kept from one prediction to the next. */
const FEW_WORK = 1e8;

interface Fitted {
	readonly design: Design;
	readonly nClasses: number;
	/** Points × design columns. */
	readonly points: Float32Array;
	readonly values: Float64Array;
	readonly sampleWeight: Float64Array;
}

/**
 * k nearest rows by Euclidean distance on imputed, one-hot and standardised columns; they vote (classes) or give their mean.
 * Exact search; cost of a prediction: rows kept · design columns. Rows of weight 0 are not kept.
 */
export class NearestNeighbours implements Estimator {
	readonly kind = KIND;
	readonly task: Task;
	private fitted: Fitted | undefined;
	/** Made by the first small prediction: making it takes longer than asking it. Its team has no helper threads to close. */
	private index: PointIndex | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: NearestNeighboursOptions) {
		checkOneOf('task', options.task, TASKS);
		checkWhole('nNeighbors', options.nNeighbors ?? 10);
		checkOneOf('weights', options.weights ?? 'uniform', WEIGHTS);
		this.task = options.task;
	}

	/** Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER. */
	fit(frame: Frame, target: Target, { sampleWeight }: FitOptions = {}): this {
		const { weights } = checkFit(frame, target, this.task, sampleWeight, 'later');
		const design = Design.fit(frame, weights);
		const all = pointsOf(design, frame, design.nCols);
		const kept = Uint32Array.from(weights.keys()).filter((row) => (weights[row] ?? 0) > 0);
		const { nCols } = design;
		const points = new Float32Array(kept.length * nCols);
		kept.forEach((row, at) => points.set(all.subarray(row * nCols, (row + 1) * nCols), at * nCols));
		this.index = undefined;
		this.fitted = {
			design,
			nClasses: target.task === 'classification' ? target.nClasses : 0,
			points,
			values: Float64Array.from(kept, (row) => target.values[row] ?? 0),
			sampleWeight: Float64Array.from(kept, (row) => weights[row] ?? 0),
		};
		return this;
	}

	/** Throws NOT_FITTED, INVALID_PARAMETER, WRONG_TYPE, MEMORY_LIMIT, CANCELLED. */
	predict(
		frame: Frame,
		{ threads, signal }: Pick<FitOptions, 'threads' | 'signal'> = {},
	): Float64Array {
		const model = this.state;
		const { design, values } = model;
		checkFeatures(frame, design.features);
		const width = design.nCols + 1;
		const k = Math.min(this.options.nNeighbors ?? 10, values.length);
		const queries: PointRows = { data: pointsOf(design, frame, width), nRows: frame.nRows, width };
		const cost = values.length * frame.nRows * width;
		const ask = (index: PointIndex) => nearestRows(index, queries, k, signal);
		const { rows, squares } =
			cost <= FEW_WORK
				? ask((this.index ??= indexPoints(new Team({ threads: 1 }), pointRows(model))))
				: withTeam({ threads }, cost, (team) => ask(indexPoints(team, pointRows(model))));
		return this.decide(model, rows, squares, k);
	}

	/** Weighted votes or means of each query's k neighbours. */
	private decide(
		{ nClasses, values, sampleWeight }: Fitted,
		rows: Int32Array,
		squares: Float64Array,
		k: number,
	): Float64Array {
		const width = Math.max(1, nClasses);
		const out = new Float64Array((rows.length / k) * width);
		const byDistance = this.options.weights === 'distance';
		for (let query = 0; query * k < rows.length; query++) {
			// Nearest first: when the first lies at 0, only those at 0 count.
			const exact = squares[query * k] === 0;
			let total = 0;
			for (let at = query * k; at < (query + 1) * k; at++) {
				const square = squares[at] ?? 0;
				const near = !byDistance ? 1 : exact ? Number(square === 0) : 1 / Math.sqrt(square);
				const row = rows[at] ?? 0;
				const weight = near * (sampleWeight[row] ?? 0);
				const value = values[row] ?? 0;
				const place = query * width + (nClasses > 0 ? value : 0);
				out[place] = (out[place] ?? 0) + weight * (nClasses > 0 ? 1 : value);
				total += weight;
			}
			for (let at = query * width; at < (query + 1) * width; at++) out[at] = (out[at] ?? 0) / total;
		}
		return out;
	}

	save(): SavedEstimator {
		const { design, nClasses, points, values, sampleWeight } = this.state;
		const { nNeighbors = 10, weights = 'uniform' } = this.options;
		const features = featuresToJson(design.features);
		const meta = { version: VERSION, task: this.task, nNeighbors, weights, nClasses, features };
		const tensors = { ...design.toTensors(), points, values, sampleWeight };
		return { kind: KIND, meta: { ...meta, nRows: values.length }, tensors };
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedEstimator): NearestNeighbours {
		const reader = new SavedReader(saved, KIND, VERSION);
		const task = reader.choice('task', TASKS);
		const model = new NearestNeighbours({
			task,
			nNeighbors: reader.whole('nNeighbors', 1, Number.MAX_SAFE_INTEGER),
			weights: reader.choice('weights', WEIGHTS),
		});
		const nRows = reader.whole('nRows', 1, 2 ** 31);
		const features = reader.features();
		const design = Design.fromTensors(features, (name) => reader.numbers(name, features.length));
		const points = saved.tensors['points'];
		const nClasses = reader.whole('nClasses', 0, 100_000);
		const values = reader.numbers('values', nRows);
		const sampleWeight = reader.numbers('sampleWeight', nRows);
		const fits =
			design &&
			points instanceof Float32Array &&
			points.length === nRows * design.nCols &&
			points.every((value) => Math.abs(value) <= 2 * FAR) &&
			sampleWeight.every((weight) => weight > 0) &&
			(task === 'regression' ||
				(nClasses >= 2 &&
					values.every((value) => Number.isInteger(value) && value >= 0 && value < nClasses)));
		if (!fits) throw corruptModel(KIND, 'its points are damaged');
		const classes = task === 'regression' ? 0 : nClasses;
		model.fitted = { design, nClasses: classes, points, values, sampleWeight };
		return model;
	}

	private get state(): Fitted {
		if (this.fitted) return this.fitted;
		throw notFitted(KIND);
	}
}

export const loadNearestNeighbours = (saved: SavedEstimator): NearestNeighbours =>
	NearestNeighbours.load(saved);

/** The points with a place to spare each. */
function pointRows({ design: { nCols }, points, values }: Fitted): PointRows {
	const width = nCols + 1;
	const data = new Float32Array(values.length * width);
	for (let row = 0; row < values.length; row++) {
		data.set(points.subarray(row * nCols, (row + 1) * nCols), row * width);
	}
	return { data, nRows: values.length, width };
}

/** Rows of the design in float32, `width` numbers apart. */
function pointsOf(design: Design, frame: Frame, width: number): Float32Array {
	const out = new Float32Array(frame.nRows * width);
	design.write(frame, out, width);
	for (let at = 0; at < out.length; at++) {
		const value = out[at] ?? 0;
		if (!(Math.abs(value) <= FAR)) out[at] = value > 0 ? FAR : -FAR;
	}
	return out;
}
