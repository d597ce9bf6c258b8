/**
 * Biases only: rating ≈ mean + customer's bias + product's bias, by alternating closed forms (Koren 2010, "Factor in the
 * neighbors", section 2.1). Biases of few ratings are pulled towards 0.
 */
import { startPass, type RatingRun, type RatingState } from './state';
import type { ScaledRatings } from './ratings';

/** Pseudo-ratings of bias 0 that each product and each customer starts with: Koren's values for this kind of data. */
const PRODUCT_PULL = 10;
const CUSTOMER_PULL = 15;
const PASSES = 15;

function biasPass(
	keys: Uint32Array,
	others: { readonly keys: Uint32Array; readonly bias: Float64Array },
	scaled: Float64Array,
	bias: Float64Array,
	pull: number,
): void {
	const counts = new Float64Array(bias.length).fill(pull);
	bias.fill(0);
	for (let at = 0; at < scaled.length; at++) {
		const key = keys[at] ?? 0;
		bias[key] = (bias[key] ?? 0) + (scaled[at] ?? 0) - (others.bias[others.keys[at] ?? 0] ?? 0);
		counts[key] = (counts[key] ?? 0) + 1;
	}
	for (let key = 0; key < bias.length; key++) bias[key] = (bias[key] ?? 0) / (counts[key] ?? 1);
}

export function fitBiases(ratings: ScaledRatings, run: RatingRun): RatingState {
	const { matrix, scaled, customer } = ratings;
	const customerBias = new Float64Array(matrix.nRows);
	const productBias = new Float64Array(matrix.nCols);
	const byCustomer = { keys: customer, bias: customerBias };
	const byProduct = { keys: matrix.indices, bias: productBias };
	for (let pass = 0; pass < PASSES; pass++) {
		startPass(run, pass, PASSES);
		biasPass(matrix.indices, byCustomer, scaled, productBias, PRODUCT_PULL);
		biasPass(customer, byProduct, scaled, customerBias, CUSTOMER_PULL);
	}
	const none = new Float64Array(0);
	return {
		factors: 0,
		customerBias,
		productBias,
		customerFactors: none,
		productFactors: none,
		impliedFactors: none,
	};
}
