import { LibraryError } from '../errors';
import { AlsSolver, withTeam, type AlsSettings, type Backend } from '../kernels';
import { Random, type CsrMatrix } from '../math';
import type { CancelSignal, Progress } from '../ports';
import { alsCost, checkInteractions, checkOptions, type ImplicitALSOptions } from './ialsCheck';

export interface AlsContext {
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

export interface AlsModel {
	/** nUsers × factors, row-major. A user without interactions has zeros. */
	readonly userFactors: Float32Array;
	/** nItems × factors, row-major. */
	readonly itemFactors: Float32Array;
	readonly nUsers: number;
	readonly nItems: number;
	readonly factors: number;
	readonly backend: Backend;
}

/**
 * Matrix factorisation of implicit feedback by alternating least squares (Hu, Koren, Volinsky 2008), rows solved by
 * conjugate gradient (Takács et al. 2011). Call: `new ImplicitALS({ factors: 64, seed: 7 }).fit(csr)` with a users × items
 * CsrMatrix of values ≥ 0 (`buildCsr` makes one); then `model.userFactors`, `model.itemFactors`; score = inner product.
 * `recommendTopK` in ./topk gives the best items. Blocks the calling thread: run it in a job.
 */
export class ImplicitALS {
	private fitted: AlsModel | undefined;
	private readonly settings: AlsSettings;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: ImplicitALSOptions = {}) {
		this.settings = checkOptions(options);
	}

	/**
	 * Learns factors from a users × items matrix. Throws EMPTY_INPUT without entries, INVALID_PARAMETER for negative values,
	 * WRONG_TYPE for NaN or infinite ones, MEMORY_LIMIT, CANCELLED.
	 */
	fit(interactions: CsrMatrix, { signal, progress }: AlsContext = {}): this {
		checkInteractions(interactions);
		const { iterations = 15, seed = 0 } = this.options;
		const { factors } = this.settings;
		const cost = alsCost(interactions, this.settings) * iterations;
		this.fitted = withTeam(this.options, cost, (team) => {
			const solver = new AlsSolver(team, this.settings, { signal });
			const byUser = solver.upload(interactions);
			const byItem = solver.uploadTransposed(interactions);
			const users = solver.factorBlock(interactions.nRows);
			const start = randomFactors(interactions.nCols, factors, seed);
			const items = solver.factorBlock(interactions.nCols, start);
			for (let pass = 0; pass < iterations; pass++) {
				progress?.(pass / iterations, `Training, pass ${pass + 1} of ${iterations}`);
				solver.halfStep(byUser, users, items);
				solver.halfStep(byItem, items, users);
			}
			return {
				userFactors: solver.read(users),
				itemFactors: solver.read(items),
				nUsers: interactions.nRows,
				nItems: interactions.nCols,
				factors,
				backend: team.backend,
			};
		});
		return this;
	}

	/**
	 * Factors of other users from their interactions (rows × the fitted items), item factors held; exact for `cholesky`, with
	 * ten conjugate gradient steps otherwise. Also refreshes known users after new purchases.
	 */
	foldIn(interactions: CsrMatrix, { signal }: AlsContext = {}): Float32Array {
		const { itemFactors, nItems } = this.model;
		return foldInUsers(interactions, { itemFactors, nItems }, this.options, { signal });
	}

	/** Everything that was learnt. Throws NOT_FITTED before `fit`. */
	get model(): AlsModel {
		if (this.fitted) return this.fitted;
		throw new LibraryError('NOT_FITTED', 'This recommender is not fitted.', 'Call fit first.');
	}

	get userFactors(): Float32Array {
		return this.model.userFactors;
	}

	get itemFactors(): Float32Array {
		return this.model.itemFactors;
	}

	/** Which code ran. */
	get backend(): Backend {
		return this.model.backend;
	}
}

/** `foldIn` for item factors that were loaded from a saved model (nItems × factors, row-major). */
export function foldInUsers(
	interactions: CsrMatrix,
	{ itemFactors, nItems }: { itemFactors: Float32Array; nItems: number },
	options: ImplicitALSOptions = {},
	{ signal }: AlsContext = {},
): Float32Array {
	const settings = checkOptions({ ...options, factors: itemFactors.length / nItems });
	const many = {
		...settings,
		cgSteps: settings.cgSteps === 0 ? 0 : Math.max(10, settings.cgSteps),
		tolerance: 1e-10,
	};
	if (interactions.nCols !== nItems) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The model knows ${nItems} items, the interactions have ${interactions.nCols}.`,
			'Number the items as at fitting; leave new items out.',
		);
	}
	if (interactions.nRows === 0) return new Float32Array(0);
	return withTeam(options, alsCost(interactions, many), (team) => {
		const solver = new AlsSolver(team, many, { signal });
		const users = solver.factorBlock(interactions.nRows);
		solver.halfStep(solver.upload(interactions), users, solver.factorBlock(nItems, itemFactors));
		return solver.read(users);
	});
}

function randomFactors(nRows: number, factors: number, seed: number): Float32Array {
	const random = new Random(seed);
	const spread = 0.1 / Math.sqrt(factors);
	return Float32Array.from({ length: nRows * factors }, () => random.uniform(-spread, spread));
}
