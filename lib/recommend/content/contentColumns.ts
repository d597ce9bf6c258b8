import type { Column, Table } from '../../table';
import { isMissing } from '../../table';
import type { CatalogueOptions } from '../catalogue';

export interface ContentOptions {
	/** Columns whose words count (TF-IDF). Default: the name, the category and every further text column but links. */
	readonly textColumns?: readonly string[];
	/** Columns whose whole values count, e.g. brand or colour. Default: the category. */
	readonly attributeColumns?: readonly string[];
	/** Number columns of an embedding (of a text or picture model). Default: none. */
	readonly embeddingColumns?: readonly string[];
}

export type ContentColumns = Required<ContentOptions>;

/** The first value that is there looks like an address. */
function holdsLinks(column: Column & { type: 'string' }): boolean {
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const text = column.dictionary.get(column.values[row] ?? 0);
		if (text !== '') return /^(?:https?:|\/|www\.)/i.test(text);
	}
	return false;
}

/** The columns that describe products, with the defaults. Throws MISSING_COLUMN when a named one is not there. */
export function contentColumns(
	products: Table,
	catalogue: CatalogueOptions,
	options: ContentOptions,
): ContentColumns {
	const { productColumn, urlColumn, stockColumn, consumableColumn, blockedColumn } = catalogue;
	const { categoryColumn } = catalogue;
	const not = new Set([productColumn, urlColumn, stockColumn, consumableColumn, blockedColumn]);
	const describes = (name: string) => {
		const column = products.column(name);
		return !not.has(name) && column.type === 'string' && !holdsLinks(column);
	};
	const columns = {
		textColumns: options.textColumns ?? products.names.filter(describes),
		attributeColumns: options.attributeColumns ?? (categoryColumn ? [categoryColumn] : []),
		embeddingColumns: options.embeddingColumns ?? [],
	};
	for (const name of Object.values(columns).flat()) products.column(name);
	return columns;
}
