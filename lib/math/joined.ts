/** The numbers of all lists, one list after the other. */
export function joined(lists: readonly Float64Array[]): Float64Array {
	const out = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const list of lists) {
		out.set(list, at);
		at += list.length;
	}
	return out;
}
