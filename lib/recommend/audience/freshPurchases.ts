/** What customers bought since the training: to measure the lift on, and to leave them out. */
import { LibraryError } from '../../errors';
import { takeCsrRows, type CsrMatrix } from '../../math';
import type { JobContext } from '../../ports';
import type { RecommendModel } from '../model';
import { asTable } from '../recommend';
import { readNewEvents } from '../replay/newEvents';
import type { Scorer } from '../scorer';
import type { LiftCurve } from './liftCurve';
import { measureLift } from './measureLift';
import type { AudienceOptions } from './options';
import type { People } from './people';
import type { Wanted } from './wanted';

/** Row of the model's history → ids of products bought since. */
export type Since = ReadonlyMap<number, readonly string[]>;

export interface Fresh {
	readonly since: Since;
	/** Why nothing is known of what happened since; null when something is. */
	readonly note: string | null;
}

const NOTHING = new Map<number, string[]>();

/** Reads the fresh events of customers whom the model knows. */
export async function readFresh(
	model: RecommendModel,
	{ fresh }: AudienceOptions,
	context: JobContext,
): Promise<Fresh> {
	if (!fresh) return { since: NOTHING, note: null };
	const { events, ...columns } = fresh;
	const table = await asTable(events, context);
	try {
		const found = readNewEvents(table, columns, model);
		const { size } = model.products;
		const idOf = (item: number) =>
			item < size ? model.products.get(item) : (found.unknownProducts[item - size] ?? '');
		const known = found.customers.filter(({ place }) => place >= 0);
		const since = new Map(known.map(({ place, bought }) => [place, bought.map(idOf)]));
		return { since, note: null };
	} catch (error) {
		if (!(error instanceof LibraryError && error.code === 'EMPTY_INPUT')) throw error;
		return { since: NOTHING, note: error.message };
	}
}

/** Wanted products (numbers) that each person bought since and will not buy again. */
export function boughtSince(
	since: Since,
	{ ids }: Wanted,
	isConsumable: (id: string) => boolean,
): Map<number, Set<number>> {
	const numbers = new Map(ids.map((id, number) => [id, number]));
	return new Map(
		[...since].map(([place, bought]) => {
			const kept = bought.filter((id) => !isConsumable(id)).map((id) => numbers.get(id) ?? -1);
			return [place, new Set(kept.filter((number) => number >= 0))];
		}),
	);
}

/** More customers are thinned out evenly. */
const MOST_MEASURED = 20_000;

/** The lift on what was bought since; null when nothing was. Throws CANCELLED. */
export function liftOf(
	scorer: Scorer,
	model: RecommendModel,
	{ places, histories }: People,
	{ since }: Fresh,
	{ isConsumable, seed }: { isConsumable: (item: number) => boolean; seed: number },
	context: JobContext,
): LiftCurve | null {
	if (since.size === 0) return null;
	const step = Math.max(1, places.length / MOST_MEASURED);
	const rows = Uint32Array.from(places.keys()).filter(
		(at) => Math.floor(at / step) !== Math.floor((at - 1) / step),
	);
	const measured: CsrMatrix =
		rows.length === places.length ? histories : takeCsrRows(histories, rows);
	const bought = Array.from(rows, (at) =>
		(since.get(places[at] ?? -1) ?? [])
			.map((id) => model.products.indexOf(id))
			.filter((item) => item >= 0),
	);
	return measureLift(scorer, { histories: measured, bought, isConsumable }, seed, context);
}
