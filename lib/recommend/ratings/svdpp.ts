/**
 * SVD++ (Koren 2008): a customer's vector is p + |N|^−½ · Σ y over the products N that the customer rated, so that also
 * the choice of what to rate counts. The sum is moved rating by rating and its change shared among its y once a customer,
 * which costs as much as plain factorisation instead of |N| times as much.
 */
import { shuffle, type Random } from '../../math';
import type { ScaledRatings } from './ratings';
import {
	normalNumbers,
	startPass,
	type RatingRun,
	type RatingSettings,
	type RatingState,
} from './state';

const CUSTOMERS_A_LOOK = 256;

class SvdPlusPlus {
	private readonly own: Float64Array;
	private readonly implied: Float64Array;
	private readonly products: Float64Array;
	private readonly customerBias: Float64Array;
	private readonly productBias: Float64Array;
	/** The sum of the customer at hand, |N|^−½ · Σ y, and where it began. */
	private readonly taste: Float64Array;
	private readonly before: Float64Array;

	constructor(
		private readonly ratings: ScaledRatings,
		private readonly settings: RatingSettings,
		private readonly random: Random,
	) {
		const { nRows, nCols } = ratings.matrix;
		const { factors } = settings;
		this.own = normalNumbers(nRows * factors, random);
		this.products = normalNumbers(nCols * factors, random);
		this.implied = normalNumbers(nCols * factors, random);
		this.customerBias = new Float64Array(nRows);
		this.productBias = new Float64Array(nCols);
		this.taste = new Float64Array(factors);
		this.before = new Float64Array(factors);
	}

	/** All ratings of one customer, in a seeded order. */
	visit(customer: number): void {
		const { indptr } = this.ratings.matrix;
		const [from, to] = [indptr[customer] ?? 0, indptr[customer + 1] ?? 0];
		if (from === to) return;
		this.sumUp(from, to);
		this.before.set(this.taste);
		const order = Uint32Array.from({ length: to - from }, (_, i) => from + i);
		shuffle(order, this.random);
		for (const at of order) this.step(customer, at);
		this.share(from, to);
	}

	state(): RatingState {
		const { matrix } = this.ratings;
		const { factors } = this.settings;
		const customerFactors = this.own.slice();
		for (let customer = 0; customer < matrix.nRows; customer++) {
			this.sumUp(matrix.indptr[customer] ?? 0, matrix.indptr[customer + 1] ?? 0);
			for (let f = 0; f < factors; f++) {
				const to = customer * factors + f;
				customerFactors[to] = (customerFactors[to] ?? 0) + (this.taste[f] ?? 0);
			}
		}
		return {
			factors,
			customerBias: this.customerBias,
			productBias: this.productBias,
			customerFactors,
			productFactors: this.products,
			impliedFactors: this.implied,
		};
	}

	private sumUp(from: number, to: number): void {
		sumImplied(this.ratings.matrix.indices.subarray(from, to), this.implied, this.taste);
	}

	private step(customer: number, at: number): void {
		const { own, products, taste, customerBias, productBias } = this;
		const { factors, learningRate, regularization } = this.settings;
		const product = this.ratings.matrix.indices[at] ?? 0;
		const [cFrom, pFrom] = [customer * factors, product * factors];
		const [cBias, pBias] = [customerBias[customer] ?? 0, productBias[product] ?? 0];
		let guess = cBias + pBias;
		for (let f = 0; f < factors; f++) {
			guess += ((own[cFrom + f] ?? 0) + (taste[f] ?? 0)) * (products[pFrom + f] ?? 0);
		}
		const error = (this.ratings.scaled[at] ?? 0) - guess;
		customerBias[customer] = cBias + learningRate * (error - regularization * cBias);
		productBias[product] = pBias + learningRate * (error - regularization * pBias);
		for (let f = 0; f < factors; f++) {
			const x = own[cFrom + f] ?? 0;
			const z = taste[f] ?? 0;
			const y = products[pFrom + f] ?? 0;
			own[cFrom + f] = x + learningRate * (error * y - regularization * x);
			taste[f] = z + learningRate * (error * y - regularization * z);
			products[pFrom + f] = y + learningRate * (error * (x + z) - regularization * y);
		}
	}

	/** The least change of the rated products' y that moves their sum to where the steps left it. */
	private share(from: number, to: number): void {
		const { taste, before, implied } = this;
		const { factors } = this.settings;
		const { indices } = this.ratings.matrix;
		const weight = 1 / Math.sqrt(to - from);
		for (let at = from; at < to; at++) {
			const begin = (indices[at] ?? 0) * factors;
			for (let f = 0; f < factors; f++) {
				const moved = ((taste[f] ?? 0) - (before[f] ?? 0)) * weight;
				implied[begin + f] = (implied[begin + f] ?? 0) + moved;
			}
		}
	}
}

/** |N|^−½ · Σ of the products' implied vectors, into `out`; zeros without products. */
export function sumImplied(
	products: ArrayLike<number>,
	implied: Float64Array,
	out: Float64Array,
): void {
	out.fill(0);
	if (products.length === 0 || implied.length === 0) return;
	const weight = 1 / Math.sqrt(products.length);
	for (let i = 0; i < products.length; i++) {
		const begin = (products[i] ?? 0) * out.length;
		for (let f = 0; f < out.length; f++) {
			out[f] = (out[f] ?? 0) + weight * (implied[begin + f] ?? 0);
		}
	}
}

export function fitSvdpp(
	ratings: ScaledRatings,
	settings: RatingSettings,
	random: Random,
	run: RatingRun,
): RatingState {
	const model = new SvdPlusPlus(ratings, settings, random);
	const order = Uint32Array.from({ length: ratings.matrix.nRows }, (_, customer) => customer);
	for (let epoch = 0; epoch < settings.epochs; epoch++) {
		startPass(run, epoch, settings.epochs);
		shuffle(order, random);
		order.forEach((customer, i) => {
			if (i % CUSTOMERS_A_LOOK === 0) run.signal?.throwIfCancelled();
			model.visit(customer);
		});
	}
	return model.state();
}
