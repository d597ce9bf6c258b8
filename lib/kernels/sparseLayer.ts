/** The face of kernels/assembly/sparseAdam.ts: the first layer of a network over sparse rows, in kernel memory, trained by Adam. */
import type { CsrMatrix } from '../math';
import type { Block } from './arena';
import { cutRows, padded } from './chunks';
import type { RunOptions, Team } from './team';

const DECAY = 0.9;
const SQUARE_DECAY = 0.999;

/** Columns × units; a batch of rows at a time goes forward, then its slopes come back. Same numbers on any number of threads. */
export class SparseLayer {
	/** Floats from one unit row to the next in what `forward` gives and `backward` takes. */
	readonly width: number;
	private readonly weights: Block<Float32Array>;
	private readonly moments: Block<Float32Array>;
	private readonly squares: Block<Float32Array>;
	/** Of a batch: row starts, columns and values by row; column numbers, starts, rows and values by column. */
	private readonly lists: readonly Block<Uint32Array>[];
	private readonly values: readonly [Block<Float32Array>, Block<Float32Array>];
	private readonly sums: Block<Float32Array>;
	private readonly slopes: Block<Float32Array>;
	/** Place of each column among those of the batch, plus 1. */
	private readonly placeOf: Uint32Array;

	/** `start`: columns × units, row-major; `most`: the largest batch in rows and entries. */
	constructor(
		private readonly team: Team,
		start: Float32Array,
		private readonly units: number,
		most: { readonly rows: number; readonly entries: number },
	) {
		const { arena } = team;
		const nCols = start.length / units;
		this.width = padded(units);
		const size = nCols * this.width;
		this.weights = arena.float32(size);
		this.moments = arena.float32(size);
		this.squares = arena.float32(size);
		this.lists = [most.rows + 1, most.entries, most.entries, most.entries + 1, most.entries].map(
			(length) => arena.uint32(length),
		);
		this.values = [arena.float32(most.entries), arena.float32(most.entries)];
		this.sums = arena.float32(most.rows * this.width);
		this.slopes = arena.float32(most.rows * this.width);
		this.placeOf = new Uint32Array(nCols);
		for (const { view } of [this.moments, this.squares, this.weights]) view.fill(0);
		const { view } = this.weights;
		for (let column = 0; column < nCols; column++)
			view.set(start.subarray(column * units, (column + 1) * units), column * this.width);
	}

	/** batch rows × `width`: the sums of each unit for these rows. A view: valid until the next call. */
	forward(matrix: CsrMatrix, rows: Uint32Array, run: RunOptions = {}): Float32Array {
		const [starts, columns] = this.lists;
		const [values] = this.values;
		if (!starts || !columns) return new Float32Array(0);
		gather(matrix, rows, { starts: starts.view, columns: columns.view, values: values.view });
		const chunks = cutRows(rows.length, 16, 1024);
		const args = [starts.address, columns.address, values.address, rows.length, chunks.rows];
		const layer = [this.weights.address, this.width, this.sums.address];
		this.team.run('sparseRows', chunks.count, [...args, ...layer], run);
		return this.sums.view;
	}

	/** Where the slopes of the batch go, rows × `width`, before `step`. */
	get slopesView(): Float32Array {
		return this.slopes.view;
	}

	/** One step for the columns of the batch that went forward last. `rate`: with Adam's correction of the moments. */
	step(nRows: number, rate: number, run: RunOptions = {}): void {
		const [, , columns, starts, rows] = this.lists;
		if (!columns || !starts || !rows) return;
		const count = this.turn(nRows);
		const chunks = cutRows(count, 16, 1024);
		const lists = [columns, starts, rows, this.values[1]].map(({ address }) => address);
		const layer = [this.slopes, this.weights, this.moments, this.squares];
		const [slopes = 0, ...state] = layer.map(({ address }) => address);
		this.team.run(
			'sparseAdam',
			chunks.count,
			[...lists, count, chunks.rows, slopes, this.width, ...state, rate, DECAY, SQUARE_DECAY],
			run,
		);
	}

	/** columns × units, row-major. */
	read(): Float32Array {
		const { units, width } = this;
		const { view } = this.weights;
		const out = new Float32Array((view.length / width) * units);
		for (let column = 0; column * width < view.length; column++)
			out.set(view.subarray(column * width, column * width + units), column * units);
		return out;
	}

	/** The batch by columns, in the order in which they first occur; how many there are. */
	private turn(nRows: number): number {
		const [rowStarts, rowColumns, columns, starts, rows] = this.lists.map(({ view }) => view);
		const [values, turned] = this.values.map(({ view }) => view);
		if (!rowStarts || !rowColumns || !columns || !starts || !rows || !values || !turned) return 0;
		const end = rowStarts[nRows] ?? 0;
		const count = this.countColumns(rowColumns.subarray(0, end), columns, starts);
		for (let row = 0; row < nRows; row++) {
			for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
				const place = (this.placeOf[rowColumns[at] ?? 0] ?? 1) - 1;
				const to = starts[place] ?? 0;
				starts[place] = to + 1;
				rows[to] = row;
				turned[to] = values[at] ?? 0;
			}
		}
		starts.copyWithin(1, 0, count);
		starts[0] = 0;
		for (let i = 0; i < count; i++) this.placeOf[columns[i] ?? 0] = 0;
		return count;
	}

	/** Numbers the columns and puts down where each begins. */
	private countColumns(entries: Uint32Array, columns: Uint32Array, starts: Uint32Array): number {
		let count = 0;
		for (const column of entries) {
			const place = this.placeOf[column] ?? 0;
			if (place > 0) starts[place - 1] = (starts[place - 1] ?? 0) + 1;
			else {
				columns[count] = column;
				starts[count] = 1;
				this.placeOf[column] = ++count;
			}
		}
		let from = 0;
		for (let i = 0; i < count; i++) {
			const own = starts[i] ?? 0;
			starts[i] = from;
			from += own;
		}
		return count;
	}
}

interface BatchRows {
	readonly starts: Uint32Array;
	readonly columns: Uint32Array;
	readonly values: Float32Array;
}

function gather({ indptr, indices, values }: CsrMatrix, rows: Uint32Array, to: BatchRows): void {
	let at = 0;
	to.starts[0] = 0;
	rows.forEach((row, i) => {
		const [from, end] = [indptr[row] ?? 0, indptr[row + 1] ?? 0];
		to.columns.set(indices.subarray(from, end), at);
		to.values.set(values.subarray(from, end), at);
		at += end - from;
		to.starts[i + 1] = at;
	});
}
