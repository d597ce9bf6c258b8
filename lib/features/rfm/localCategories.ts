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

	/** Numbers of the cells of rows [from, to): texts, numbers and booleans by their text; missing = 0. */
	ofColumn(column: Column, from: number, to: number): Int32Array {
		const cache = new Map<number, number>();
		return Int32Array.from({ length: to - from }, (_, i) => {
			if (isMissing(column, from + i)) return 0;
			const value = column.values[from + i] ?? NaN;
			const known = cache.get(value);
			if (known !== undefined) return known;
			const number = this.numberOf(String(cellAt(column, from + i)));
			cache.set(value, number);
			return number;
		});
	}
}
