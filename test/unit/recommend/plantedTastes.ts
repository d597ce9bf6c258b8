import { Random } from '../../../lib/math';
import { dateColumn, integerColumn, stringColumn, Table } from '../../../lib/table';

const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 1);

export interface PlantedEvent {
	readonly customer: string;
	readonly product: string;
	readonly date: number;
	readonly quantity: number;
}

export const pad = (value: number) => String(value).padStart(3, '0');

/**
 * Customers and products in three camps: customer i and product j belong together when i % 3 = j % 3. Each customer buys
 * about 7 of the 10 products of the own camp, and one of another. So the right recommendation for a customer is a product
 * of the own camp that was not bought yet.
 */
export function plantedEvents(customers = 90, products = 30, seed = 5): PlantedEvent[] {
	const random = new Random(seed);
	const events: PlantedEvent[] = [];
	for (let c = 0; c < customers; c++) {
		const day = () => START + random.integer(300) * DAY;
		for (let p = c % 3; p < products; p += 3) {
			if (random.uniform() > 0.7) continue;
			events.push({
				customer: `c${pad(c)}`,
				product: `p${pad(p)}`,
				date: day(),
				quantity: 1 + random.integer(3),
			});
		}
		const stray = random.integer(products);
		events.push({ customer: `c${pad(c)}`, product: `p${pad(stray)}`, date: day(), quantity: 1 });
	}
	return events;
}

export function eventsTable(events: readonly PlantedEvent[]): Table {
	return new Table([
		['customer_id', stringColumn(events.map(({ customer }) => customer))],
		['product_id', stringColumn(events.map(({ product }) => product))],
		['order_date', dateColumn(events.map(({ date }) => date))],
		['quantity', integerColumn(events.map(({ quantity }) => quantity))],
	]);
}

export const EVENT_COLUMNS = {
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: 'quantity',
} as const;

export const customersTable = (ids: readonly string[]) =>
	new Table([['customer_id', stringColumn(ids)]]);

/** Customer and product belong to the same camp. */
export const sameCamp = (customer: string, product: string) =>
	Number(customer.slice(1)) % 3 === Number(product.slice(1)) % 3;
