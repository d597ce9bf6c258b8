/**
 * Fresh events put into a person's history, without training: the row that training would make of all events together, counted
 * by the model's own rules (weighting, ageing). Exact for bought pieces; pieces that come back are taken off the aged sum.
 */
import type { History } from '../history';
import { SHAPES } from '../interactions';
import { aged, unshaped, type EventCounting } from './counting';

/** One usable event: its product is known to the model. */
export interface RecentEvent {
	readonly item: number;
	/** Pieces times the weight of the event's type; negative = came back. */
	readonly amount: number;
	readonly bought: boolean;
	/** UTC ms; null: as new as anything. */
	readonly time: number | null;
}

interface Entry {
	sum: number;
	bought: boolean;
	lookedAt: boolean;
	readonly returned: boolean;
}

function entriesOf({ items, weights }: History, counting: EventCounting, age: number) {
	const entries = new Map<number, Entry>();
	items.forEach((item, at) => {
		const weight = weights[at] ?? 0;
		const sum = unshaped(counting.weighting, weight) * age;
		entries.set(item, { sum, bought: weight > 0, lookedAt: false, returned: weight <= 0 });
	});
	return entries;
}

/** The moment from which ages count: the newest of the training and of these events. */
function newest(events: readonly RecentEvent[], { latest }: EventCounting): number {
	return events.reduce((max, { time }) => Math.max(max, time ?? -Infinity), latest ?? -Infinity);
}

/**
 * The history with these events. Entries that were only looked at are named in `lookedAt`; `leaveOut`: whether they may not be
 * offered (`hidden`). What came back stays hidden until it is bought again.
 */
export function fold(
	history: History,
	events: readonly RecentEvent[],
	counting: EventCounting,
	leaveOut: boolean,
): History {
	if (events.length === 0) return history;
	const now = newest(events, counting);
	const { latest, weighting } = counting;
	const entries = entriesOf(history, counting, latest === null ? 1 : aged(counting, now - latest));
	for (const { item, amount, bought, time } of events) {
		const entry = entries.get(item) ?? { sum: 0, bought: false, lookedAt: false, returned: false };
		entries.set(item, entry);
		entry.sum += amount * (time === null ? 1 : aged(counting, now - time));
		if (bought && amount > 0) entry.bought = true;
		if (!bought) entry.lookedAt = true;
	}
	const order = [...entries].sort(([a], [b]) => a - b);
	const looked = order.filter(([, { bought, lookedAt }]) => lookedAt && !bought);
	const hidden = looked.filter(([, { returned }]) => leaveOut || returned);
	return {
		items: Uint32Array.from(order, ([item]) => item),
		weights: Float32Array.from(order, ([, { sum }]) => SHAPES[weighting](Math.max(0, sum))),
		lookedAt: new Set(looked.map(([item]) => item)),
		hidden: new Set(hidden.map(([item]) => item)),
	};
}
