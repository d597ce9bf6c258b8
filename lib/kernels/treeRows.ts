import type { Block } from './arena';
import { cutRows } from './chunks';
import type { TreeData } from './treeData';

/** Rows one thread takes at once; below it a node is not worth waking helper threads for. */
const LEAST_ROWS = 4096;
const MOST_ROWS = 16384;
/** Rows that are parted together; a function of nothing else, because their order depends on it. */
const PART_ROWS = 4096;
const NO_FILLING = [0, 0, 0, 0, 0, 0, 0];

/** Blocks of at most 16,384 rows, as many for each thread. Sums are exact, so cutting may depend on the threads. */
export function cutNode(count: number, threads: number): { count: number; rows: number } {
	if (count <= LEAST_ROWS) return { count: Math.min(1, count), rows: Math.max(1, count) };
	const blocks = Math.ceil(count / (threads * MOST_ROWS)) * threads;
	const rows = Math.ceil(count / blocks);
	return { count: Math.ceil(count / rows), rows };
}

/** The part of the row list that belongs to a node. `all`: the rows with these numbers themselves (the list is not set yet). */
export interface NodeRows {
	readonly first: number;
	readonly count: number;
	readonly all: boolean;
}

/** The list of rows that a tree parts node by node, in place. */
export class TreeRows {
	readonly rows: Block<Uint32Array>;
	private readonly scratch: Block<Uint8Array>;
	private readonly table: Block<Uint8Array>;

	constructor(readonly data: TreeData) {
		const { arena, threads } = data.team;
		this.rows = arena.uint32(data.nRows);
		this.scratch = arena.bytes(threads * PART_ROWS * 5);
		this.table = arena.bytes(256);
	}

	/**
	 * Parts a node's rows: those whose code has 1 in `goesLeft` come first. Returns their number. `fill` (TreeHistograms.filling): adds up
	 * the gradients of one side on the way.
	 */
	part(
		{ first, count, all }: NodeRows,
		feature: number,
		goesLeft: Uint8Array,
		fill: readonly number[] = NO_FILLING,
	): number {
		const { data, rows, scratch, table } = this;
		const { team, codes, rowBytes } = data;
		const blocks = Math.ceil(count / PART_ROWS);
		const counts = team.arena.int32(blocks);
		table.view.set(goesLeft);
		const column = [codes.address + feature, rowBytes, table.address];
		const place = [rows.address, first, count, all ? 1 : 0, PART_ROWS];
		const args = [...column, ...place, scratch.address, counts.address, ...fill];
		team.run('treePart', blocks, args, data.run);
		const lefts = counts.view.slice();
		team.arena.free(counts);
		this.join(first, count, lefts);
		return lefts.reduce((sum, part) => sum + part, 0);
	}

	/** Rows of the right that stand among the first change places with rows of the left that stand after them. */
	private join(first: number, count: number, lefts: Int32Array): void {
		const swaps = exchanges(count, lefts);
		if (swaps.length === 0) return;
		const { team, run } = this.data;
		for (let at = 0; at < swaps.length; at += 3) {
			swaps[at] = (swaps[at] ?? 0) + first;
			swaps[at + 1] = (swaps[at + 1] ?? 0) + first;
		}
		const list = team.arena.copyOf(Int32Array.from(swaps));
		team.run('treeSwap', swaps.length / 3, [this.rows.address, list.address], run);
		team.arena.free(list);
	}

	/** Adds to the scores of the rows in leaf i (positions starts[i] .. starts[i + 1]) its value. `single`: scores are float32. */
	addLeaves(starts: Int32Array, values: Float64Array, scores: number, single: boolean): void {
		const { team, run } = this.data;
		const count = starts.at(-1) ?? 0;
		const [begin, worth] = [team.arena.copyOf(starts), team.arena.copyOf(values)];
		const chunks = cutRows(count, 8192);
		const place = [this.rows.address, count, chunks.rows, begin.address, worth.address];
		team.run('treeLeaves', chunks.count, [...place, scores, Number(single)], run);
		team.arena.free(begin, worth);
	}
}

/** [position, position, length] of pieces that change places, in blocks of PART_ROWS whose first lefts[block] rows go left. */
function exchanges(count: number, lefts: Int32Array): number[] {
	const nLeft = lefts.reduce((sum, part) => sum + part, 0);
	// Pieces of the right before nLeft, and of the left after it; they are equally many rows.
	const [early, late]: [number[][], number[][]] = [[], []];
	lefts.forEach((own, block) => {
		const begin = block * PART_ROWS;
		const end = Math.min(count, begin + PART_ROWS);
		const middle = begin + own;
		if (middle < Math.min(end, nLeft)) early.push([middle, Math.min(end, nLeft)]);
		if (Math.max(begin, nLeft) < middle) late.push([Math.max(begin, nLeft), middle]);
	});
	const swaps: number[] = [];
	let [i, j] = [0, 0];
	while (i < early.length && j < late.length) {
		const [[a = 0, aEnd = 0], [b = 0, bEnd = 0]] = [early[i] ?? [], late[j] ?? []];
		const length = Math.min(aEnd - a, bEnd - b);
		swaps.push(a, b, length);
		if (a + length === aEnd) i++;
		else early[i] = [a + length, aEnd];
		if (b + length === bEnd) j++;
		else late[j] = [b + length, bEnd];
	}
	return swaps;
}
