import { cellAt, isMissing, type Column } from '../../table';

/** Category names of one scan in order of appearance; number 0 is "no category". */
export class LocalCategories {
	readonly names: string[] = [''];
	private readonly known = new Map<string, number>([['', 0]]);

	/** Number of a name; blanks around it are not part of it. */
	numberOf(text: string): number {
		const name = text.replace(/^[ \t]+|[ \t]+$/g, '');
		const known = this.known.get(name);
		if (known !== undefined) return known;
		this.known.set(name, this.names.length);
		return this.names.push(name) - 1;
	}

	/**
	 * Gives the number of a row's cell: texts, numbers and booleans by their text, missing = 0. Only rows that are asked
	 * for count, so that a category of a row after the as-of date stays unknown.
	 */
	reader(column: Column): (row: number) => number {
		const cache = new Map<number, number>();
		return (row) => {
			if (isMissing(column, row)) return 0;
			const value = column.values[row] ?? NaN;
			const known = cache.get(value);
			if (known !== undefined) return known;
			const number = this.numberOf(String(cellAt(column, row)));
			cache.set(value, number);
			return number;
		};
	}
}
