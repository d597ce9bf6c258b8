import { int32 } from '../../table';
import type { CategoryLayout } from './emitArrays';

/** Code-unit order, the same on every machine. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Which categories get a share column: the wanted ones, then the largest by net amount (ties by name), up to `top`. */
export function chooseCategories(
	names: readonly string[],
	totals: Float64Array,
	{ top, include }: { readonly top: number; readonly include: readonly string[] },
): string[] {
	const chosen = new Set(include);
	const bySize = names
		.map((name, number) => ({ name, total: totals[number] ?? 0 }))
		.filter(({ name }) => name !== '')
		.sort((a, b) => b.total - a.total || byText(a.name, b.name));
	for (const { name } of bySize) {
		if (chosen.size >= top) break;
		chosen.add(name);
	}
	return [...chosen];
}

/** Places of all categories for the chosen share columns. `names[0]` is "no category". */
export function layOut(
	names: readonly string[],
	chosen: readonly string[],
): CategoryLayout & { readonly alphabetical: readonly string[] } {
	const columns = new Map(chosen.map((name, column) => [name, column]));
	const alphabetical = names.filter((name) => name !== '').sort(byText);
	const ranks = new Map(alphabetical.map((name, rank) => [name, rank]));
	const shareOf = int32(names.length);
	const rankOf = int32(names.length);
	names.forEach((name, number) => {
		shareOf[number] = columns.get(name) ?? chosen.length;
		rankOf[number] = ranks.get(name) ?? -1;
	});
	return { shareOf, rankOf, shares: chosen.length + 1, alphabetical };
}

/** `share_<category>` for each, and `share_other`; a name that is taken gets _2, _3 … */
export function shareNames(chosen: readonly string[], taken: readonly string[]): string[] {
	const used = new Set(taken);
	return [...chosen, 'other'].map((category) => {
		const wanted = `share_${category}`;
		let name = wanted;
		for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
		used.add(name);
		return name;
	});
}
