import { BprSteps, withTeam, type BprFactors, type BprSettings, type Triples } from '../../kernels';
import { Random, shuffle, type CsrMatrix } from '../../math';
import type { RecommenderRun } from '../recommender';

export type BprModel = Omit<BprFactors, 'users'>;

export interface PairSettings extends BprSettings {
	readonly iterations: number;
	readonly seed: number;
}

/** Draws for a product that was not bought before the step is left out. */
const DRAWS = 8;

/** Whether the row holds the product (binary search). */
function has({ indptr, indices }: CsrMatrix, row: number, item: number): boolean {
	let low = indptr[row] ?? 0;
	let high = indptr[row + 1] ?? 0;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((indices[middle] ?? 0) < item) low = middle + 1;
		else high = middle;
	}
	return low < (indptr[row + 1] ?? 0) && indices[low] === item;
}

function negative(matrix: CsrMatrix, row: number, random: Random): number {
	for (let draw = 0; draw < DRAWS; draw++) {
		const item = random.integer(matrix.nCols);
		if (!has(matrix, row, item)) return item;
	}
	return -1;
}

/** Users' factors (starting at 0 where products are held), and the products' after the steps. */
export function trainPairs(
	matrix: CsrMatrix,
	start: BprModel,
	settings: PairSettings,
	{ signal, progress }: RecommenderRun,
): BprFactors {
	const { iterations, seed, keepItems } = settings;
	const users = new Float32Array(matrix.nRows * start.factors);
	if (!keepItems) {
		const random = new Random(seed).fork(1);
		for (let at = 0; at < users.length; at++) users[at] = random.normal(0, 0.1);
	}
	return withTeam({ threads: 1 }, 0, (team) => {
		const steps = new BprSteps(team, { ...start, users }, settings);
		const next = keepItems ? rowByRow(matrix, seed) : shuffled(matrix, seed);
		for (let pass = 0; pass < iterations; pass++) {
			signal?.throwIfCancelled();
			progress?.(pass / iterations, `Training, pass ${pass + 1} of ${iterations}`);
			steps.run(next(pass), { signal });
		}
		return steps.read();
	});
}

function rowsOf({ nRows, indptr, indices }: CsrMatrix): Uint32Array {
	const rows = new Uint32Array(indices.length);
	for (let row = 0; row < nRows; row++) rows.fill(row, indptr[row], indptr[row + 1]);
	return rows;
}

/** Every purchase once a pass, in random order, each with another product. */
function shuffled(matrix: CsrMatrix, seed: number): (pass: number) => Triples {
	const rows = rowsOf(matrix);
	const random = new Random(seed).fork(2);
	const order = Uint32Array.from(rows.keys());
	return () => {
		shuffle(order, random);
		const users = order.map((at) => rows[at] ?? 0);
		return {
			users,
			positives: order.map((at) => matrix.indices[at] ?? 0),
			negatives: Int32Array.from(users, (row) => negative(matrix, row, random)),
		};
	};
}

/** Every purchase once a pass, row after row; each row draws from a stream of its own that is the same for all rows. */
function rowByRow(matrix: CsrMatrix, seed: number): (pass: number) => Triples {
	const users = rowsOf(matrix);
	return (pass) => {
		const negatives = new Int32Array(users.length);
		for (let row = 0; row < matrix.nRows; row++) {
			const random = new Random(seed).fork(3 + pass);
			const end = matrix.indptr[row + 1] ?? 0;
			for (let at = matrix.indptr[row] ?? 0; at < end; at++) {
				negatives[at] = negative(matrix, row, random);
			}
		}
		return { users, positives: matrix.indices, negatives };
	};
}
