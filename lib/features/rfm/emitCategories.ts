import { eachPair, pointAt, type CategoryRow, type CategorySums } from './categorySums';
import { NO_VALUE, type CategoryArrays, type CategoryLayout, type EmitInput } from './emitArrays';

/** Shares and favourite of rows [from, to). Only positive net amounts have a share. */
export function emitCategories(
	{ partitions, order }: EmitInput,
	out: CategoryArrays,
	layout: CategoryLayout,
	from: number,
	to: number,
): void {
	const writer = new ShareWriter(out, layout);
	const sparse = partitions.map(({ categories, customers }) =>
		categories?.stride === 0 ? listPairs(categories, customers) : null,
	);
	const dense: CategoryRow = { values: new Int32Array(), at: 0, width: 0 };
	for (let row = from; row < to; row++) {
		const partition = order.partitionOf[row] ?? 0;
		const customer = order.customerOf[row] ?? 0;
		const pairs = sparse[partition];
		const sums = partitions[partition]?.categories;
		if (pairs) {
			const end = pairs.starts[customer + 1] ?? 0;
			for (let i = pairs.starts[customer] ?? 0; i < end; i++) {
				writer.add(pairs.categories[i] ?? 0, pairs.units[i] ?? 0);
			}
		} else if (sums) {
			pointAt(sums, customer, dense);
			const { values, at, width } = dense;
			for (let category = 0; category < width; category++) {
				writer.add(category, values[at + category] ?? 0);
			}
		}
		writer.finish(row);
	}
}

/** The categories of one customer after the other. */
class ShareWriter {
	private readonly parts: Float64Array;
	private base = 0;
	private best = 0;
	private favourite = NO_VALUE;

	constructor(
		private readonly out: CategoryArrays,
		private readonly layout: CategoryLayout,
	) {
		this.parts = new Float64Array(layout.shares);
	}

	add(category: number, units: number): void {
		if (units <= 0) return;
		const share = this.layout.shareOf[category] ?? 0;
		this.base += units;
		this.parts[share] = (this.parts[share] ?? 0) + units;
		const rank = this.layout.rankOf[category] ?? NO_VALUE;
		if (rank < 0 || units < this.best || (units === this.best && rank > this.favourite)) return;
		this.best = units;
		this.favourite = rank;
	}

	finish(row: number): void {
		const { shares, favourite } = this.out;
		for (let i = 0; i < shares.length; i++) {
			const share = shares[i];
			if (share) share[row] = this.base > 0 ? (this.parts[i] ?? 0) / this.base : NaN;
		}
		favourite[row] = this.favourite;
		this.parts.fill(0);
		this.base = 0;
		this.best = 0;
		this.favourite = NO_VALUE;
	}
}

interface Pairs {
	/** Customer c's pairs are [starts[c], starts[c + 1]). */
	readonly starts: Int32Array;
	readonly categories: Int32Array;
	readonly units: Float64Array;
}

/** Sparse sums by customer (a counting sort). */
function listPairs(sums: CategorySums, customers: number): Pairs {
	const starts = new Int32Array(customers + 1);
	eachPair(sums, (customer) => {
		starts[customer + 1] = (starts[customer + 1] ?? 0) + 1;
	});
	for (let customer = 0; customer < customers; customer++) {
		starts[customer + 1] = (starts[customer + 1] ?? 0) + (starts[customer] ?? 0);
	}
	const places = starts.slice();
	const categories = new Int32Array(starts[customers] ?? 0);
	const units = new Float64Array(categories.length);
	eachPair(sums, (customer, category, amount) => {
		const place = places[customer] ?? 0;
		places[customer] = place + 1;
		categories[place] = category;
		units[place] = amount;
	});
	return { starts, categories, units };
}
