/** The face of kernels/assembly/tastes.ts: customers of a fitted model, and what each purchase adds to a score. */
import type { CsrMatrix } from '../math';
import type { Block } from './arena';
import { padded } from './chunks';
import type { RunOptions, Team } from './team';

/** Customers a chunk. */
const ROWS_PER_CHUNK = 32;

export interface TasteSystem {
	/** Row-major, items × factors. */
	readonly itemFactors: Float32Array;
	readonly factors: number;
	/** itemFactorsᵀ · itemFactors, factors × factors; the lower triangle counts. */
	readonly gram: Float64Array;
	/** The confidence of an entry is 1 + alpha · value. */
	readonly alpha: number;
}

export interface WantedParts {
	/** k items a row, −1 = none. */
	readonly items: Int32Array;
	readonly k: number;
}

export interface Tastes {
	/** Row-major, rows × factors. */
	readonly tastes: Float64Array;
	/** What entry e adds to the score of the row's item i: at indptr[row] · k + i · (entries of the row) + e. */
	readonly parts: Float64Array;
}

const NO_PARTS: WantedParts = { items: new Int32Array(0), k: 0 };

/** A fitted model in kernel memory, for any number of batches of customers. */
export class TasteSolver {
	private readonly stride: number;
	private readonly y: Block<Float32Array>;
	private readonly gram: Block<Float64Array>;

	constructor(
		private readonly team: Team,
		private readonly system: TasteSystem,
	) {
		const { factors, itemFactors, gram } = system;
		const stride = padded(factors);
		this.stride = stride;
		this.y = widened(team.arena.float32((itemFactors.length / factors) * stride), itemFactors, {
			factors,
			stride,
		});
		this.gram = widened(team.arena.float64(stride * stride), gram, { factors, stride });
	}

	/**
	 * Solves the customers of `matrix` (values > 0), each with its own regularisation; see assembly/tastes.ts. Cost a
	 * customer: factors² · (entries + wanted items) + factors³ / 6.
	 */
	solve(
		{ indptr, indices, values, nRows }: CsrMatrix,
		lambdas: Float64Array,
		{ items, k }: WantedParts = NO_PARTS,
		run: RunOptions = {},
	): Tastes {
		const { team, stride, system } = this;
		const { arena } = team;
		const inputs = [arena.copyOf(indptr), arena.copyOf(indices), arena.copyOf(values)];
		const own = [arena.copyOf(lambdas), arena.copyOf(items)];
		const x = arena.float64(nRows * stride);
		const parts = arena.float64(indices.length * k);
		const bytes = (stride + 1) * stride * 8;
		const scratch = arena.bytes(bytes * team.threads);
		const [lambda = 0, item = 0] = own.map(({ address }) => address);
		const args = [
			...inputs.map(({ address }) => address),
			nRows,
			ROWS_PER_CHUNK,
			this.y.address,
			stride,
			system.factors,
			this.gram.address,
			lambda,
			system.alpha,
			x.address,
			item,
			k,
			parts.address,
			scratch.address,
			bytes,
		];
		parts.view.fill(0);
		team.run('tastes', Math.ceil(nRows / ROWS_PER_CHUNK), args, run);
		const result = { tastes: this.narrowed(x.view, nRows), parts: parts.view.slice() };
		arena.free(...inputs, ...own, x, parts, scratch);
		return result;
	}

	private narrowed(x: Float64Array, nRows: number): Float64Array {
		const { stride } = this;
		const { factors } = this.system;
		if (factors === stride) return x.slice();
		const rows = new Float64Array(nRows * factors);
		for (let row = 0; row < nRows; row++) {
			rows.set(x.subarray(row * stride, row * stride + factors), row * factors);
		}
		return rows;
	}
}

/** Rows of `factors` numbers as rows of `stride` numbers, padding 0. */
function widened<A extends Float32Array | Float64Array>(
	block: Block<A>,
	from: A,
	{ factors, stride }: { factors: number; stride: number },
): Block<A> {
	const view = block.view;
	view.fill(0);
	for (let row = 0; row * factors < from.length; row++) {
		view.set(from.subarray(row * factors, (row + 1) * factors), row * stride);
	}
	return block;
}
