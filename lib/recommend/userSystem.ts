/**
 * Customers' places in the taste space, exactly: Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback
 * datasets" (2008), equations 4 and 7. With the products' factors Y fixed, x = A⁻¹ Σ bⱼ yⱼ, so the score of product i,
 * yᵢᵀx, is the sum over the bought products j of bⱼ · yᵢᵀA⁻¹yⱼ: what each purchase adds to the recommendation.
 * Cost a customer: O(f² · purchases + f³), f = factors; a kernel does it on all threads.
 */
import { TasteSolver, withTeam, type Team, type WantedParts } from '../kernels';
import { FEW } from './topItems';
import type { CsrMatrix } from '../math';
import type { History } from './history';
import type { RecommenderRun } from './recommender';

export type KernelContext = Pick<RecommenderRun, 'signal' | 'threads'>;

/**
 * A = YᵀY + Σ alpha·w·y·yᵀ + λᵤ·I, b = Σ (1 + alpha·w)·y over the purchases of strength w. λᵤ = regularization × the
 * customer's confidence mass / meanMass (Rendle et al., "Revisiting the performance of iALS", 2022), as in training.
 */
export interface Confidence {
	readonly alpha: number;
	readonly regularization: number;
	readonly meanMass: number;
}

/** Sum of the confidences of a row: 1 a product and alpha·w a purchase. */
export function confidenceMass(nItems: number, alpha: number, weight: number): number {
	return nItems + alpha * weight;
}

/** Numbers that explanations may take in kernel memory at once. */
const MOST_PARTS = 2 ** 21;

/** Customers' purchases as a sparse matrix of what was kept, with each one's own regularisation. */
interface Rows {
	readonly matrix: CsrMatrix;
	readonly lambdas: Float64Array;
}

export class UserSystem {
	private readonly gram: Float64Array;
	/** Stays open for small batches, see `hold`. */
	private held: TasteSolver | null = null;

	/** `itemFactors` is row-major, products × factors. */
	constructor(
		private readonly itemFactors: Float32Array,
		readonly factors: number,
		private readonly confidence: Confidence,
	) {
		this.gram = gramMatrix(itemFactors, factors);
	}

	/** Keeps the products in the memory of this team, so that a request of a few people need not bring them there. */
	hold(team: Team): void {
		this.held = this.solverOn(team);
	}

	/** The taste vectors, row-major, histories × factors. The same bytes on any number of threads. */
	solve(histories: readonly History[], context: KernelContext): Float64Array {
		return this.withSolver(histories, 0, context, (solver) => {
			const { matrix, lambdas } = this.rowsOf(histories);
			return solver.solve(matrix, lambdas, undefined, { signal: context.signal }).tastes;
		});
	}

	/**
	 * What each purchase adds to the score of each item: for every history one list an item, as long as the history;
	 * returned products add 0. `items`: k a history, −1 = none (zeros).
	 */
	explain(
		histories: readonly History[],
		{ items, k }: WantedParts,
		context: KernelContext,
		each: (history: number, item: number, parts: Float64Array) => void,
	): void {
		this.withSolver(histories, k, context, (solver) => {
			for (let from = 0; from < histories.length;) {
				const to = batchEnd(histories, from, k);
				const batch = histories.slice(from, to);
				const wanted = { items: items.slice(from * k, to * k), k };
				const { matrix, lambdas } = this.rowsOf(batch);
				const { parts } = solver.solve(matrix, lambdas, wanted, { signal: context.signal });
				batch.forEach((history, row) => {
					const begin = matrix.indptr[row] ?? 0;
					const count = (matrix.indptr[row + 1] ?? 0) - begin;
					for (let i = 0; i < k; i++) {
						const at = begin * k + i * count;
						const own = parts.subarray(at, at + count);
						each(from + row, i, count === history.items.length ? own : spread(own, history));
					}
				});
				from = to;
			}
		});
	}

	private withSolver<R>(
		histories: readonly History[],
		k: number,
		{ threads }: KernelContext,
		work: (solver: TasteSolver) => R,
	): R {
		const { factors, held } = this;
		if (held && histories.length <= FEW) return work(held);
		const cost = histories.length * factors ** 2 * (factors / 6 + 20 + k);
		return withTeam({ threads }, cost, (team) => work(this.solverOn(team)));
	}

	private solverOn(team: Team): TasteSolver {
		const { itemFactors, factors, gram, confidence } = this;
		return new TasteSolver(team, { itemFactors, factors, gram, alpha: confidence.alpha });
	}

	private rowsOf(histories: readonly History[]): Rows {
		const { alpha, regularization, meanMass } = this.confidence;
		const nItems = this.itemFactors.length / this.factors;
		const indptr = new Uint32Array(histories.length + 1);
		const most = histories.reduce((sum, { items }) => sum + items.length, 0);
		const indices = new Uint32Array(most);
		const values = new Float32Array(most);
		const lambdas = new Float64Array(histories.length);
		let kept = 0;
		histories.forEach(({ items, weights }, row) => {
			let total = 0;
			for (let entry = 0; entry < items.length; entry++) {
				const weight = weights[entry] ?? 0;
				if (weight <= 0) continue;
				total += weight;
				indices[kept] = items[entry] ?? 0;
				values[kept++] = weight;
			}
			indptr[row + 1] = kept;
			lambdas[row] = (regularization * confidenceMass(nItems, alpha, total)) / meanMass;
		});
		const entries = { indices: indices.subarray(0, kept), values: values.subarray(0, kept) };
		return { matrix: { nRows: histories.length, nCols: nItems, indptr, ...entries }, lambdas };
	}
}

function batchEnd(histories: readonly History[], from: number, k: number): number {
	let parts = 0;
	let to = from;
	do parts += (histories[to++]?.items.length ?? 0) * k;
	while (to < histories.length && parts < MOST_PARTS);
	return to;
}

/** Parts of the entries that were kept, with 0 for the returned ones. */
function spread(parts: Float64Array, { weights }: History): Float64Array {
	let next = 0;
	return Float64Array.from(weights, (weight) => (weight > 0 ? (parts[next++] ?? 0) : 0));
}

/** Lower triangle of YᵀY. */
function gramMatrix(itemFactors: Float32Array, factors: number): Float64Array {
	const gram = new Float64Array(factors * factors);
	for (let from = 0; from < itemFactors.length; from += factors) {
		for (let i = 0; i < factors; i++) {
			const value = itemFactors[from + i] ?? 0;
			for (let j = 0; j <= i; j++) {
				gram[i * factors + j] = (gram[i * factors + j] ?? 0) + value * (itemFactors[from + j] ?? 0);
			}
		}
	}
	return gram;
}
