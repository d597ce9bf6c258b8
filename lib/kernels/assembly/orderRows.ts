/**
 * Lays staged rows down partition by partition, keeping their order (a counting sort). `starts`: partitions + 1 places,
 * starting at row `base`; `places`: scratch of the same size. Rows are `width` words, a multiple of two.
 */
export function scatterRows(
	rows: usize, partitionOf: usize, count: u32, width: u32, out: usize, base: u32, starts: usize, places: usize, partitions: u32,
): void {
	memory.fill(starts, 0, (partitions + 1) << 2);
	for (let row: u32 = 0; row < count; row++) {
		const slot = starts + ((<usize>load<u8>(partitionOf + row) + 1) << 2);
		store<u32>(slot, load<u32>(slot) + 1);
	}
	let place = base;
	for (let partition: u32 = 0; partition <= partitions; partition++) {
		const slot = starts + (<usize>partition << 2);
		place += load<u32>(slot);
		store<u32>(slot, place);
	}
	memory.copy(places, starts, (partitions + 1) << 2);
	for (let row: u32 = 0; row < count; row++) {
		const slot = places + (<usize>load<u8>(partitionOf + row) << 2);
		const to = load<u32>(slot);
		store<u32>(slot, to + 1);
		copyRow(rows + (<usize>(row * width) << 2), out + ((<usize>to * width) << 2), width);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function copyRow(from: usize, to: usize, width: u32): void {
	v128.store(to, v128.load(from));
	v128.store(to, v128.load(from, 16), 16);
	if (width > 8) store<u64>(to, load<u64>(from, 32), 32);
}
