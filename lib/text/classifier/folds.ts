import { Random, shuffle } from '../../math';

/** A fold 0 … count − 1 for each row, each class spread evenly over all of them; seeded. */
export function stratifiedFolds(
	labels: ArrayLike<number>,
	count: number,
	seed: number,
): Uint8Array {
	const byClass = new Map<number, number[]>();
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row] ?? 0;
		const rows = byClass.get(label);
		if (rows) rows.push(row);
		else byClass.set(label, [row]);
	}
	const folds = new Uint8Array(labels.length);
	const random = new Random(seed);
	let next = 0;
	for (const label of [...byClass.keys()].sort((a, b) => a - b)) {
		const rows = byClass.get(label) ?? [];
		shuffle(rows, random);
		for (const row of rows) folds[row] = next++ % count;
	}
	return folds;
}

/** The rows of which the fold passes. */
export const rowsWhere = (folds: Uint8Array, keep: (fold: number) => boolean): Uint32Array =>
	Uint32Array.from(folds.keys()).filter((row) => keep(folds[row] ?? 0));
