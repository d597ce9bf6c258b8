import { Random, shuffle } from '../../lib/math';
import { stringColumn, Table } from '../../lib/table';

export interface Recommendation {
	readonly productId: string;
	readonly score: number;
	readonly fallback: boolean;
}

/** A recommender: jobs that learn from events, and recommend to customers from what was saved. */
export interface RecommenderSubject {
	train(
		events: Table,
		options: { seed: number; threads: number },
	): Promise<{ artefact: Uint8Array }>;
	/** A table with the JSON column `recommendations`, one row a customer. */
	recommend(artefact: Uint8Array, customers: Table, topN: number): Promise<{ table: Table }>;
	/** Columns customer_id, product_id; customers all have bought something. */
	readonly events: Table;
}

const text = (table: Table, name: string) =>
	Array.from({ length: table.numRows }, (_, row) => String(table.cell(name, row)));

/** What every recommender must do. */
export function recommenderContract(name: string, subject: RecommenderSubject): void {
	const { events } = subject;
	const known = [...new Set(text(events, 'customer_id'))];
	const products = new Set(text(events, 'product_id'));
	const bought = new Set(
		text(events, 'customer_id').map(
			(customer, i) => `${customer}\n${text(events, 'product_id')[i]}`,
		),
	);
	const asTable = (ids: readonly string[]) => new Table([['customer_id', stringColumn(ids)]]);
	let artefact: Uint8Array;

	async function lists(ids: readonly string[], topN = 4): Promise<Recommendation[][]> {
		const { table } = await subject.recommend(artefact, asTable(ids), topN);
		return text(table, 'recommendations').map((json) => JSON.parse(json) as Recommendation[]);
	}

	describe(`${name} keeps the recommender contract`, () => {
		beforeAll(async () => {
			({ artefact } = await subject.train(events, { seed: 3, threads: 1 }));
		});

		it('gives the same bytes for the same seed, on one thread and on two', async () => {
			expect((await subject.train(events, { seed: 3, threads: 1 })).artefact).toEqual(artefact);
			expect((await subject.train(events, { seed: 3, threads: 2 })).artefact).toEqual(artefact);
		});

		it('gives the same bytes for the same events in any order', async () => {
			const order = shuffle(
				Array.from({ length: events.numRows }, (_, i) => i),
				new Random(4),
			);
			const shuffled = await subject.train(events.take(order), { seed: 3, threads: 1 });
			expect(shuffled.artefact).toEqual(artefact);
		});

		it('leaves events and customers as they were', async () => {
			const customers = asTable(known);
			const before = [...text(events, 'product_id'), ...text(customers, 'customer_id')];
			await subject.train(events, { seed: 1, threads: 1 });
			await subject.recommend(artefact, customers, 3);
			expect([...text(events, 'product_id'), ...text(customers, 'customer_id')]).toEqual(before);
		});

		it('recommends different, known products that were not bought, best first', async () => {
			const all = await lists(known);
			all.forEach((list, i) => {
				const ids = list.map(({ productId }) => productId);
				expect(new Set(ids).size).toBe(ids.length);
				expect(ids.every((id) => products.has(id))).toBe(true);
				expect(ids.filter((id) => bought.has(`${known[i]}\n${id}`))).toEqual([]);
				const scores = list.map(({ score }) => score);
				expect(scores).toEqual([...scores].sort((a, b) => b - a));
			});
		});

		it('gives a customer the same list alone as among others', async () => {
			const all = await lists(known);
			for (const place of [0, Math.floor(known.length / 2), known.length - 1]) {
				expect(await lists([known[place] ?? ''])).toEqual([all[place]]);
			}
		});

		it('gives a longer list that begins with the shorter one', async () => {
			const [short, long] = [await lists(known, 2), await lists(known, 5)];
			expect(long.map((list) => list.slice(0, 2))).toEqual(short);
		});

		it('gives a row that stands twice the same list twice, and a stranger a flagged fallback', async () => {
			const [first, second, stranger] = await lists([known[0] ?? '', known[0] ?? '', 'a stranger']);
			expect(second).toEqual(first);
			expect(stranger?.length).toBeGreaterThan(0);
			expect(stranger?.every(({ fallback }) => fallback)).toBe(true);
		});

		it('breaks ties by product id', async () => {
			// Every product has exactly one buyer: popularity is a tie of all of them.
			const even = new Table([
				['customer_id', stringColumn(['a', 'b', 'c', 'd'])],
				['product_id', stringColumn(['p3', 'p1', 'p4', 'p2'])],
			]);
			const trained = await subject.train(even, { seed: 1, threads: 1 });
			const { table } = await subject.recommend(trained.artefact, asTable(['stranger']), 4);
			const list = JSON.parse(String(table.cell('recommendations', 0))) as Recommendation[];
			expect(list.map(({ productId }) => productId)).toEqual(['p1', 'p2', 'p3', 'p4']);
		});
	});
}
