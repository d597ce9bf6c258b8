import { addTrees, withTeam } from '../../kernels';
import { checkFeatures } from '../dense/checkFit';
import type { Frame } from '../../features';
import type { FitOptions } from '../estimator';
import { loadFrame, packBinned } from '../tree/binnedTrees';
import { outputsOf, type BoostingModel } from './model';
import { FEW_ROWS, scoreFew } from './scoreFew';

type PredictOptions = Pick<FitOptions, 'threads' | 'signal'>;

/** Rows coded and asked at once. */
const BLOCK_ROWS = 1 << 18;

/** Baseline + values of the leaves: output k of row r at k · nRows + r. */
export function scoreRows(
	model: BoostingModel,
	frame: Frame,
	options: PredictOptions,
): Float64Array {
	checkFeatures(frame, model.features);
	return frame.nRows <= FEW_ROWS ? scoreFew(model, frame) : scoreMany(model, frame, options);
}

/** By the kernel, in blocks. */
export function scoreMany(
	model: BoostingModel,
	frame: Frame,
	{ threads, signal }: PredictOptions,
): Float64Array {
	const nOutputs = outputsOf(model);
	const out = new Float64Array(frame.nRows * nOutputs);
	const packed = packBinned(model.trees, model.bins);
	const cost = frame.nRows * (model.trees.length + frame.features.length) * 8;
	withTeam({ threads }, cost, (team) => {
		for (let from = 0; from < frame.nRows; from += BLOCK_ROWS) {
			signal?.throwIfCancelled();
			const part = slice(frame, from, Math.min(frame.nRows, from + BLOCK_ROWS));
			const data = loadFrame(team, part, model.bins, { signal });
			const scores = team.arena.float64(part.nRows * nOutputs);
			const view = () => scores.view;
			model.baseline.forEach((value, k) =>
				view().fill(value, k * part.nRows, (k + 1) * part.nRows),
			);
			addTrees(data, packed, nOutputs, scores.address, part.nRows);
			for (let k = 0; k < nOutputs; k++) {
				const own = view().subarray(k * part.nRows, (k + 1) * part.nRows);
				out.set(own, k * frame.nRows + from);
			}
			team.arena.free(scores);
			data.free();
		}
	});
	return out;
}

const slice = (frame: Frame, from: number, to: number): Frame => ({
	nRows: to - from,
	features: frame.features,
	columns: frame.columns.map((column) => column.subarray(from, to)),
});

/** What scores mean: values of a regression, or rows of class probabilities. */
export function predictBoosting(
	model: BoostingModel,
	frame: Frame,
	options: PredictOptions,
): Float64Array {
	const scores = scoreRows(model, frame, options);
	if (model.task === 'regression') {
		return model.loss === 'poisson' ? scores.map(Math.exp) : scores;
	}
	return model.nClasses > 2 ? softmax(scores, frame.nRows, model.nClasses) : twoClasses(scores);
}

function twoClasses(scores: Float64Array): Float64Array {
	const out = new Float64Array(scores.length * 2);
	scores.forEach((score, row) => {
		const p = 1 / (1 + Math.exp(-score));
		out[row * 2] = 1 - p;
		out[row * 2 + 1] = p;
	});
	return out;
}

function softmax(scores: Float64Array, nRows: number, nClasses: number): Float64Array {
	const out = new Float64Array(nRows * nClasses);
	for (let row = 0; row < nRows; row++) {
		let most = -Infinity;
		for (let k = 0; k < nClasses; k++) most = Math.max(most, scores[k * nRows + row] ?? 0);
		let total = 0;
		for (let k = 0; k < nClasses; k++) {
			const power = Math.exp((scores[k * nRows + row] ?? 0) - most);
			out[row * nClasses + k] = power;
			total += power;
		}
		for (let k = 0; k < nClasses; k++) {
			out[row * nClasses + k] = (out[row * nClasses + k] ?? 0) / total;
		}
	}
	return out;
}
