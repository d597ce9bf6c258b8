/** Finds many texts in many bytes: the cost grows with the bytes and the different lengths of the texts, not with their number. */

/** With more texts of one length than that, reading the bytes once for all of them costs less than once for each. */
const FEW = 4;
const BASE = 0x01000193;
const SLOTS = 2 ** 20;

interface Wanted {
	readonly bytes: Buffer;
	readonly owner: number;
}

const slotOf = (hash: number) => Math.imul(hash, 0x9e3779b1) >>> 12;
const hashOf = (bytes: Uint8Array, length: number): number => {
	let hash = 0;
	for (let i = 0; i < length; i++) hash = (Math.imul(hash, BASE) + (bytes[i] ?? 0)) | 0;
	return hash;
};

/** Texts of one length in bytes (Rabin–Karp). */
class SameLength {
	private readonly wanted: Wanted[] = [];

	constructor(private readonly length: number) {}

	add(wanted: Wanted): void {
		this.wanted.push(wanted);
	}

	/** Notes the owners of the texts that stand in `bytes`. */
	search(bytes: Buffer, found: Set<number>): void {
		const open = this.wanted.filter(({ owner }) => !found.has(owner));
		if (open.length <= FEW) {
			for (const { bytes: text, owner } of open) if (bytes.includes(text)) found.add(owner);
		} else if (bytes.length >= this.length) this.roll(bytes, open, found);
	}

	private roll(bytes: Buffer, open: readonly Wanted[], found: Set<number>): void {
		const { length } = this;
		const known = new Uint8Array(SLOTS);
		const byHash = new Map<number, Wanted[]>();
		for (const wanted of open) {
			const hash = hashOf(wanted.bytes, length);
			known[slotOf(hash)] = 1;
			const same = byHash.get(hash);
			if (same) same.push(wanted);
			else byHash.set(hash, [wanted]);
		}
		let top = 1;
		for (let i = 0; i < length; i++) top = Math.imul(top, BASE);
		let hash = hashOf(bytes, length);
		for (let end = length; ; end++) {
			if (known[slotOf(hash)] === 1) note(byHash.get(hash), bytes, end - length, found);
			if (end >= bytes.length) return;
			const out = Math.imul(top, bytes[end - length] ?? 0);
			hash = (Math.imul(hash, BASE) + (bytes[end] ?? 0) - out) | 0;
		}
	}
}

/** A hash says that it may be one of these; the bytes say whether it is. */
function note(
	candidates: readonly Wanted[] | undefined,
	bytes: Buffer,
	from: number,
	found: Set<number>,
) {
	for (const { bytes: text, owner } of candidates ?? []) {
		if (found.has(owner)) continue;
		if (bytes.compare(text, 0, text.length, from, from + text.length) === 0) found.add(owner);
	}
}

/** Texts (UTF-8) of owners, who have any number of them. */
export class TextFinder {
	private readonly lengths = new Map<number, SameLength>();

	/** `texts[owner]`: none of them empty. */
	constructor(texts: readonly (readonly string[])[]) {
		for (const [owner, own] of texts.entries()) {
			for (const text of own) {
				const bytes = Buffer.from(text, 'utf8');
				const same = this.lengths.get(bytes.length) ?? new SameLength(bytes.length);
				this.lengths.set(bytes.length, same);
				same.add({ bytes, owner });
			}
		}
	}

	/** Owners of whom at least one text stands in `bytes`. `step` is called between the parts of the work. */
	ownersIn(bytes: Buffer, step: () => void = () => undefined): Set<number> {
		const found = new Set<number>();
		for (const same of this.lengths.values()) {
			step();
			same.search(bytes, found);
		}
		return found;
	}
}
