import { multiplyTransposed, withTeam } from '../../kernels';
import { Random, type CsrMatrix } from '../../math';
import { fittedOr, scorable, teachable } from '../models/checks';
import { SavedReader } from '../models/saved';
import { checkNumber } from '../options';
import type { Recommender, RecommenderRun, SavedRecommender } from '../recommender';
import { trainPairs, type BprModel } from './trainPairs';

const KIND = 'bpr';
const VERSION = 1;

export interface BprOptions {
	/** Length of the taste vectors, 1..512. Default 32. */
	readonly factors?: number | undefined;
	/** Passes over the purchases, 1..1,000. Default 30. */
	readonly iterations?: number | undefined;
	/** Step length, above 0 and at most 1. Default 0.05. */
	readonly learningRate?: number | undefined;
	/** Pull of the tastes towards 0 at each step, 0..1. Default 0.01. */
	readonly regularization?: number | undefined;
	/** Default 1. */
	readonly seed?: number | undefined;
}

/**
 * Bayesian personalised ranking (Rendle et al. 2009): factors such that a bought product stands before one that was not
 * bought. Purchases count once, whatever their strength. Histories get their tastes by the same steps with the products
 * held, from negatives that depend on the seed and the place in the history only: the same alone as among others. Steps run
 * one after the other on one thread, so that their order, and with it the result, is the same everywhere.
 */
export class Bpr implements Recommender {
	readonly kind = KIND;
	private readonly settings: Required<{ [K in keyof BprOptions]: number }>;
	private fitted: BprModel | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: BprOptions = {}) {
		const { factors = 32, iterations = 30, learningRate = 0.05 } = options;
		const { regularization = 0.01, seed = 1 } = options;
		checkNumber('factors', factors, 1, 512);
		checkNumber('iterations', iterations, 1, 1_000);
		checkNumber('learningRate', learningRate, 1e-9, 1, false);
		checkNumber('regularization', regularization, 0, 1, false);
		checkNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
		this.settings = { factors, iterations, learningRate, regularization, seed };
	}

	fit(interactions: CsrMatrix, run: RecommenderRun = {}): this {
		const matrix = teachable(interactions);
		const { factors, seed } = this.settings;
		const random = new Random(seed);
		const start = {
			items: normals(matrix.nCols * factors, random),
			bias: new Float32Array(matrix.nCols),
			factors,
		};
		const { items, bias } = trainPairs(matrix, start, { ...this.settings, keepItems: false }, run);
		this.fitted = { items, bias, factors };
		return this;
	}

	score(histories: CsrMatrix, run: RecommenderRun = {}): Float32Array {
		const model = fittedOr(this.fitted);
		const { items, bias, factors } = model;
		const rows = scorable(histories, bias.length);
		if (rows.nRows === 0) return new Float32Array(0);
		const { users } = trainPairs(rows, model, { ...this.settings, keepItems: true }, run);
		const left = { data: users, nRows: rows.nRows, nCols: factors };
		const right = { data: items, nRows: bias.length, nCols: factors };
		return withTeam({ threads: run.threads }, users.length * bias.length, (team) =>
			multiplyTransposed(team, left, right, { bias, run: { signal: run.signal } }),
		).data;
	}

	save(): SavedRecommender {
		const { items, bias } = fittedOr(this.fitted);
		const meta = { version: VERSION, nProducts: bias.length, ...this.settings };
		return { kind: KIND, meta, tensors: { items, bias } };
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedRecommender): Bpr {
		const reader = new SavedReader(saved, KIND, VERSION);
		const factors = reader.whole('factors', 1, 512);
		const nProducts = reader.whole('nProducts', 1, 2 ** 31);
		const model = new Bpr({
			factors,
			iterations: reader.whole('iterations', 1, 1_000),
			learningRate: reader.number('learningRate', 1e-9, 1),
			regularization: reader.number('regularization', 0, 1),
			seed: reader.whole('seed', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
		});
		const items = reader.floats('items', nProducts * factors);
		model.fitted = { items, bias: reader.floats('bias', nProducts), factors };
		return model;
	}
}

const normals = (length: number, random: Random) =>
	Float32Array.from({ length }, () => random.normal(0, 0.1));
