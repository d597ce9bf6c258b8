import { trainAndRecommend } from '../../../lib/recommend';
import type { Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import {
	customersTable,
	EVENT_COLUMNS,
	eventsTable,
	pad,
	plantedEvents,
	type PlantedEvent,
} from './plantedTastes';

export interface Item {
	productId: string;
	score: number;
	reason: string;
	because: { productId: string; name: string }[];
	fallback: boolean;
	[key: string]: unknown;
}

export const listOf = (table: Table, row: number): Item[] =>
	JSON.parse(String(table.cell('recommendations', row))) as Item[];
export const ids = (table: Table, row: number) =>
	listOf(table, row).map(({ productId }) => productId);
// Three camps: three factors hold all there is to know.
export const options = {
	...EVENT_COLUMNS,
	factors: 3,
	regularization: 2,
	evaluation: 'none',
} as const;
export const all = plantedEvents();
export const everyone = Array.from({ length: 90 }, (_, c) => `c${pad(c)}`);

export async function run(
	events: readonly PlantedEvent[],
	customers: readonly string[],
	more: object = {},
) {
	const given = { ...options, events: eventsTable(events), topN: 3, ...more };
	return await trainAndRecommend(customersTable(customers), given, testContext());
}

export const everyProduct = Array.from({ length: 30 }, (_, p) => `p${pad(p)}`);
