// Seeded random numbers for the sample shop: the same seed gives the same shop, byte for byte.

/** A generator of numbers in [0, 1): mulberry32. */
function mulberry32(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** What the shop needs of chance. */
export function chance(seed) {
	const next = mulberry32(seed);
	const below = (n) => Math.floor(next() * n);
	const between = (low, high) => low + next() * (high - low);
	const pick = (list) => list[below(list.length)];
	const happens = (probability) => next() < probability;
	const exponential = (mean) => -Math.log(1 - next()) * mean;

	/** An index of `weights`, drawn in proportion to them. */
	function weighted(weights) {
		let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
		const index = weights.findIndex((weight) => (rest -= weight) < 0);
		return index < 0 ? weights.length - 1 : index;
	}

	function shuffle(list) {
		const copy = [...list];
		for (let i = copy.length - 1; i > 0; i -= 1) {
			const j = below(i + 1);
			[copy[i], copy[j]] = [copy[j], copy[i]];
		}
		return copy;
	}
	return { next, below, between, pick, happens, exponential, weighted, shuffle };
}
