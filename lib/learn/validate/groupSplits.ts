import { LibraryError } from '../../errors';
import { Random, shuffle } from '../../math';
import { checkFolds, splitsOf, type FoldOptions, type Split } from './splits';

/** Rows of each group, groups numbered in order of appearance. */
interface Groups {
	readonly groupOf: Int32Array;
	readonly sizes: number[];
}

/** `groups`: any number a row that names its group (customer), e.g. dictionary codes. Throws WRONG_TYPE for NaN. */
function numberGroups(groups: ArrayLike<number>): Groups {
	const numbers = new Map<number, number>();
	const sizes: number[] = [];
	const groupOf = Int32Array.from(groups, (key, row) => {
		if (Number.isNaN(key)) {
			throw new LibraryError(
				'WRONG_TYPE',
				`Row ${row} has no group.`,
				'Fill the group column (e.g. the customer id) or leave those rows out.',
			);
		}
		let group = numbers.get(key);
		if (group === undefined) {
			numbers.set(key, (group = sizes.length));
			sizes.push(0);
		}
		sizes[group] = (sizes[group] ?? 0) + 1;
		return group;
	});
	return { groupOf, sizes };
}

/** Folds that keep all rows of a group together, of about equal numbers of rows: the largest group first, to the emptiest fold. */
export function groupKFold(groups: ArrayLike<number>, options: FoldOptions = {}): Split[] {
	return stratifiedGroupKFold(new Uint8Array(groups.length), groups, options);
}

/**
 * Folds that keep all rows of a group together and have about the class shares of the whole: groups of most uneven classes
 * first, each to the fold where the class shares of all folds stay closest (Bouckaert's greedy rule, as in scikit-learn).
 */
export function stratifiedGroupKFold(
	classes: ArrayLike<number>,
	groups: ArrayLike<number>,
	{ folds = 5, seed = 42 }: FoldOptions = {},
): Split[] {
	if (classes.length !== groups.length) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${groups.length} groups were given for ${classes.length} rows.`,
			'Give one group a row.',
		);
	}
	const { groupOf, sizes } = numberGroups(groups);
	checkFolds(folds, sizes.length, 'groups');
	const table = countClasses(classes, groupOf, sizes.length);
	const foldOfGroup = deal(table, sizes, folds, new Random(seed));
	return splitsOf(
		groupOf.map((group) => foldOfGroup[group] ?? 0),
		folds,
	);
}

/** Rows of each group by class. */
function countClasses(classes: ArrayLike<number>, groupOf: Int32Array, nGroups: number) {
	let nClasses = 1;
	for (let row = 0; row < classes.length; row++) {
		nClasses = Math.max(nClasses, (classes[row] ?? 0) + 1);
	}
	const counts = Array.from({ length: nGroups }, () => new Float64Array(nClasses));
	for (let row = 0; row < classes.length; row++) {
		const count = counts[groupOf[row] ?? 0];
		if (count) count[classes[row] ?? 0] = (count[classes[row] ?? 0] ?? 0) + 1;
	}
	return counts;
}

function deal(counts: Float64Array[], sizes: number[], folds: number, random: Random): Int32Array {
	const nClasses = counts[0]?.length ?? 1;
	const totals = new Float64Array(nClasses);
	for (const count of counts) count.forEach((n, c) => (totals[c] = (totals[c] ?? 0) + n));
	const unevenness = counts.map((count) => deviation(count));
	const order = shuffle(
		counts.map((_, group) => group),
		random,
	);
	order.sort(
		(a, b) => (unevenness[b] ?? 0) - (unevenness[a] ?? 0) || (sizes[b] ?? 0) - (sizes[a] ?? 0),
	);
	const held = Array.from({ length: folds }, () => new Float64Array(nClasses));
	const foldOf = new Int32Array(counts.length);
	for (const group of order) {
		const count = counts[group] ?? new Float64Array(nClasses);
		const fold = bestFold(held, count, totals);
		foldOf[group] = fold;
		held[fold]?.forEach((n, c, all) => (all[c] = n + (count[c] ?? 0)));
	}
	return foldOf;
}

/**
 * Where adding the group raises the sum over classes of the squared shares least: the same order as the deviation of the
 * shares between folds, but without looking at the other folds. Of equal ones the fold with fewest rows.
 */
function bestFold(held: Float64Array[], count: Float64Array, totals: Float64Array): number {
	let best = 0;
	let least = Infinity;
	let leastRows = Infinity;
	held.forEach((fold, f) => {
		let rise = 0;
		let rows = 0;
		for (let c = 0; c < count.length; c++) {
			const added = count[c] ?? 0;
			const before = fold[c] ?? 0;
			const total = Math.max(1, totals[c] ?? 1);
			rise += (added * (2 * before + added)) / (total * total);
			rows += before;
		}
		if (rise > least || (rise === least && rows >= leastRows)) return;
		[best, least, leastRows] = [f, rise, rows];
	});
	return best;
}

function deviation(count: Float64Array): number {
	const mean = count.reduce((sum, n) => sum + n, 0) / count.length;
	return Math.sqrt(count.reduce((sum, n) => sum + (n - mean) ** 2, 0) / count.length);
}
