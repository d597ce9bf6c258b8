import { bootstrap, type Statistic } from '../../learn/metrics/bootstrap';
import type { CancelSignal } from '../../ports';

/** Ends of the bands of customers by rank, as shares from the top. */
export const BANDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

export interface LiftPoint {
	/** Of each product's candidates the share with the highest interest, 0 … 1. */
	readonly topShare: number;
	/** Purchases among them ÷ purchases of as many random customers. */
	readonly lift: number;
	/** 95 % interval, bootstrap over customers. */
	readonly low: number;
	readonly high: number;
	/** The same for the customers who bought most, whatever the product: what needs no model. */
	readonly mostActive: number;
}

/** Who should hear about a product, measured on purchases that the model had not seen. */
export interface LiftCurve {
	/** Customers who could have bought, and hidden purchases of a product that the customer had not had. */
	readonly customers: number;
	readonly purchases: number;
	readonly curve: readonly LiftPoint[];
	/** Expected lift of a customer in each band of BANDS; never rising. */
	readonly expected: readonly number[];
}

/** A hidden purchase: its buyer's rank among the product's candidates. */
export interface Hit {
	/** Row of the buyer. */
	readonly customer: number;
	/** From 0. */
	readonly rank: number;
	readonly activityRank: number;
	readonly candidates: number;
}

/** Band of the customer at `rank` (from 0) of so many. */
export function bandOf(rank: number, candidates: number): number {
	const share = (rank + 0.5) / candidates;
	return Math.max(
		0,
		BANDS.findIndex((end) => share < end),
	);
}

/** Share of the candidates in each band. */
function bandShares(candidates: number): number[] {
	const below = BANDS.map((end) =>
		Math.min(candidates, Math.max(0, Math.ceil(candidates * end - 0.5))),
	);
	below[BANDS.length - 1] = candidates;
	return below.map((count, band) => (count - (below[band - 1] ?? 0)) / candidates);
}

/** Purchases and what chance gives, buyer by buyer (rows) and band by band. */
interface Counted {
	readonly buyers: number;
	readonly found: Float64Array;
	readonly active: Float64Array;
	readonly chance: Float64Array;
}

function count(hits: readonly Hit[]): Counted {
	const rows = new Map<number, number>();
	for (const { customer } of hits) if (!rows.has(customer)) rows.set(customer, rows.size);
	const size = rows.size * BANDS.length;
	const [found, active, chance] = [0, 1, 2].map(() => new Float64Array(size));
	const add = (to: Float64Array | undefined, at: number, value: number) => {
		if (to) to[at] = (to[at] ?? 0) + value;
	};
	for (const { customer, rank, activityRank, candidates } of hits) {
		const from = (rows.get(customer) ?? 0) * BANDS.length;
		add(found, from + bandOf(rank, candidates), 1);
		add(active, from + bandOf(activityRank, candidates), 1);
		bandShares(candidates).forEach((share, band) => add(chance, from + band, share));
	}
	const empty = new Float64Array(size);
	return {
		buyers: rows.size,
		found: found ?? empty,
		active: active ?? empty,
		chance: chance ?? empty,
	};
}

/** Sums per band, each buyer as often as drawn. */
function bandSums(values: Float64Array, drawn: ArrayLike<number> | null): number[] {
	const sums = BANDS.map(() => 0);
	values.forEach((value, at) => {
		const band = at % BANDS.length;
		const times = drawn ? (drawn[(at - band) / BANDS.length] ?? 0) : 1;
		sums[band] = (sums[band] ?? 0) + times * value;
	});
	return sums;
}

const upTo = (sums: readonly number[], band: number) =>
	sums.slice(0, band + 1).reduce((sum, value) => sum + value, 0);

/** Lift of the customers down to each band's end. NaN where chance gives nothing. */
function cumulative(found: readonly number[], chance: readonly number[]): number[] {
	return BANDS.map((_, band) => {
		const expected = upTo(chance, band);
		return expected > 0 ? upTo(found, band) / expected : NaN;
	});
}

/** Neighbours that rise are pooled (adjacent violators, Barlow et al. 1972), weighted by what chance gives. */
function neverRising(found: readonly number[], chance: readonly number[]): number[] {
	const blocks: { found: number; chance: number; bands: number }[] = [];
	const liftOf = (block: { found: number; chance: number }) =>
		block.chance > 0 ? block.found / block.chance : 0;
	found.forEach((value, band) => {
		let block = { found: value, chance: chance[band] ?? 0, bands: 1 };
		for (;;) {
			const last = blocks.at(-1);
			if (!last || (last.chance > 0 && liftOf(last) >= liftOf(block))) break;
			blocks.pop();
			block = {
				found: last.found + block.found,
				chance: last.chance + block.chance,
				bands: last.bands + block.bands,
			};
		}
		blocks.push(block);
	});
	return blocks.flatMap((block) => Array.from({ length: block.bands }, () => liftOf(block)));
}

/** The curve of at least one hit. Same seed, same intervals; hits in a fixed order. Throws CANCELLED. */
export function liftCurve(
	hits: readonly Hit[],
	customers: number,
	{ seed, signal }: { readonly seed: number; readonly signal: CancelSignal },
): LiftCurve {
	const counted = count(hits);
	const [found, active, chance] = [counted.found, counted.active, counted.chance].map((values) =>
		bandSums(values, null),
	);
	const names = BANDS.map(String);
	const statistic: Statistic = {
		names,
		values: (drawn) => cumulative(bandSums(counted.found, drawn), bandSums(counted.chance, drawn)),
	};
	const intervals = bootstrap(counted.buyers, [statistic], { seed, signal });
	const lifts = cumulative(found ?? [], chance ?? []);
	const actives = cumulative(active ?? [], chance ?? []);
	const curve = names.map((name, band) => ({
		topShare: BANDS[band] ?? 1,
		lift: lifts[band] ?? NaN,
		low: intervals.get(name)?.low ?? NaN,
		high: intervals.get(name)?.high ?? NaN,
		mostActive: actives[band] ?? NaN,
	}));
	return {
		customers,
		purchases: hits.length,
		curve: curve.filter(({ lift }) => !Number.isNaN(lift)),
		expected: neverRising(found ?? [], chance ?? []),
	};
}
