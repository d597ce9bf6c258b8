import { cellAt, columnFrom, isMissing, Table, type Cell, type Column } from '../table';
import { mean, quantileSorted } from '../math';

export interface Filled {
	readonly column: Column;
	readonly filled: number;
	/** The value that filled all of them; none for `previous`. */
	readonly value?: Cell;
}

function numbersOf(column: Column): number[] {
	const out: number[] = [];
	for (let row = 0; row < column.length; row++) {
		if (!isMissing(column, row)) out.push(column.values[row] ?? 0);
	}
	return out;
}

/** The most frequent cell; of equally frequent ones the smallest, so that row order does not matter. Null when there is none. */
function modeOf(column: Column): Cell {
	const counts = new Map<Cell, number>();
	for (let row = 0; row < column.length; row++) {
		const cell = cellAt(column, row);
		if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
	}
	let best: Cell = null;
	let most = 0;
	for (const [cell, count] of counts) {
		if (count > most || (count === most && best !== null && cell !== null && cell < best)) {
			best = cell;
			most = count;
		}
	}
	return best;
}

/** The value that fills a column of numbers or dates by mean, median or mode, of texts by mode; null when no cell has a value. */
export function fillValueOf(column: Column, method: 'mean' | 'median' | 'mode'): Cell {
	if (method === 'mode') return modeOf(column);
	const values = numbersOf(column);
	if (values.length === 0) return null;
	// Sorting first makes the rounding of the mean independent of row order.
	const ascending = new Float64Array(values).sort();
	const value = method === 'mean' ? mean(ascending) : quantileSorted(ascending, 0.5);
	if (!Number.isFinite(value)) return null;
	return column.type === 'date' ? Math.round(value) : value;
}

/** Fills missing cells from a copy of the values; an integer column becomes a number column when the value has a fraction. */
export function fillWith(column: Column, value: Cell): Filled {
	const missing: number[] = [];
	for (let row = 0; row < column.length; row++) if (isMissing(column, row)) missing.push(row);
	if (missing.length === 0 || value === null) return { column, filled: 0, value };
	const cells = Array.from({ length: column.length }, (_, row) => cellAt(column, row) ?? value);
	const fraction = column.type === 'integer' && !Number.isInteger(value);
	return {
		column: columnFrom(fraction ? 'number' : column.type, cells),
		filled: missing.length,
		value,
	};
}

/** Fills each missing cell with the nearest value above it; the first rows stay missing when nothing is above. */
export function fillPrevious(column: Column): Filled {
	const from = new Int32Array(column.length);
	let last = -1;
	let filled = 0;
	for (let row = 0; row < column.length; row++) {
		if (!isMissing(column, row)) last = row;
		else if (last >= 0) filled++;
		from[row] = last < 0 ? row : last;
	}
	if (filled === 0) return { column, filled };
	return { column: new Table([['filled', column]]).take(from).column('filled'), filled };
}
