/**
 * Measures on purchases that the model had not seen whether the customers it names buy more than random ones. Every product is
 * judged among all customers who had not got it. Cost: two rounds of scoring; memory: the purchases, never customers × products.
 */
import type { CsrMatrix } from '../../math';
import type { JobContext } from '../../ports';
import { historyOf } from '../history';
import type { Scorer } from '../scorer';
import { BuyerRanks } from './buyerRanks';
import { activity, eachInterest } from './interest';
import { liftCurve, type Hit, type LiftCurve } from './liftCurve';

export interface LiftTask {
	/** What the model knew of each customer; every row has purchases. */
	readonly histories: CsrMatrix;
	/** Per row the different products bought afterwards (numbers of the model). */
	readonly bought: readonly (readonly number[])[];
	/** Whether a product that the customer has may be bought again. */
	readonly isConsumable: (product: number) => boolean;
}

/** Products that the customer of a row is no candidate for: had already (unless consumable) or sent back. */
export function barredFor(
	histories: CsrMatrix,
	row: number,
	isConsumable: (product: number) => boolean,
): Set<number> {
	const { items, weights } = historyOf(histories, row);
	const isBarred = (item: number, at: number) => (weights[at] ?? 0) <= 0 || !isConsumable(item);
	return new Set(items.filter(isBarred));
}

/** Rows of the buyers of each product, products ascending. */
function buyersByProduct({ histories, bought, isConsumable }: LiftTask): Map<number, number[]> {
	const buyers = new Map<number, number[]>();
	bought.forEach((products, row) => {
		if (products.length === 0) return;
		const barred = barredFor(histories, row, isConsumable);
		for (const product of products) {
			if (barred.has(product)) continue;
			const own = buyers.get(product);
			if (own) own.push(row);
			else buyers.set(product, [row]);
		}
	});
	return new Map([...buyers].sort(([a], [b]) => a - b));
}

class LiftMeasure {
	private readonly products: Uint32Array;
	private readonly buyers: readonly (readonly number[])[];
	/** Of each product: customers who could have bought it. */
	private readonly candidates: Uint32Array;

	constructor(
		private readonly scorer: Scorer,
		private readonly task: LiftTask,
		private readonly context: JobContext,
	) {
		const buyers = buyersByProduct(task);
		this.products = Uint32Array.from(buyers.keys());
		this.buyers = [...buyers.values()];
		this.candidates = new Uint32Array(buyers.size);
	}

	hits(): Hit[] {
		const active = Float64Array.from({ length: this.task.histories.nRows }, (_, row) =>
			activity(this.task.histories, row),
		);
		const interest = this.interestOfBuyers();
		const byInterest = this.buyers.map(
			(rows, at) => new BuyerRanks(rows.map((row, i) => ({ row, value: interest[at]?.[i] ?? 0 }))),
		);
		const byActivity = this.buyers.map(
			(rows) => new BuyerRanks(rows.map((row) => ({ row, value: active[row] ?? 0 }))),
		);
		this.eachCandidate((row, at, value) => {
			this.candidates[at] = (this.candidates[at] ?? 0) + 1;
			byInterest[at]?.pass(row, value);
			byActivity[at]?.pass(row, active[row] ?? 0);
		});
		return this.buyers.flatMap((rows, at) => {
			const [ranks, activeRanks] = [byInterest[at]?.ranks(), byActivity[at]?.ranks()];
			return rows.map((row) => ({
				customer: row,
				rank: ranks?.get(row) ?? 0,
				activityRank: activeRanks?.get(row) ?? 0,
				candidates: this.candidates[at] ?? 1,
			}));
		});
	}

	/** Beside `buyers`. */
	private interestOfBuyers(): Float64Array[] {
		const found = this.buyers.map((rows) => new Float64Array(rows.length));
		const ofRow = new Map<number, { at: number; i: number }[]>();
		this.buyers.forEach((rows, at) => {
			rows.forEach((row, i) => ofRow.set(row, [...(ofRow.get(row) ?? []), { at, i }]));
		});
		this.eachRow(0, (row, own) => {
			for (const { at, i } of ofRow.get(row) ?? []) {
				const values = found[at];
				if (values) values[i] = own[at] ?? 0;
			}
		});
		return found;
	}

	private eachCandidate(each: (row: number, at: number, interest: number) => void): void {
		const { histories, isConsumable } = this.task;
		this.eachRow(0.5, (row, own) => {
			const barred = barredFor(histories, row, isConsumable);
			own.forEach((interest, at) => {
				if (!barred.has(this.products[at] ?? -1)) each(row, at, interest);
			});
		});
	}

	/** Each row with its interest in the products. */
	private eachRow(done: number, each: (row: number, own: Float64Array) => void): void {
		const { products, context } = this;
		const width = products.length;
		const run = {
			...{ signal: context.signal, threads: context.threads },
			progress: (fraction: number) =>
				context.progress(done + fraction / 2, 'Measuring the lift on hidden purchases'),
		};
		eachInterest(this.scorer, this.task.histories, products, run, (from, to, interest) => {
			for (let row = from; row < to; row++)
				each(row, interest.subarray((row - from) * width, (row - from + 1) * width));
		});
	}
}

/** The lift curve, or null when nobody bought a product that the model knows and the customer had not had. Throws CANCELLED. */
export function measureLift(
	scorer: Scorer,
	task: LiftTask,
	seed: number,
	context: JobContext,
): LiftCurve | null {
	if (task.bought.every((products) => products.length === 0)) return null;
	const hits = new LiftMeasure(scorer, task, context).hits();
	if (hits.length === 0) return null;
	return liftCurve(hits, task.histories.nRows, { seed, signal: context.signal });
}
