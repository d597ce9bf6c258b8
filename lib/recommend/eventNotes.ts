import type { EventReport } from './events';

type Told = Pick<EventReport, 'withoutId' | 'undated' | 'future'> &
	Partial<Pick<EventReport, 'withoutQuantity'>>;

/** Adds "what: count." to the notes of a report when there are any. */
export const counted = (notes: string[]) => (what: string, count: number) => {
	if (count > 0) notes.push(`${what}: ${count}.`);
};

/** What every report says about events that could not be used as they are; only what there was. */
export function eventNotes({ withoutId, undated, future, withoutQuantity = 0 }: Told): string[] {
	const notes: string[] = [];
	const say = counted(notes);
	say('Events without customer or product id, left out', withoutId);
	say('Events without a date, left out', undated);
	say('Events after the as-of date, left out', future);
	say('Events without a usable quantity, counted as 1', withoutQuantity);
	return notes;
}
