import { transposeCsr, type CsrMatrix } from '../../math';

/** Lists whose diversity is measured; more are thinned out evenly. */
const MOST_LISTS = 2_000;

/** 1 − the mean cosine of all pairs of products of each list (products as vectors over customers); lists of one are left out. */
export function listDiversity(lists: readonly (readonly number[])[], train: CsrMatrix): number[] {
	const byItem = transposeCsr(train);
	const marks = new Float64Array(train.nRows);
	const step = Math.max(1, lists.length / MOST_LISTS);
	return lists
		.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
		.filter((list) => list.length > 1)
		.map((list) => 1 - meanCosine(list, byItem, marks));
}

/** `marks`: room for a vector over all customers, 0 on entry and exit. */
function meanCosine(list: readonly number[], byItem: CsrMatrix, marks: Float64Array): number {
	const { indptr, indices, values } = byItem;
	const lengths = list.map((item) => {
		let square = 0;
		for (const value of values.subarray(indptr[item], indptr[item + 1])) square += value * value;
		return Math.sqrt(square);
	});
	let sum = 0;
	for (let i = 0; i < list.length; i++) {
		const [from, to] = [indptr[list[i] ?? 0] ?? 0, indptr[(list[i] ?? 0) + 1] ?? 0];
		for (let at = from; at < to; at++) marks[indices[at] ?? 0] = values[at] ?? 0;
		for (let j = 0; j < i; j++) {
			const end = indptr[(list[j] ?? 0) + 1] ?? 0;
			let dot = 0;
			for (let at = indptr[list[j] ?? 0] ?? 0; at < end; at++) {
				dot += (values[at] ?? 0) * (marks[indices[at] ?? 0] ?? 0);
			}
			if (dot > 0) sum += dot / ((lengths[i] ?? 1) * (lengths[j] ?? 1));
		}
		for (let at = from; at < to; at++) marks[indices[at] ?? 0] = 0;
	}
	return sum / ((list.length * (list.length - 1)) / 2);
}
