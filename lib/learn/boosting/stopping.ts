import { addTrees, type Team } from '../../kernels';
import { loadFrame, packBinned } from '../tree/binnedTrees';
import type { Bins } from '../tree/bins';
import type { Tree } from '../tree/tree';
import type { Loss } from './losses';
import type { Settings } from './options';
import type { TrainingData } from './trainingData';

/** Watches the loss of rows that were kept aside and says when it no longer falls. */
export class EarlyStopping {
	/** Rounds up to the best loss. */
	bestIter = 0;
	private best = Infinity;
	private iter = 0;
	private readonly scores;
	private readonly codes;

	constructor(
		team: Team,
		private readonly data: TrainingData,
		private readonly bins: readonly Bins[],
		private readonly loss: Loss,
		baseline: Float64Array,
		private readonly settings: Settings,
	) {
		const { nRows } = data;
		this.codes = loadFrame(team, data.frame, bins, {}, data.pick);
		this.scores = team.arena.float64(nRows * baseline.length);
		baseline.forEach((value, k) => this.scores.view.fill(value, k * nRows, (k + 1) * nRows));
		this.best = this.mean();
	}

	/** Takes the trees of a round in; true when nothing was gained for `nIterNoChange` rounds. */
	stopAfter(trees: readonly Tree[]): boolean {
		const { loss, data, settings } = this;
		const packed = packBinned(trees, this.bins);
		addTrees(this.codes, packed, loss.nOutputs, this.scores.address, data.nRows);
		this.iter++;
		const mean = this.mean();
		if (mean < this.best - settings.tol) {
			this.best = mean;
			this.bestIter = this.iter;
		}
		return this.iter - this.bestIter >= settings.nIterNoChange;
	}

	private mean(): number {
		const { nRows, target, weights } = this.data;
		return this.loss.mean(this.scores.view, nRows, target, weights);
	}
}

/** Whether a part of the rows is kept aside, as scikit-learn decides it. */
export function stopsEarly({ earlyStopping }: Settings, nRows: number): boolean {
	return earlyStopping === 'auto' ? nRows > 10_000 : earlyStopping && nRows >= 10;
}
