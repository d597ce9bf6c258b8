import type { WantedParts } from '../../kernels';
import type { CsrMatrix } from '../../math';
import { historyOf, type History } from '../history';
import type { EachParts } from '../recommender';

/** Explains item by item where the part of an entry follows from the entry and the item alone. */
export function eachWanted(
	histories: CsrMatrix,
	{ items, k }: WantedParts,
	each: EachParts,
	partsOf: (history: History, item: number) => Float64Array,
): void {
	for (let row = 0; row < histories.nRows; row++) {
		const history = historyOf(histories, row);
		for (let place = 0; place < k; place++) {
			const item = items[row * k + place] ?? -1;
			if (item >= 0) each(row, place, partsOf(history, item));
		}
	}
}
