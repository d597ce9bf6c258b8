/**
 * The distinct orders of a partition's customers with the last day of each: open addressing over (customer, order
 * words), linear probing, at most 3/4 full. An order counts where its last line falls.
 */
import { int32 } from '../../table';
import { hashKey } from './keys';

export interface OrderSet {
	size: number;
	/** Four words a slot: customer + 1, the two order words, the day. */
	slots: Int32Array;
}

const SLOT_WORDS = 4;
const FIRST_SLOTS = 256;

export const createOrderSet = (): OrderSet => ({ size: 0, slots: int32(FIRST_SLOTS * SLOT_WORDS) });

/** Notes a line of an order of this customer on this day. */
export function addOrder(
	set: OrderSet,
	customer: number,
	low: number,
	high: number,
	day: number,
): void {
	const { slots } = set;
	const at = place(slots, customer + 1, low, high);
	if (slots[at] !== 0) {
		if (day > (slots[at + 3] ?? 0)) slots[at + 3] = day;
		return;
	}
	slots[at] = customer + 1;
	slots[at + 1] = low;
	slots[at + 2] = high;
	slots[at + 3] = day;
	set.size++;
	if (set.size * SLOT_WORDS * 4 > slots.length * 3) grow(set);
}

/** The slot of the order, or the free one where it belongs. */
function place(slots: Int32Array, owner: number, low: number, high: number): number {
	const mask = slots.length - 1;
	let at = (hashKey(low, high, owner) << 2) & mask;
	while (
		slots[at] !== 0 &&
		(slots[at] !== owner || slots[at + 1] !== low || slots[at + 2] !== high)
	) {
		at = (at + SLOT_WORDS) & mask;
	}
	return at;
}

function grow(set: OrderSet): void {
	const old = set.slots;
	const slots = int32(2 * old.length);
	for (let from = 0; from < old.length; from += SLOT_WORDS) {
		const owner = old[from] ?? 0;
		if (owner === 0) continue;
		const at = place(slots, owner, old[from + 1] ?? 0, old[from + 2] ?? 0);
		for (let i = 0; i < SLOT_WORDS; i++) slots[at + i] = old[from + i] ?? 0;
	}
	set.slots = slots;
}

/** Calls `visit` for every order. */
export function eachOrder(set: OrderSet, visit: (customer: number, day: number) => void): void {
	const { slots } = set;
	for (let at = 0; at < slots.length; at += SLOT_WORDS) {
		const owner = slots[at] ?? 0;
		if (owner !== 0) visit(owner - 1, slots[at + 3] ?? 0);
	}
}
