import { LibraryError } from '../errors';
import {
	indexItems,
	topK,
	withTeam,
	type Exclusions,
	type KernelOptions,
	type TopK,
} from '../kernels';
import { checkFinite, checkMatrix, type DenseMatrix } from '../math';
import type { CancelSignal, Progress } from '../ports';

/** Users scored at once: bounds the memory for their factors and lists. */
const BATCH = 65536;

export interface TopKOptions extends KernelOptions {
	/** How many items a user, 1..items. Fewer come back when there are fewer. */
	readonly k: number;
	/** For each user the sorted items that must not appear (seen, out of stock); the CsrMatrix of what was bought fits. */
	readonly exclude?: Exclusions | undefined;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

/**
 * Exact best k items of every user by inner product of factors, never building the score matrix. Call:
 * `recommendTopK({ data: userFactors, nRows: nUsers, nCols: factors }, { data: itemFactors, nRows: nItems, nCols: factors },
 * { k: 10, exclude: csr })`. Gives items (−1 = none) and scores (−Infinity = none), both nUsers × k, best first, ties to the
 * lower item number. Throws INVALID_PARAMETER, and WRONG_TYPE for factors that are not finite.
 */
export function recommendTopK(users: DenseMatrix, items: DenseMatrix, options: TopKOptions): TopK {
	checkMatrix(users);
	checkMatrix(items);
	checkFit(users, items, options);
	checkFinite(users);
	const { k, signal, progress } = options;
	const cost = users.data.length * items.nRows;
	const out = {
		items: new Int32Array(users.nRows * k).fill(-1),
		scores: new Float32Array(users.nRows * k).fill(-Infinity),
	};
	return withTeam(options, cost, (team) => {
		const index = indexItems(team, items, users.nRows);
		for (let from = 0; from < users.nRows; from += BATCH) {
			const to = Math.min(users.nRows, from + BATCH);
			const data = users.data.subarray(from * users.nCols, to * users.nCols);
			const batch = { data, nRows: to - from, nCols: users.nCols };
			const exclude = options.exclude && sliceExclusions(options.exclude, from, to);
			const found = topK(team, batch, index, k, { exclude, run: { signal } });
			out.items.set(found.items, from * k);
			out.scores.set(found.scores, from * k);
			progress?.(to / users.nRows, `Scored ${to} of ${users.nRows} customers`);
		}
		return out;
	});
}

function checkFit(users: DenseMatrix, items: DenseMatrix, { k, exclude }: TopKOptions): void {
	const fail = (message: string, hint: string) => {
		throw new LibraryError('INVALID_PARAMETER', message, hint);
	};
	if (!Number.isInteger(k) || k < 1)
		fail(`k must be a whole number ≥ 1, got ${k}.`, 'Use e.g. 10.');
	if (users.nCols !== items.nCols) {
		fail(
			`Users have ${users.nCols} factors, items ${items.nCols}.`,
			'Give both sides of the same model.',
		);
	}
	if (exclude && exclude.indptr.length !== users.nRows + 1) {
		fail(
			`exclude has ${exclude.indptr.length - 1} rows for ${users.nRows} users.`,
			'Give one list for each user; it may be empty.',
		);
	}
}

function sliceExclusions({ indptr, indices }: Exclusions, from: number, to: number): Exclusions {
	const begin = indptr[from] ?? 0;
	return {
		indptr: indptr.slice(from, to + 1).map((start) => start - begin),
		indices: indices.subarray(begin, indptr[to]),
	};
}
