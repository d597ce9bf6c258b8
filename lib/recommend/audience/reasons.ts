import type { JobContext } from '../../ports';
import { closestOf } from '../content';
import { historyOf } from '../history';
import { reasonsFor } from '../reasons';
import type { Scorer } from '../scorer';
import type { Found, FindTask } from './findCustomers';

/** Customers explained at once. */
const BLOCK = 1024;

/** Places in `found` by person, persons ascending. */
function byPerson(found: readonly Found[]): Map<number, number[]> {
	const places = new Map<number, number[]>();
	found.forEach(({ person }, at) => {
		const own = places.get(person);
		if (own) own.push(at);
		else places.set(person, [at]);
	});
	return new Map([...places].sort(([a], [b]) => a - b));
}

/** For each row the one or two purchases (numbers of the model) that speak most for it; empty where the model cannot tell. */
export function becauseOf(
	scorer: Scorer,
	{ people, wanted, idOf }: FindTask,
	found: readonly Found[],
	{ signal, threads }: JobContext,
): number[][] {
	const because: number[][] = found.map(() => []);
	const itemOf = (at: number) => wanted.items[found[at]?.wanted ?? -1] ?? -1;
	const all = [...byPerson(found)];
	for (let from = 0; from < all.length; from += BLOCK) {
		signal.throwIfCancelled();
		const block = all.slice(from, from + BLOCK).map(([person, places]) => ({
			history: historyOf(people.histories, person),
			places: places.filter((at) => itemOf(at) >= 0),
		}));
		const histories = block.map(({ history }) => history);
		const lists = block.map(({ places }) => places.map(itemOf));
		const reasons = reasonsFor(histories, lists, (asked, each) =>
			scorer.explain(histories, asked, each, { signal, threads }),
		);
		block.forEach(({ places }, i) =>
			places.forEach((at, place) => (because[at] = reasons[i]?.[place] ?? [])),
		);
	}
	const { content } = wanted;
	if (!content) return because;
	found.forEach(({ wanted: number, person }, at) => {
		if (itemOf(at) >= 0) return;
		const { items, weights } = historyOf(people.histories, person);
		const rows = Array.from(items, (item) => content.rowOf.get(idOf(item)) ?? -1);
		const target = content.rowOf.get(wanted.ids[number] ?? '') ?? -1;
		const item = items[closestOf(content, { rows, weights }, target)];
		if (item !== undefined) because[at] = [item];
	});
	return because;
}
