/** What customers did after the training becomes part of their histories: for new customers and for fresh events, without training. */
import type { JobContext } from '../../ports';
import { isFileSource, readTable, type Table } from '../../table';
import { codeIds, type CodedIds } from '../ids';
import type { RecommendModel } from '../model';
import type { RecommendOptions } from '../options';
import type { Shopper } from '../pickRules';
import { Collector, collectColumn, collectTable, type Person } from './collect';
import { USUAL_COUNTING } from './counting';
import { fold } from './fold';
import { noCounts, type RecentOptions, type RecentReport } from './options';

/** Options whose events are read already. */
export interface OpenRecent extends RecentOptions {
	readonly freshTable: Table | null;
}

export interface Folded {
	readonly shoppers: readonly Shopper[];
	/** Events of products that the model does not know, by row. */
	readonly unknown: readonly number[];
	readonly report: RecentReport;
}

/** The recent events of the options, read first when they are in a file; null when there are none. */
export async function openRecent(
	{ recent }: Pick<RecommendOptions, 'recent'>,
	context: JobContext,
): Promise<OpenRecent | null> {
	if (!recent) return null;
	const events = recent.fresh?.events;
	if (!events) return { ...recent, freshTable: null };
	const freshTable = isFileSource(events) ? await readTable(events, { context }) : events;
	return { ...recent, freshTable };
}

/** Ids of the rows. A visitor whose clicks are given may be nobody: then the column may be missing. Throws MISSING_COLUMN, WRONG_TYPE. */
export function customerIds(
	customers: Table,
	{ customerColumn, recent }: Pick<RecommendOptions, 'customerColumn' | 'recent'>,
): CodedIds {
	if (recent?.column === undefined || customers.has(customerColumn))
		return codeIds(customers, customerColumn);
	return { codes: new Int32Array(customers.numRows).fill(-1), ids: [] };
}

/** Throws MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER. */
export function foldRecent(
	customers: Table,
	shoppers: readonly Shopper[],
	options: OpenRecent,
	list: Pick<RecommendOptions, 'customerColumn' | 'recent'>,
	model: RecommendModel,
): Folded {
	const counting = model.counting ?? USUAL_COUNTING;
	const counts = noCounts();
	const collector = new Collector(model.products, options.asOf, counts);
	const people = shoppers.map((): Person => ({ events: [], unknownProducts: 0 }));
	collectColumn(customers, options, people, collector);
	const { fresh, freshTable, eventTypes = [] } = options;
	if (fresh && freshTable) {
		const isKnown = (row: number) => (shoppers[row]?.history.items.length ?? 0) > 0;
		const ids = customerIds(customers, list);
		const owners = { ids, isKnown, latest: counting.latest };
		collectTable(freshTable, { ...fresh, eventTypes }, people, owners, collector);
	}
	const folded = shoppers.map((shopper, row) => {
		const events = people[row]?.events ?? [];
		if (events.length > 0) counts.customers++;
		return {
			...shopper,
			history: fold(shopper.history, events, counting, options.leaveOut ?? true),
		};
	});
	const unknown = people.map(({ unknownProducts }) => unknownProducts);
	return { shoppers: folded, unknown, report: counts };
}
