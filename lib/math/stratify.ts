import { Random } from './random';
import { shuffle } from './sampling';

/** Rows of each class in random order, classes by their number. */
export function shuffledClasses(classes: ArrayLike<number>, seed: number): Uint32Array[] {
	const random = new Random(seed);
	const counts = new Map<number, number>();
	for (let row = 0; row < classes.length; row++) {
		const own = classes[row] ?? 0;
		counts.set(own, (counts.get(own) ?? 0) + 1);
	}
	const rows = new Map(Array.from(counts, ([own, count]) => [own, new Uint32Array(count)]));
	for (let row = classes.length - 1; row >= 0; row--) {
		const own = classes[row] ?? 0;
		const place = (counts.get(own) ?? 1) - 1;
		counts.set(own, place);
		const list = rows.get(own);
		if (list) list[place] = row;
	}
	return [...rows].sort(([a], [b]) => a - b).map(([, list]) => shuffle(list, random));
}

/** The fold 0 … folds − 1 of each row, each class spread evenly (± 1 row a class and fold). `classes`: class number a row. */
export function stratifiedFolds(
	classes: ArrayLike<number>,
	folds: number,
	seed: number,
): Int32Array {
	const foldOf = new Int32Array(classes.length);
	let place = 0;
	for (const rows of shuffledClasses(classes, seed)) {
		for (const row of rows) foldOf[row] = place++ % folds;
	}
	return foldOf;
}
