/**
 * Places for products that are little known: without them a model never learns about what it never shows. Which places a
 * person has, and which products are drawn, depends on the seed and the person's id only, not on the order of the rows.
 */
import { Random, shuffle } from '../../math';
import type { Candidate } from './candidate';

/** Of so many little known products that are drawn, the one with the person's highest score is shown. */
const DRAWN = 3;

export interface Exploration {
	/** Share of the places, 0 … 0.5, on average over people. */
	readonly share: number;
	readonly seed: number;
	/** The little known products, shuffled. */
	readonly pool: Uint32Array;
}

/** The half of the allowed products with the fewest customers (ties: lower number first), in an order that the seed fixes. */
export function littleKnown(
	allowed: Uint32Array,
	popularity: Float32Array,
	seed: number,
): Uint32Array {
	const byCustomers = allowed
		.slice()
		.sort((a, b) => (popularity[a] ?? 0) - (popularity[b] ?? 0) || a - b);
	const pool = byCustomers.subarray(0, Math.floor(allowed.length / 2)).slice();
	shuffle(pool, new Random(seed));
	return pool;
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++)
		value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	return value >>> 0;
}

/** One person's draws. */
export class Explorer {
	private readonly random: Random;
	/** How many of the person's places are for little known products: never the first one. */
	readonly places: number;

	constructor(
		private readonly exploration: Exploration,
		person: string,
		topN: number,
	) {
		this.random = new Random(hash(`${exploration.seed} ${person}`));
		const wanted = exploration.share * topN;
		const whole = Math.floor(wanted);
		const more = this.random.uniform() < wanted - whole ? 1 : 0;
		this.places = Math.min(whole + more, topN - 1);
	}

	/** A little known product that may be taken, or null when there is none. `scoreOf` is NaN for what the person may not get. */
	draw(scoreOf: (item: number) => number, mayTake: (item: number) => boolean): Candidate | null {
		const { pool } = this.exploration;
		if (pool.length === 0) return null;
		const start = this.random.integer(pool.length);
		let best: Candidate | null = null;
		for (let step = 0, drawn = 0; step < pool.length && drawn < DRAWN; step++) {
			const item = pool[(start + step) % pool.length] ?? 0;
			if (!mayTake(item)) continue;
			const score = scoreOf(item);
			if (Number.isNaN(score)) continue;
			drawn++;
			if (!best || score > best.score) best = { item, score };
		}
		return best;
	}
}
