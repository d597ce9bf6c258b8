import { multiplyTransposed, withTeam, type WantedParts } from '../../kernels';
import type { CsrMatrix } from '../../math';
import { ImplicitALS } from '../ials';
import { historyOf } from '../history';
import { fittedOr, scorable, teachable } from '../models/checks';
import { SavedReader } from '../models/saved';
import { checkNumber } from '../options';
import type { EachParts, Recommender, RecommenderRun, SavedRecommender } from '../recommender';
import { confidenceMass, UserSystem } from '../userSystem';

const KIND = 'ials';
const VERSION = 1;

export interface ImplicitAlsOptions {
	/** Length of the taste vectors, 1..512. Default 64. */
	readonly factors?: number | undefined;
	/** Pull of the tastes towards 0 in units of alpha × the strengths of an average customer, > 0. Default 0.25. */
	readonly relativeRegularization?: number | undefined;
	/** Confidence of an entry of strength w is 1 + alpha·w; > 0. Default 4. */
	readonly alpha?: number | undefined;
	/** Passes over the data, 1..200. Default 15. */
	readonly iterations?: number | undefined;
	/** Default 1. */
	readonly seed?: number | undefined;
}

/** What training found. */
export interface FittedAls {
	readonly factors: number;
	readonly nProducts: number;
	readonly alpha: number;
	readonly regularization: number;
	readonly meanMass: number;
	/** Row-major, products × factors. */
	readonly itemFactors: Float32Array;
}

interface Fitted extends FittedAls {
	readonly system: UserSystem;
}

/**
 * Implicit ALS (Hu, Koren, Volinsky 2008) with regularisation in proportion to each row's weight (Rendle et al. 2022).
 * Histories are solved exactly, so that new people are served like known ones and the parts of a score are exact.
 */
export class ImplicitAlsRecommender implements Recommender {
	readonly kind = KIND;
	private fitted: Fitted | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: ImplicitAlsOptions = {}) {
		const { factors, relativeRegularization, alpha, iterations, seed } = withDefaults(options);
		checkNumber('factors', factors, 1, 512);
		checkNumber('relativeRegularization', relativeRegularization, 1e-9, 1e9, false);
		checkNumber('alpha', alpha, 1e-6, 1e6, false);
		checkNumber('iterations', iterations, 1, 200);
		checkNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	}

	fit(interactions: CsrMatrix, { threads, signal, progress }: RecommenderRun = {}): this {
		const matrix = teachable(interactions);
		const { relativeRegularization, ...options } = withDefaults(this.options);
		const weight = matrix.values.reduce((sum, value) => sum + value, 0) / matrix.nRows;
		const regularization = relativeRegularization * options.alpha * weight;
		const als = new ImplicitALS({ ...options, regularization, frequencyScaling: 1, threads });
		this.fitted = fittedFrom({
			factors: options.factors,
			nProducts: matrix.nCols,
			alpha: options.alpha,
			regularization,
			meanMass: confidenceMass(matrix.nCols, options.alpha, weight),
			itemFactors: als.fit(matrix, { signal, progress }).itemFactors,
		});
		return this;
	}

	score(histories: CsrMatrix, run: RecommenderRun = {}): Float32Array {
		const { nProducts, factors, itemFactors, system } = fittedOr(this.fitted);
		const rows = scorable(histories, nProducts);
		if (rows.nRows === 0) return new Float32Array(0);
		const list = Array.from({ length: rows.nRows }, (_, row) => historyOf(rows, row));
		const tastes = Float32Array.from(system.solve(list, run));
		const users = { data: tastes, nRows: rows.nRows, nCols: factors };
		const items = { data: itemFactors, nRows: nProducts, nCols: factors };
		const cost = rows.nRows * nProducts * factors;
		return withTeam({ threads: run.threads }, cost, (team) =>
			multiplyTransposed(team, users, items, { run: { signal: run.signal } }),
		).data;
	}

	explain(
		histories: CsrMatrix,
		wanted: WantedParts,
		each: EachParts,
		run: RecommenderRun = {},
	): void {
		const { nProducts, system } = fittedOr(this.fitted);
		scorable(histories, nProducts);
		const list = Array.from({ length: histories.nRows }, (_, row) => historyOf(histories, row));
		system.explain(list, wanted, run, (row, place, parts) => {
			if ((wanted.items[row * wanted.k + place] ?? -1) >= 0) each(row, place, parts.slice());
		});
	}

	save(): SavedRecommender {
		const { factors, nProducts, alpha, regularization, meanMass, itemFactors } = fittedOr(
			this.fitted,
		);
		const meta = { version: VERSION, factors, nProducts, alpha, regularization, meanMass };
		return { kind: KIND, meta, tensors: { itemFactors } };
	}

	/** What training found. Throws NOT_FITTED. */
	get found(): FittedAls {
		return fittedOr(this.fitted);
	}

	/** A model that was fitted elsewhere. */
	static of(fitted: FittedAls): ImplicitAlsRecommender {
		const { factors, alpha } = fitted;
		const model = new ImplicitAlsRecommender({ factors, alpha });
		model.fitted = fittedFrom(fitted);
		return model;
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedRecommender): ImplicitAlsRecommender {
		const reader = new SavedReader(saved, KIND, VERSION);
		const factors = reader.whole('factors', 1, 512);
		const nProducts = reader.whole('nProducts', 1, 2 ** 31);
		return ImplicitAlsRecommender.of({
			factors,
			nProducts,
			alpha: reader.number('alpha', 1e-6, 1e6),
			regularization: reader.number('regularization', 1e-300, 1e300),
			meanMass: reader.number('meanMass', 1e-300, 1e300),
			itemFactors: reader.floats('itemFactors', nProducts * factors),
		});
	}
}

function withDefaults({
	factors = 64,
	relativeRegularization = 0.25,
	alpha = 4,
	iterations = 15,
	seed = 1,
}: ImplicitAlsOptions) {
	return { factors, relativeRegularization, alpha, iterations, seed };
}

function fittedFrom(model: FittedAls): Fitted {
	return { ...model, system: new UserSystem(model.itemFactors, model.factors, model) };
}
