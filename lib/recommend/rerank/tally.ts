import { orderFreeMean } from '../../math';
import { listDiversity, type Likeness } from './likeness';

/** What was done to the lists of one run. Means are the same bits in any order of people. */
export class ListTally {
	private before: number[] = [];
	private after: number[] = [];
	private exploredPlaces = 0;
	private places = 0;

	/** Forgets everything: before each run. */
	start(): void {
		this.before = [];
		this.after = [];
		this.exploredPlaces = 0;
		this.places = 0;
	}

	/** A list as it would be without diversity, and as it is. */
	compare(plain: readonly number[], list: readonly number[], likeness: Likeness): void {
		const [before, after] = [listDiversity(plain, likeness), listDiversity(list, likeness)];
		if (before === null || after === null) return;
		this.before.push(before);
		this.after.push(after);
	}

	count(places: number, explored: number): void {
		this.places += places;
		this.exploredPlaces += explored;
	}

	/** Mean diversity of the lists of two or more products, 0 … 1; null when there are none. */
	get diversity(): { before: number; after: number; lists: number } | null {
		const lists = this.before.length;
		if (lists === 0) return null;
		const mean = (values: readonly number[]) => orderFreeMean(Float64Array.from(values));
		return { before: mean(this.before), after: mean(this.after), lists };
	}

	/** Recommendations of little known products, and all recommendations. */
	get explored(): { explored: number; recommendations: number } {
		return { explored: this.exploredPlaces, recommendations: this.places };
	}
}
