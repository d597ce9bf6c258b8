import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';
import type { Table } from '../../table';
import { readEvents, type EventReport } from '../events';
import { codeIds } from '../ids';
import { buildInteractions, positiveOnly } from '../interactions';
import type { RulesOptions } from './options';

export interface Baskets {
	/** One row a basket with at least one product; products ascending, each once. */
	readonly matrix: CsrMatrix;
	/** Distinct product ids in code-unit order. */
	readonly products: readonly string[];
	readonly report: BasketReport;
}

export interface BasketReport extends Pick<
	EventReport,
	'rows' | 'used' | 'withoutId' | 'withoutQuantity' | 'returns'
> {
	readonly baskets: number;
	/** Baskets with one product only: they count in shares but cannot show what goes together. */
	readonly singleProductBaskets: number;
	/** Baskets of which nothing was left after returns; not counted among the baskets. */
	readonly emptyBaskets: number;
	/** Products in baskets of which nothing was left after returns. */
	readonly returnedProducts: number;
}

function withoutEmptyRows(matrix: CsrMatrix): CsrMatrix {
	const starts = matrix.indptr.filter(
		(end, row) => row === 0 || end > (matrix.indptr[row - 1] ?? 0),
	);
	return { ...matrix, nRows: starts.length - 1, indptr: starts };
}

function countSingles({ indptr, nRows }: CsrMatrix): number {
	let singles = 0;
	for (let row = 0; row < nRows; row++) {
		if ((indptr[row + 1] ?? 0) - (indptr[row] ?? 0) === 1) singles++;
	}
	return singles;
}

/** Rows of orders as baskets. Throws MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT. */
export function readBaskets(table: Table, options: RulesOptions): Baskets {
	const { basketColumn, productColumn, quantityColumn } = options;
	const { events, report } = readEvents(table, {
		customerColumn: basketColumn,
		productColumn,
		...(quantityColumn !== undefined && { quantityColumn }),
	});
	const { interactions, returnedPairs } = buildInteractions(events, { weighting: 'binary' });
	const kept = positiveOnly(interactions.matrix);
	const matrix = withoutEmptyRows(kept);
	if (matrix.nRows === 0) throw allReturned(report.used);
	const { rows, used, withoutId, withoutQuantity, returns } = report;
	return {
		matrix,
		products: events.products,
		report: {
			...{ rows, used, withoutId, withoutQuantity, returns },
			baskets: matrix.nRows,
			singleProductBaskets: countSingles(matrix),
			emptyBaskets: kept.nRows - matrix.nRows,
			returnedProducts: returnedPairs,
		},
	};
}

function allReturned(rows: number): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`None of the ${rows} rows leaves a product in a basket: every quantity is 0 or was returned.`,
		'Check the quantity column, or leave it empty to count every row.',
	);
}

/** The first row of each product: what an item about it is paired with. */
export function firstRows(table: Table, productColumn: string): ReadonlyMap<string, number> {
	const { codes, ids } = codeIds(table, productColumn);
	const rows = new Map<string, number>();
	for (let row = codes.length - 1; row >= 0; row--) {
		const id = ids[codes[row] ?? -1];
		if (id !== undefined) rows.set(id, row);
	}
	return rows;
}
