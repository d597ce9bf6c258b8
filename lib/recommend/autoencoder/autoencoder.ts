import { LibraryError } from '../../errors';
import { withTeam } from '../../kernels';
import type { CsrMatrix } from '../../math';
import { fittedOr, scorable, teachable } from '../models/checks';
import { SavedReader } from '../models/saved';
import { checkNumber } from '../options';
import type { Recommender, RecommenderRun, SavedRecommender } from '../recommender';
import { trainWeights, type TrainSettings } from './train';
import { scoresOf, tastesOf, unitRows, type Weights } from './weights';

const KIND = 'autoencoder';
const VERSION = 1;

export interface AutoencoderOptions {
	/** Units of the hidden layer, 1..1,024. Default 128. */
	readonly units?: number | undefined;
	/** Passes over the customers, 1..1,000. Default 40. */
	readonly epochs?: number | undefined;
	/** Most customers a step, 1..65,536; fewer where a pass would have fewer than eight steps. Default 128. */
	readonly batchSize?: number | undefined;
	/** Step length of Adam, above 0 and at most 1. Default 0.003. */
	readonly learningRate?: number | undefined;
	/** Pull of the weights towards 0 (decay), 0..10. Default 1. */
	readonly regularization?: number | undefined;
	/** Share of the purchases hidden from the network at each step, 0..0.95. Default 0.5. */
	readonly dropout?: number | undefined;
	/** Default 1. */
	readonly seed?: number | undefined;
}

/** Weights of both layers; 1 GB with Adam's moments and gradients. */
const MOST_WEIGHTS = 2 ** 25;

/**
 * Denoising autoencoder with a multinomial likelihood (Mult-DAE; Liang et al. 2018): one hidden layer of tastes, learnt by telling a
 * customer's whole history from a part of it. New people and fresh events need no training: their history goes through the network.
 * Runs on our kernels. Cost: 3 · customers · products · units multiply-adds a pass.
 */
export class Autoencoder implements Recommender {
	readonly kind = KIND;
	private readonly settings: TrainSettings;
	private fitted: Weights | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: AutoencoderOptions = {}) {
		const { units = 128, epochs = 40, batchSize = 128, learningRate = 0.003 } = options;
		const { regularization = 1, dropout = 0.5, seed = 1 } = options;
		checkNumber('units', units, 1, 1_024);
		checkNumber('epochs', epochs, 1, 1_000);
		checkNumber('batchSize', batchSize, 1, 65_536);
		checkNumber('learningRate', learningRate, 1e-9, 1, false);
		checkNumber('regularization', regularization, 0, 10, false);
		checkNumber('dropout', dropout, 0, 0.95, false);
		checkNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
		this.settings = { units, epochs, batchSize, learningRate, regularization, dropout, seed };
	}

	/** Throws UNSUPPORTED for more than 33 million weights a layer. */
	fit(interactions: CsrMatrix, run: RecommenderRun = {}): this {
		const matrix = teachable(interactions);
		if (matrix.nCols * this.settings.units > MOST_WEIGHTS) throw tooLarge(matrix.nCols);
		this.fitted = trainWeights(matrix, this.settings, run);
		return this;
	}

	/** A history without purchases gets the order that the network has for strangers. */
	score(histories: CsrMatrix, { threads, signal }: RecommenderRun = {}): Float32Array {
		const weights = fittedOr(this.fitted);
		const nProducts = weights.decoderBias.length;
		const rows = unitRows(scorable(histories, nProducts));
		if (rows.nRows === 0) return new Float32Array(0);
		const cost = rows.nRows * nProducts * this.settings.units;
		return withTeam({ threads }, cost, (team) =>
			scoresOf(team, tastesOf(team, rows, weights, signal), weights, signal),
		);
	}

	save(): SavedRecommender {
		const weights = fittedOr(this.fitted);
		const meta = { version: VERSION, nProducts: weights.decoderBias.length, ...this.settings };
		return { kind: KIND, meta, tensors: { ...weights } };
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedRecommender): Autoencoder {
		const reader = new SavedReader(saved, KIND, VERSION);
		const units = reader.whole('units', 1, 1_024);
		const nProducts = reader.whole('nProducts', 1, 2 ** 31);
		const model = new Autoencoder({
			units,
			epochs: reader.whole('epochs', 1, 1_000),
			batchSize: reader.whole('batchSize', 1, 65_536),
			learningRate: reader.number('learningRate', 1e-9, 1),
			regularization: reader.number('regularization', 0, 10),
			dropout: reader.number('dropout', 0, 0.95),
			seed: reader.whole('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
		});
		model.fitted = {
			encoder: reader.floats('encoder', nProducts * units),
			encoderBias: reader.floats('encoderBias', units),
			decoder: reader.floats('decoder', nProducts * units),
			decoderBias: reader.floats('decoderBias', nProducts),
		};
		return model;
	}
}

function tooLarge(nProducts: number): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`An autoencoder of ${nProducts} products would be too large.`,
		'Lower units, leave out seldom bought products, or use another model.',
	);
}
