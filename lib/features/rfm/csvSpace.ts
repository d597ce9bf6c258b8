/** Where the kernels find their input and leave their rows: one linear memory for one piece of a file at a time. */
import { ORDERS_BLOCK_BYTES, ordersMemory } from '../../kernels';
import { CHUNK_ROWS, rowWords, type RowBuffer } from './records';
import type { SpaceLayout } from './spaceLayout';

/** Bytes of the file that are looked at together. */
export const WINDOW_BYTES = 2 ** 20;
/** Kernels read up to 16 bytes at once. */
const SLACK = 64;
export const CATEGORY_SLOTS = 4096;

function layOutSpace(
	sizes: Readonly<Record<Exclude<keyof SpaceLayout, 'bytes'>, number>>,
): SpaceLayout {
	let top = 64;
	const place = (size: number) => {
		const at = top;
		top = Math.ceil((top + size + SLACK) / 64) * 64;
		return at;
	};
	const places = {
		block: place(sizes.block),
		ends: place(sizes.ends),
		slots: place(sizes.slots),
		window: place(sizes.window),
		staging: place(sizes.staging),
		partitionOf: place(sizes.partitionOf),
		places: place(sizes.places),
		starts: place(sizes.starts),
		words: place(sizes.words),
		arena: place(sizes.arena),
	};
	return { ...places, bytes: top };
}

/** A row buffer in a memory of its own, with room for a range of so many bytes; undefined where kernels cannot run. */
export function csvRowBuffer(options: {
	readonly rangeBytes: number;
	readonly rows: number;
	readonly columns: number;
	readonly withOrders: boolean;
	readonly partitionBits: number;
}): RowBuffer | undefined {
	const { rangeBytes, rows, columns, withOrders, partitionBits } = options;
	const width = rowWords(withOrders);
	const places = (1 << partitionBits) + 1;
	const chunks = Math.ceil(rows / CHUNK_ROWS) + 1;
	const layout = layOutSpace({
		block: ORDERS_BLOCK_BYTES,
		ends: columns * 4,
		slots: CATEGORY_SLOTS * 16,
		window: WINDOW_BYTES,
		staging: CHUNK_ROWS * width * 4,
		partitionOf: CHUNK_ROWS,
		places: places * 4,
		starts: chunks * places * 4,
		words: rows * width * 4,
		arena: rangeBytes + 2 * WINDOW_BYTES,
	});
	const memory = ordersMemory(layout.bytes);
	if (!memory) return undefined;
	return {
		words: new Int32Array(memory.buffer, layout.words, rows * width),
		starts: new Int32Array(memory.buffer, layout.starts, chunks * places),
		rows,
		space: { memory, layout, rangeBytes },
	};
}
