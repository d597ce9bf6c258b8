/** The shop's products: what may be recommended at all, and what a recommendation says about a product. */
import { LibraryError } from '../errors';
import { cellAt, type Cell, type Column, type ColumnType, type Table } from '../table';
import { codeIds } from './ids';

export interface CatalogueOptions {
	/** Column with the product's id. */
	readonly productColumn: string;
	readonly nameColumn?: string;
	readonly categoryColumn?: string;
	readonly brandColumn?: string;
	readonly priceColumn?: string;
	readonly urlColumn?: string;
	/** Pieces in stock, or true/false. Products with 0, false or nothing there are not recommended. */
	readonly stockColumn?: string;
	/** true/false (also yes/no, 1/0): products that people buy again and again. */
	readonly consumableColumn?: string;
	/** true/false: products that are never to be recommended. */
	readonly blockedColumn?: string;
	/** Further columns to copy into each recommendation. Default: every other column. */
	readonly extraColumns?: readonly string[];
}

const YES = new Set([
	'true',
	'yes',
	'y',
	'1',
	'ja',
	'oui',
	'si',
	'sí',
	'是',
	'in stock',
	'instock',
	'available',
]);

/** Whether a cell means yes: true, a number above 0, or one of the usual words. */
export function isYes(cell: Cell): boolean {
	if (typeof cell === 'boolean') return cell;
	if (typeof cell === 'number') return cell > 0;
	if (cell === null) return false;
	const text = cell.trim().toLowerCase();
	return YES.has(text) || Number(text) > 0;
}

/** The number in a cell, also when it is written as text; yes is 1, no is 0. */
function numberIn(cell: Cell): number | null {
	const number = cell === null || String(cell).trim() === '' ? NaN : Number(cell);
	return Number.isFinite(number) ? number : null;
}

export class Catalogue {
	private readonly rows = new Map<string, number>();
	/** Rows whose id stood in an earlier row: the first one counts. */
	readonly repeated: number = 0;

	constructor(
		readonly table: Table,
		readonly options: CatalogueOptions,
	) {
		const { codes, ids } = codeIds(table, options.productColumn);
		for (let row = 0; row < codes.length; row++) {
			const id = ids[codes[row] ?? -1];
			if (id === undefined) continue;
			if (this.rows.has(id)) this.repeated++;
			else this.rows.set(id, row);
		}
		for (const column of this.usedColumns()) table.column(column);
	}

	get size(): number {
		return this.rows.size;
	}

	/** Every product once, in the order of rows. */
	ids(): Iterable<string> {
		return this.rows.keys();
	}

	has(product: string): boolean {
		return this.rows.has(product);
	}

	name(product: string): string {
		const cell = this.cell(product, this.options.nameColumn);
		return cell === null ? product : String(cell);
	}

	category(product: string): string | null {
		const cell = this.cell(product, this.options.categoryColumn);
		return cell === null ? null : String(cell);
	}

	/** Which columns mean what. */
	get columns(): CatalogueOptions {
		return this.options;
	}

	brand(product: string): string | null {
		const cell = this.cell(product, this.options.brandColumn);
		return cell === null ? null : String(cell);
	}

	price(product: string): number | null {
		return numberIn(this.cell(product, this.options.priceColumn));
	}

	/** Pieces in stock; null when the stock is not a number. */
	pieces(product: string): number | null {
		return numberIn(this.cell(product, this.options.stockColumn));
	}

	/** Throws MISSING_COLUMN. */
	columnType(name: string): ColumnType {
		return this.table.column(name).type;
	}

	/** The cell of any column; null where it is empty. Throws MISSING_COLUMN. */
	value(product: string, column: string): Cell {
		return this.cell(product, column);
	}

	/** The number in any column; null where there is none. Throws MISSING_COLUMN, or WRONG_TYPE for dates. */
	number(product: string, column: string): number | null {
		if (this.table.column(column).type !== 'date') return numberIn(this.cell(product, column));
		throw new LibraryError(
			'WRONG_TYPE',
			`Column "${column}" of the products holds dates, not numbers.`,
			'Choose a column with numbers.',
		);
	}

	isConsumable(product: string): boolean {
		return isYes(this.cell(product, this.options.consumableColumn));
	}

	isBlocked(product: string): boolean {
		return isYes(this.cell(product, this.options.blockedColumn));
	}

	inStock(product: string): boolean {
		return (
			this.options.stockColumn === undefined || isYes(this.cell(product, this.options.stockColumn))
		);
	}

	/** What a recommendation says about the product: name, category, price, url and further columns as JSON values. */
	facts(product: string): Record<string, Cell> {
		const { categoryColumn, priceColumn, urlColumn } = this.options;
		// Column names come from the user: no prototype, so that "__proto__" is a key like any other.
		const facts: Record<string, Cell> = Object.create(null);
		facts['name'] = this.name(product);
		if (categoryColumn) facts['category'] = this.cell(product, categoryColumn);
		if (priceColumn) facts['price'] = this.cell(product, priceColumn);
		if (urlColumn) facts['url'] = this.cell(product, urlColumn);
		for (const column of this.extraColumns()) {
			if (!RESERVED.has(column)) facts[column] = this.jsonCell(product, column);
		}
		return facts;
	}

	private extraColumns(): readonly string[] {
		const { extraColumns, productColumn, nameColumn, categoryColumn, priceColumn, urlColumn } =
			this.options;
		if (extraColumns) return extraColumns;
		const mapped = new Set([productColumn, nameColumn, categoryColumn, priceColumn, urlColumn]);
		return this.table.names.filter((name) => !mapped.has(name));
	}

	private usedColumns(): string[] {
		const { extraColumns, ...columns } = this.options;
		return [...Object.values(columns), ...(extraColumns ?? [])].filter(
			(name) => name !== undefined,
		);
	}

	private cell(product: string, column: string | undefined): Cell {
		const row = this.rows.get(product);
		return column === undefined || row === undefined ? null : this.table.cell(column, row);
	}

	private jsonCell(product: string, name: string): Cell {
		const row = this.rows.get(product);
		if (row === undefined) return null;
		const column: Column = this.table.column(name);
		const cell = cellAt(column, row);
		return column.type === 'date' && typeof cell === 'number' ? new Date(cell).toISOString() : cell;
	}
}

/** Keys of a recommendation that a catalogue column may not overwrite. */
const RESERVED = new Set([
	'productId',
	'score',
	'reason',
	'because',
	'fallback',
	'rank',
	'name',
	'category',
	'price',
	'url',
]);
