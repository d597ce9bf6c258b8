/** The customers for each product, in blocks: memory is that of the lists, never customers × products. */
import type { JobContext } from '../../ports';
import { ContentScorer } from '../content';
import { historyOf } from '../history';
import type { Scorer } from '../scorer';
import { eachInterest } from './interest';
import { barredFor } from './measureLift';
import { checkRows } from './options';
import type { People } from './people';
import { TopCustomers } from './topCustomers';
import type { Wanted } from './wanted';

export interface Found {
	/** Number of the wanted product. */
	readonly wanted: number;
	/** Number of the person in `People`. */
	readonly person: number;
	/** From 0. */
	readonly rank: number;
	/** Known products: see interest.ts. Unknown ones: cosine of what the product and the person's purchases are like. */
	readonly score: number;
}

export interface FindTask {
	readonly people: People;
	readonly wanted: Wanted;
	/** Ids of the model's products. */
	readonly idOf: (item: number) => string;
	readonly isConsumable: (item: number) => boolean;
	/** Wanted products (numbers) that a person (row of the model) bought since the training and will not buy again. */
	readonly boughtSince: ReadonlyMap<number, ReadonlySet<number>>;
	/** How many customers a product with so many candidates gets. */
	readonly limit: (candidates: number) => number;
}

export interface FoundCustomers {
	/** Products in the order asked for, customers best first. */
	readonly found: readonly Found[];
	/** Of each wanted product the customers who could buy it. */
	readonly candidates: Uint32Array;
}

/** Numbers of the wanted products that each person is no candidate for. */
function barredWanted({ people, wanted, isConsumable, boughtSince }: FindTask) {
	const numbers = new Map<number, number>();
	wanted.items.forEach((item, number) => item >= 0 && numbers.set(item, number));
	return (person: number): Set<number> => {
		const barred = new Set(boughtSince.get(people.places[person] ?? -1));
		for (const item of barredFor(people.histories, person, isConsumable)) {
			const number = numbers.get(item);
			if (number !== undefined) barred.add(number);
		}
		return barred;
	};
}

class Finder {
	private readonly barred: (person: number) => Set<number>;
	readonly candidates: Uint32Array;
	readonly tops: readonly TopCustomers[];

	constructor(private readonly task: FindTask) {
		const { people, wanted, limit } = task;
		this.barred = barredWanted(task);
		this.candidates = new Uint32Array(wanted.ids.length).fill(people.places.length);
		for (let person = 0; person < people.places.length; person++) {
			for (const number of this.barred(person))
				this.candidates[number] = (this.candidates[number] ?? 0) - 1;
		}
		const limits = Array.from(this.candidates, limit);
		checkRows(limits.reduce((sum, rows) => sum + rows, 0));
		this.tops = limits.map((rows) => new TopCustomers(rows));
	}

	/** By the model. */
	known(scorer: Scorer, context: JobContext): void {
		const { people, wanted } = this.task;
		const numbers = [...wanted.items.keys()].filter((number) => (wanted.items[number] ?? -1) >= 0);
		if (numbers.length === 0) return;
		const products = Uint32Array.from(numbers, (number) => wanted.items[number] ?? 0);
		eachInterest(scorer, people.histories, products, context, (from, to, interest) => {
			for (let person = from; person < to; person++) {
				const barred = this.barred(person);
				numbers.forEach((number, at) => {
					if (barred.has(number)) return;
					const score = interest[(person - from) * numbers.length + at] ?? 0;
					this.tops[number]?.offer(person, score);
				});
			}
		});
	}

	/** By what the products are like: only customers who bought something like it. */
	unknown({ signal }: JobContext): void {
		const { people, wanted, idOf } = this.task;
		const { content, ids, items } = wanted;
		if (!content) return;
		const numbers = [...items.keys()].filter(
			(number) => (items[number] ?? -1) < 0 && content.rowOf.has(ids[number] ?? ''),
		);
		const rows = Uint32Array.from(numbers, (number) => content.rowOf.get(ids[number] ?? '') ?? 0);
		const scorer = new ContentScorer(content, rows);
		for (let person = 0; person < people.places.length; person++) {
			if (person % 256 === 0) signal.throwIfCancelled();
			const { items: bought, weights } = historyOf(people.histories, person);
			const own = Array.from(bought, (item) => content.rowOf.get(idOf(item)) ?? -1);
			const barred = this.barred(person);
			scorer.score({ rows: own, weights }).forEach((score, at) => {
				const number = numbers[at] ?? 0;
				if (score > 0 && !barred.has(number)) this.tops[number]?.offer(person, score);
			});
		}
	}
}

/** Finds the customers of every wanted product. Throws INVALID_PARAMETER (too many rows), CANCELLED. */
export function findCustomers(scorer: Scorer, task: FindTask, context: JobContext): FoundCustomers {
	const finder = new Finder(task);
	finder.known(scorer, context);
	finder.unknown(context);
	const found = finder.tops.flatMap((top, wanted) =>
		top
			.sorted()
			.map(({ customer, interest }, rank) => ({ wanted, person: customer, rank, score: interest })),
	);
	return { found, candidates: finder.candidates };
}
