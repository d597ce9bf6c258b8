import type { Block } from './arena';
import type { Team } from './team';

/** Rows packed as columns for the tiles (see assembly/tile.ts): `units` of four columns, padding zero. */
export interface Packed {
	readonly block: Block<Float32Array>;
	readonly units: number;
}

/** Packs `nRows` rows of `features` floats times `factor`. `stride`: floats from row to row (default: features). */
export function packRows(
	team: Team,
	rows: Block<Float32Array>,
	nRows: number,
	features: number,
	{ factor = 1, stride = features } = {},
): Packed {
	const units = Math.ceil(nRows / 4);
	const block = team.arena.float32(units * 4 * features);
	const perChunk = Math.max(64, Math.ceil(units / 64));
	team.run('packRows', Math.ceil(units / perChunk), [
		rows.address,
		nRows,
		features,
		stride,
		factor,
		block.address,
		perChunk,
	]);
	return { block, units };
}
