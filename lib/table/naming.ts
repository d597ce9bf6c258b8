/**
 * Distinct column names from wished ones: the first owner keeps a name, later ones get `_2`, `_3`, …; an empty name
 * becomes `column_<position>`. A wished name is never taken by a made-up one.
 * Returns the names in order and the list of changes.
 */
export function uniqueNames(wished: readonly string[]): {
	names: string[];
	renamed: { from: string; to: string }[];
} {
	const reserved = new Set(wished);
	const used = new Set<string>();
	const nextSuffix = new Map<string, number>();
	const renamed: { from: string; to: string }[] = [];
	const names = wished.map((wish, position) => {
		const base = wish === '' ? `column_${position + 1}` : wish;
		let name = base;
		let suffix = nextSuffix.get(base) ?? 2;
		const isTaken = (candidate: string) =>
			used.has(candidate) || (candidate !== wish && reserved.has(candidate));
		while (isTaken(name)) name = `${base}_${suffix++}`;
		nextSuffix.set(base, suffix);
		used.add(name);
		if (name !== wish) renamed.push({ from: wish, to: name });
		return name;
	});
	return { names, renamed };
}
