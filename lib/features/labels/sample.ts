import type { Table } from '../../table';

const SIZE = 2 ** 32;

/** FNV-1a over the UTF-16 units, mixed once more so that ids that count up spread evenly. */
function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
	hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether a customer belongs to the part (0..1) of all that is taken: by the id alone, so the same in every snapshot. */
export function takenPart(table: Table, customer: string, share: number): (row: number) => boolean {
	if (share >= 1) return () => true;
	const ids = table.typed(customer, 'string');
	return (row) => hashText(ids.dictionary.get(ids.values[row] ?? 0)) < share * SIZE;
}
