/** The catalogue of the training inside a model file, so that a request alone gets names, prices and links. */
import { LibraryError } from '../errors';
import { columnFrom, Table, type ColumnType } from '../table';
import { Catalogue, type CatalogueOptions } from './catalogue';

/** A larger catalogue is kept without the columns that mean nothing to us (descriptions, pictures). */
const MOST_BYTES = 32 * 2 ** 20;

/** A catalogue as JSON: the options, and each column's name, type and cells. */
export function catalogueBytes({ table, options }: Catalogue): Uint8Array {
	const all = bytesOf(table, options);
	if (all.length <= MOST_BYTES) return all;
	const lean = { ...options, extraColumns: [] };
	const named = new Set(Object.values(lean).filter((name) => typeof name === 'string'));
	return bytesOf(table.select([...named]), lean);
}

function bytesOf(table: Table, options: CatalogueOptions): Uint8Array {
	const columns = table.entries().map(([name, { type }]) => {
		const cells = Array.from({ length: table.numRows }, (_, row) => table.cell(name, row));
		return [name, type, cells];
	});
	return new TextEncoder().encode(JSON.stringify({ options, columns }));
}

const TYPES: readonly string[] = ['string', 'integer', 'number', 'boolean', 'date'];
const isType = (value: unknown): value is ColumnType =>
	typeof value === 'string' && TYPES.includes(value);

const isCell = (value: unknown) =>
	value === null || ['string', 'number', 'boolean'].includes(typeof value);

type SavedColumn = readonly [string, ColumnType, (string | number | boolean | null)[]];

const isColumn = (value: unknown): value is SavedColumn =>
	Array.isArray(value) &&
	typeof value[0] === 'string' &&
	isType(value[1]) &&
	Array.isArray(value[2]) &&
	value[2].every(isCell);

function isOptions(value: unknown): value is CatalogueOptions {
	if (typeof value !== 'object' || value === null || !('productColumn' in value)) return false;
	const { extraColumns, ...columns } = { extraColumns: [], ...value };
	const names = [Object.values(columns), extraColumns].flat();
	return Array.isArray(extraColumns) && names.every((name) => typeof name === 'string');
}

const damaged = () =>
	new LibraryError(
		'CORRUPT_FILE',
		'The saved recommendation model cannot be used: its catalogue is damaged.',
		'Train it again, or pick another saved version.',
	);

function parsed(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw damaged();
	}
}

/** Throws CORRUPT_FILE. */
export function readCatalogueBytes(bytes: Uint8Array): Catalogue {
	const saved = parsed(bytes);
	if (typeof saved !== 'object' || saved === null) throw damaged();
	const { options, columns } = { options: undefined, columns: undefined, ...saved };
	const list: unknown = columns;
	if (!isOptions(options) || !Array.isArray(list) || !list.every(isColumn)) throw damaged();
	try {
		const table = new Table(
			list.map(([name, type, cells]) => [name, columnFrom(type, cells)] as const),
		);
		return new Catalogue(table, options);
	} catch {
		throw damaged(); // columns of different lengths, or a column that the options name is missing
	}
}
