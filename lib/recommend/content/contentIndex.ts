/**
 * Products as vectors of what is said about them: TF-IDF of words (Salton and Buckley 1988: 1 + ln tf, smoothed idf), whole
 * values of attributes weighted by their idf, and embedding numbers. Each of the three parts has length 1 and counts alike;
 * the whole has length 1, so inner products are cosines. The order of rows does not matter. Cost: linear in the text.
 */
import { buildCsr, type CsrMatrix } from '../../math';
import { isMissing, toFloat64, type Table } from '../../table';
import type { CatalogueOptions } from '../catalogue';
import { codeIds, rankIds } from '../ids';
import { contentColumns, type ContentColumns, type ContentOptions } from './contentColumns';
import { wordsOf } from './words';

/** The vector of one product: column numbers ascending, values. */
interface Part {
	readonly terms: Map<string, number>;
}

export interface ContentIndex {
	/** Product ids in code-unit order: the rows. */
	readonly ids: readonly string[];
	/** Row of a product id. */
	readonly rowOf: ReadonlyMap<string, number>;
	/** Products × terms; rows of length 1, or empty where nothing is said. */
	readonly vectors: CsrMatrix;
	readonly columns: ContentColumns;
	/** Products of which nothing is said. */
	readonly empty: number;
}

/** First row of each product, products in code-unit order. */
function firstRows(products: Table, productColumn: string) {
	const coded = codeIds(products, productColumn);
	const { ranks, sorted } = rankIds(coded);
	const rows = new Int32Array(sorted.length).fill(-1);
	coded.codes.forEach((code, row) => {
		const rank = ranks[code] ?? -1;
		if (rank >= 0 && (rows[rank] ?? -1) < 0) rows[rank] = row;
	});
	return { ids: sorted, rows };
}

function cellText(products: Table, name: string, row: number): string {
	return isMissing(products.column(name), row) ? '' : String(products.cell(name, row));
}

const addTo = (terms: Map<string, number>, term: string) =>
	terms.set(term, (terms.get(term) ?? 0) + 1);

/** How often each word stands in the texts of a product. */
function wordCounts(products: Table, columns: readonly string[], row: number): Part {
	const terms = new Map<string, number>();
	for (const name of columns)
		for (const word of wordsOf(cellText(products, name, row))) addTo(terms, word);
	return { terms };
}

/** The attribute values of a product, told apart by their column. */
function attributeValues(products: Table, columns: readonly string[], row: number): Part {
	const terms = new Map<string, number>();
	columns.forEach((name, at) => {
		const value = cellText(products, name, row).normalize('NFKC').trim().toLowerCase();
		if (value !== '') terms.set(`${at}=${value}`, 1);
	});
	return { terms };
}

/** Entries of the vectors in the making; column numbers grow from part to part. */
class Entries {
	readonly rows: number[] = [];
	readonly columns: number[] = [];
	readonly values: number[] = [];
	width = 0;

	/** One part of all products: rarer terms count more, each product's part gets length 1. */
	addTerms(parts: readonly Part[]): void {
		const documents = new Map<string, number>();
		for (const { terms } of parts) for (const term of terms.keys()) addTo(documents, term);
		const places = new Map([...documents.keys()].sort().map((term, i) => [term, this.width + i]));
		parts.forEach(({ terms }, row) => {
			const weighted = [...terms].map(([term, count]): [number, number] => {
				const idf = 1 + Math.log((1 + parts.length) / (1 + (documents.get(term) ?? 0)));
				return [places.get(term) ?? 0, (1 + Math.log(count)) * idf];
			});
			this.addUnit(
				row,
				weighted.sort(([a], [b]) => a - b),
			);
		});
		this.width += documents.size;
	}

	/** Dense numbers; those that are missing or not finite count as 0. */
	addNumbers(columns: readonly Float64Array[], rows: Int32Array): void {
		rows.forEach((from, row) => {
			const entries = columns.map((values, i): [number, number] => [
				this.width + i,
				values[from] ?? 0,
			]);
			this.addUnit(
				row,
				entries.filter(([, value]) => Number.isFinite(value) && value !== 0),
			);
		});
		this.width += columns.length;
	}

	private addUnit(row: number, entries: readonly (readonly [number, number])[]): void {
		const length = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0));
		for (const [column, value] of entries) {
			this.rows.push(row);
			this.columns.push(column);
			this.values.push(value / length);
		}
	}
}

/** Each row divided by its length. */
function unitRows(matrix: CsrMatrix): CsrMatrix {
	const values = matrix.values.slice();
	for (let row = 0; row < matrix.nRows; row++) {
		const own = values.subarray(matrix.indptr[row], matrix.indptr[row + 1]);
		const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
		if (length > 0) own.forEach((value, at) => (own[at] = value / length));
	}
	return { ...matrix, values };
}

/**
 * Reads what a table says about its products. Of rows that repeat a product id the first counts. Throws MISSING_COLUMN,
 * WRONG_TYPE (an embedding column that is not numbers).
 */
export function buildContentIndex(
	products: Table,
	catalogue: CatalogueOptions,
	options: ContentOptions = {},
): ContentIndex {
	const columns = contentColumns(products, catalogue, options);
	const { ids, rows } = firstRows(products, catalogue.productColumn);
	const entries = new Entries();
	entries.addTerms(Array.from(rows, (row) => wordCounts(products, columns.textColumns, row)));
	const attributes = Array.from(rows, (row) =>
		attributeValues(products, columns.attributeColumns, row),
	);
	entries.addTerms(attributes);
	const numbers = columns.embeddingColumns.map((name) =>
		toFloat64(products.typed(name, 'number', 'integer')),
	);
	entries.addNumbers(numbers, rows);
	const vectors = unitRows(buildCsr(ids.length, Math.max(1, entries.width), entries));
	return {
		ids,
		rowOf: new Map(ids.map((id, row) => [id, row])),
		vectors,
		columns,
		empty: ids.filter((_, row) => vectors.indptr[row] === vectors.indptr[row + 1]).length,
	};
}
