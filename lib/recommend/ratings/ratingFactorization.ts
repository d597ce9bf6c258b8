/** Predicts ratings (stars, points): baseline, matrix factorisation by SGD or ALS, or SVD++, behind one face. */
import { LibraryError } from '../../errors';
import { Random, type CsrMatrix } from '../../math';
import { fitAls } from './als';
import { fitBiases } from './baseline';
import { checkMethod, checkSettings, type RatingFactorizationOptions } from './options';
import { scaleRatings, type ScaledRatings } from './ratings';
import { ridge } from './ridge';
import { decodeRatings, encodeRatings, type SavedRatings } from './saved';
import { fitSgd } from './sgd';
import type { RatingRun, RatingSettings, RatingState } from './state';
import { fitSvdpp, sumImplied } from './svdpp';

/** A customer by vector and bias: a known one, or one folded in from fresh ratings. */
export interface RatingCustomer {
	readonly vector: Float64Array;
	readonly bias: number;
}

export class RatingFactorization {
	private readonly options: RatingFactorizationOptions;
	private readonly settings: RatingSettings;
	private model: SavedRatings | null = null;

	/** Stores and checks the options. Throws INVALID_PARAMETER. */
	constructor(options: RatingFactorizationOptions = {}) {
		this.options = { ...options };
		this.settings = checkSettings(options);
	}

	/** A model from the bytes of `save`. Throws CORRUPT_FILE, UNSUPPORTED. */
	static load(bytes: Uint8Array): RatingFactorization {
		const model = decodeRatings(bytes);
		const { method, settings } = model;
		const loaded = new RatingFactorization({ method, ...settings });
		loaded.model = model;
		return loaded;
	}

	/**
	 * Learns from a customers × products matrix of ratings (any scale; entries that are not there were not rated). The same
	 * ratings and seed give the same model. Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER (the settings let the numbers
	 * run away), CANCELLED.
	 */
	fit(matrix: CsrMatrix, run: RatingRun = {}): this {
		const ratings = scaleRatings(matrix);
		const state = this.train(ratings, run);
		const finite = [state.customerFactors, state.productFactors, state.customerBias].every(
			(values) => values.every(Number.isFinite),
		);
		if (!finite) throw ranAway(this.settings.learningRate);
		const { mean, deviation } = ratings;
		const [low, high] = this.options.scale ?? [ratings.low, ratings.high];
		const method = checkMethod(this.options.method);
		this.model = { method, settings: this.settings, state, mean, deviation, low, high };
		return this;
	}

	/** Customers and products that it learned from. */
	get size(): { readonly nCustomers: number; readonly nProducts: number } {
		const { customerBias, productBias } = this.fitted().state;
		return { nCustomers: customerBias.length, nProducts: productBias.length };
	}

	/** Predicted ratings of pairs, within the scale; customers or products that are not known (−1 or beyond) count as average ones. */
	predict(customers: ArrayLike<number>, products: ArrayLike<number>): Float64Array {
		const { state } = this.fitted();
		return Float64Array.from({ length: customers.length }, (_, i) =>
			this.rate(knownCustomer(state, customers[i] ?? -1), products[i] ?? -1),
		);
	}

	/** A customer from ratings that the training did not see: the exact solution against the products as they are. */
	foldIn(products: ArrayLike<number>, ratings: ArrayLike<number>): RatingCustomer {
		const { state, mean, deviation, settings } = this.fitted();
		const { factors, productBias, productFactors } = state;
		const known = Array.from(products, (product, i) => ({
			product,
			rating: ratings[i] ?? NaN,
		})).filter(({ product, rating }) => product in productBias && Number.isFinite(rating));
		const rows = known.map(({ product }) => product);
		const taste = new Float64Array(factors);
		sumImplied(rows, state.impliedFactors, taste);
		const implied: RatingCustomer = { vector: taste, bias: 0 };
		const targets = Float64Array.from(
			known,
			({ product, rating }) => (rating - mean) / deviation - guess(state, implied, product),
		);
		const solved = ridge(
			{ vectors: productFactors, factors, rows, targets },
			settings.regularization,
		);
		return {
			vector: taste.map((value, f) => value + (solved[f] ?? 0)),
			bias: solved[factors] ?? 0,
		};
	}

	/** Predicted rating of a product by a customer, within the scale. */
	rate(customer: RatingCustomer, product: number): number {
		const { state, mean, deviation, low, high } = this.fitted();
		return Math.min(high, Math.max(low, mean + deviation * guess(state, customer, product)));
	}

	/** The model as bytes of kind `recommend.ratings`; the same model gives the same bytes. */
	save(): Uint8Array {
		return encodeRatings(this.fitted());
	}

	private train(ratings: ScaledRatings, run: RatingRun): RatingState {
		const random = new Random(this.options.seed ?? 1);
		switch (checkMethod(this.options.method)) {
			case 'baseline':
				return fitBiases(ratings, run);
			case 'sgd':
				return fitSgd(ratings, this.settings, random, run);
			case 'als':
				return fitAls(ratings, this.settings, random, run);
			case 'svdpp':
				return fitSvdpp(ratings, this.settings, random, run);
		}
	}

	private fitted(): SavedRatings {
		if (this.model) return this.model;
		throw new LibraryError(
			'NOT_FITTED',
			'The rating model has not learned anything yet.',
			'Call fit first.',
		);
	}
}

function knownCustomer({ factors, customerBias, customerFactors }: RatingState, customer: number) {
	const vector = customerFactors.subarray(customer * factors, (customer + 1) * factors);
	return customer >= 0
		? { vector, bias: customerBias[customer] ?? 0 }
		: { vector: new Float64Array(factors), bias: 0 };
}

/** In units of the scaled ratings. */
function guess(state: RatingState, { vector, bias }: RatingCustomer, product: number): number {
	const { factors, productBias, productFactors } = state;
	let sum = bias + (productBias[product] ?? 0);
	for (let f = 0; f < factors; f++) {
		sum += (vector[f] ?? 0) * (productFactors[product * factors + f] ?? 0);
	}
	return sum;
}

function ranAway(learningRate: number): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		`The training ran away to infinite numbers with learningRate ${learningRate}.`,
		'Lower the learning rate, or raise the regularization.',
	);
}
