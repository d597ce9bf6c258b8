import type { Block } from './arena';
import { cutRows } from './chunks';
import type { TreeData } from './treeData';

/** Rows one thread takes at once; below it a node is not worth waking helper threads for. */
const LEAST_ROWS = 4096;
const MOST_ROWS = 16384;

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

/** The list of rows that a tree parts node by node. */
export class TreeRows {
	readonly rows: Block<Uint32Array>;
	private readonly left: Block<Uint32Array>;
	private readonly right: Block<Uint32Array>;
	private readonly table: Block<Uint8Array>;

	constructor(readonly data: TreeData) {
		const { arena } = data.team;
		this.rows = arena.uint32(data.nRows);
		this.left = arena.uint32(data.nRows);
		this.right = arena.uint32(data.nRows);
		this.table = arena.bytes(256);
	}

	/** Parts a node's rows: those whose code has 1 in `goesLeft` come first, both parts keep their order. Returns their number. */
	part({ first, count, all }: NodeRows, feature: number, goesLeft: Uint8Array): number {
		const { data, rows, left, right, table } = this;
		const { team } = data;
		const blocks = cutNode(count, team.threads);
		const counts = team.arena.int32(blocks.count);
		table.view.set(goesLeft);
		const ends = [left.address, right.address, counts.address];
		const place = [rows.address, first, count];
		team.run(
			'treePart',
			blocks.count,
			[data.column(feature), table.address, ...place, all ? 1 : 0, blocks.rows, ...ends],
			data.run,
		);
		const nLeft = counts.view.reduce((sum, part) => sum + part, 0);
		team.run('treeJoin', blocks.count, [...place, blocks.rows, ...ends, nLeft], data.run);
		team.arena.free(counts);
		return nLeft;
	}

	/** Adds to the scores of the rows in leaf i (positions starts[i] .. starts[i + 1]) its value. */
	addLeaves(starts: Int32Array, values: Float64Array, scores: number): void {
		const { team, run } = this.data;
		const count = starts.at(-1) ?? 0;
		const [begin, worth] = [team.arena.copyOf(starts), team.arena.copyOf(values)];
		const chunks = cutRows(count, 8192);
		const args = [this.rows.address, count, chunks.rows, begin.address, worth.address, scores];
		team.run('treeLeaves', chunks.count, args, run);
		team.arena.free(begin, worth);
	}
}
