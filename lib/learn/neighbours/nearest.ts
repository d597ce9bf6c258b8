import { indexItems, topK, type ItemIndex, type Team } from '../../kernels';

/** Rows of `width` − 1 numbers with one place to spare at the end of each. */
export interface PointRows {
	readonly data: Float32Array;
	readonly nRows: number;
	readonly width: number;
}

export interface Neighbours {
	/** nQueries × k row numbers, nearest first; ties to the lower row. */
	readonly rows: Int32Array;
	/** Squared Euclidean distances. */
	readonly squares: Float64Array;
}

/** More rows than asked for are looked at again in float64, so that rounding of the first look does not decide. */
const SPARE = 8;
/** Queries at a time. */
const BATCH = 8192;

/** Points in the memory of a team, ready to be asked. */
export interface PointIndex {
	readonly team: Team;
	readonly points: PointRows;
	readonly items: ItemIndex;
}

/** Writes into the spare places of the points. */
export function indexPoints(team: Team, points: PointRows): PointIndex {
	const { data, nRows, width } = points;
	for (let row = 0; row < nRows; row++) {
		data[(row + 1) * width - 1] = -0.5 * squareLength(points, row);
	}
	return { team, points, items: indexItems(team, { data, nRows, nCols: width }) };
}

/**
 * The k nearest points of each query (1 <= k <= points). |q − p|² is least where q·p − ½|p|² is greatest: exact top-k by inner
 * product finds k + 8 candidates in float32, float64 distances put them in order. Writes into the spare places of the queries.
 */
export function nearestRows(
	{ team, points, items }: PointIndex,
	queries: PointRows,
	k: number,
	signal?: { throwIfCancelled(): void },
): Neighbours {
	const { width } = points;
	for (let row = 0; row < queries.nRows; row++) queries.data[(row + 1) * width - 1] = 1;
	const rows = new Int32Array(queries.nRows * k);
	const squares = new Float64Array(queries.nRows * k);
	const look = Math.min(points.nRows, k + SPARE);
	for (let from = 0; from < queries.nRows; from += BATCH) {
		signal?.throwIfCancelled();
		const to = Math.min(queries.nRows, from + BATCH);
		const data = queries.data.subarray(from * width, to * width);
		const found = topK(team, { data, nRows: to - from, nCols: width }, items, look);
		for (let query = from; query < to; query++) {
			const candidates = found.items.subarray((query - from) * look, (query - from + 1) * look);
			keepNearest(points, queries, query, candidates, { rows, squares, k });
		}
	}
	return { rows, squares };
}

function squareLength({ data, width }: PointRows, row: number): number {
	let sum = 0;
	for (let at = row * width; at < (row + 1) * width - 1; at++) sum += (data[at] ?? 0) ** 2;
	return sum;
}

/** Sorts the candidates into their places by insertion. */
function keepNearest(
	points: PointRows,
	queries: PointRows,
	query: number,
	candidates: Int32Array,
	{ rows, squares, k }: Neighbours & { readonly k: number },
): void {
	const first = query * k;
	let kept = 0;
	for (const row of candidates) {
		const square = distance(points, row, queries, query);
		let at = kept;
		while (at > 0 && isBefore(square, row, squares[first + at - 1], rows[first + at - 1])) at--;
		if (at >= k) continue;
		kept = Math.min(kept + 1, k);
		rows.copyWithin(first + at + 1, first + at, first + kept - 1);
		squares.copyWithin(first + at + 1, first + at, first + kept - 1);
		rows[first + at] = row;
		squares[first + at] = square;
	}
}

const isBefore = (square: number, row: number, other = 0, otherRow = 0) =>
	square < other || (square === other && row < otherRow);

function distance(points: PointRows, row: number, queries: PointRows, query: number): number {
	const { width } = points;
	let sum = 0;
	for (let f = 0; f < width - 1; f++) {
		const off = (points.data[row * width + f] ?? 0) - (queries.data[query * width + f] ?? 0);
		sum += off * off;
	}
	return sum;
}
