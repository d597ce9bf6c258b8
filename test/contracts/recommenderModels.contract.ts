import fc from 'fast-check';
import { LibraryError } from '../../lib/errors';
import { buildCsr, Random, sliceCsr, type CsrMatrix } from '../../lib/math';
import { loadRecommender } from '../../lib/recommend/loadRecommender';
import { topOfRow } from '../../lib/recommend/models/topOfRow';
import type { Recommender, SavedRecommender } from '../../lib/recommend/recommender';
import { decodeArtefact, encodeArtefact } from '../../lib/table';

export interface ModelSubject {
	make(seed: number): Recommender;
	/** Whether the parts of `explain` add up to the score itself. */
	readonly sums: boolean;
	/** Whether everybody gets the same order. */
	readonly personal: boolean;
}

const CUSTOMERS = 80;
const PRODUCTS = 31;

/** Two tastes: even and odd products, each customer buys mostly on one side. */
function planted(seed: number): CsrMatrix {
	const random = new Random(seed);
	const rows: number[] = [];
	const columns: number[] = [];
	for (let customer = 0; customer < CUSTOMERS; customer++) {
		for (let i = 0; i < 8; i++) {
			const side = random.uniform() < 0.9 ? customer % 2 : 1 - (customer % 2);
			rows.push(customer);
			columns.push(Math.min(PRODUCTS - 1, 2 * random.integer(15) + side));
		}
	}
	return buildCsr(CUSTOMERS, PRODUCTS, { rows, columns });
}

const bytesOf = ({ kind, meta, tensors }: SavedRecommender) =>
	encodeArtefact({ kind, version: 1, meta, tensors });

function saveAndLoad(model: Recommender): Recommender {
	const saved = model.save();
	const { meta, tensors } = decodeArtefact(bytesOf(saved), saved.kind);
	return loadRecommender({
		kind: saved.kind,
		meta: meta as SavedRecommender['meta'],
		tensors: Object.fromEntries(tensors),
	});
}

const code = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		return error instanceof LibraryError ? error.code : String(error);
	}
	return 'nothing thrown';
};

/** What every model of the contract lib/recommend/recommender.ts must do. */
export function recommenderModelContract(name: string, subject: ModelSubject): void {
	const matrix = planted(1);
	const fitted = (threads = 1) => subject.make(3).fit(matrix, { threads });
	const oneRow = (columns: number[], values = columns.map(() => 1)) =>
		buildCsr(1, PRODUCTS, { rows: columns.map(() => 0), columns, values });

	describe(`${name} keeps the contract of recommenders`, () => {
		let model: Recommender;
		beforeAll(() => {
			model = fitted();
		});

		it('gives the same bytes for the same seed, on one thread and on two', () => {
			expect(bytesOf(fitted(1).save())).toEqual(bytesOf(model.save()));
			expect(bytesOf(fitted(2).save())).toEqual(bytesOf(model.save()));
			expect(model.score(matrix, { threads: 2 })).toEqual(model.score(matrix, { threads: 1 }));
		});

		it('scores the same after saving and loading, and saves the same bytes again', () => {
			const loaded = saveAndLoad(model);
			expect(loaded.score(matrix)).toEqual(model.score(matrix));
			expect(bytesOf(loaded.save())).toEqual(bytesOf(model.save()));
		});

		it('scores a history alone as among others', () => {
			const all = model.score(matrix);
			for (const row of [0, 17, CUSTOMERS - 1]) {
				const own = model.score(sliceCsr(matrix, row, row + 1));
				const among = all.subarray(row * PRODUCTS, (row + 1) * PRODUCTS);
				own.forEach((score, item) => expect(score).toBeCloseTo(among[item] ?? NaN, 5));
			}
		});

		it('leaves matrices as they were', () => {
			const before = [...matrix.indptr, ...matrix.indices, ...matrix.values];
			fitted().score(matrix);
			expect([...matrix.indptr, ...matrix.indices, ...matrix.values]).toEqual(before);
		});

		it('gives finite scores for any history, also an empty or a returned one', () => {
			fc.assert(
				fc.property(
					fc.uniqueArray(fc.nat(PRODUCTS - 1), { maxLength: 12 }),
					fc.constantFrom(0, 0.001, 1, 1000),
					(columns, value) => {
						const history = oneRow(
							columns,
							columns.map(() => value),
						);
						const scores = model.score(history);
						expect(scores).toHaveLength(PRODUCTS);
						expect(scores.every(Number.isFinite)).toBe(true);
					},
				),
				{ numRuns: 25 },
			);
			expect(model.score(buildCsr(0, PRODUCTS, { rows: [], columns: [] }))).toHaveLength(0);
		});

		it('takes no notice of purchases of strength 0', () => {
			expect(model.score(oneRow([2, 4, 7], [1, 1, 0]))).toEqual(model.score(oneRow([2, 4])));
		});

		if (subject.personal) {
			it('recommends products of the taste that a new customer shows', () => {
				for (const side of [0, 1]) {
					const bought = [2 + side, 8 + side, 14 + side, 20 + side];
					const top = topOfRow(model.score(oneRow(bought)), 5, bought);
					const others = top.filter((item) => item % 2 !== side);
					expect(others.length).toBeLessThanOrEqual(1);
				}
			});
		}

		it('explains scores by the purchases, as many parts as entries', () => {
			if (!model.explain) return expect(['popularity', 'bpr', 'autoencoder']).toContain(model.kind);
			const two = buildCsr(2, PRODUCTS, {
				rows: [0, 1, 1, 1, 1],
				columns: [5, 2, 4, 7, 12],
				values: [1, 1, 2, 0, 0.5],
			});
			const scores = model.score(two);
			const items = Int32Array.of(0, -1, 6, 30, 3, 6, 8, 30);
			const found: string[] = [];
			let different = 0;
			model.explain(two, { items, k: 4 }, (row, place, parts) => {
				found.push(`${row} ${place}`);
				expect(parts).toHaveLength(row === 0 ? 1 : 4);
				if (row === 1) expect(Math.abs(parts[2] ?? NaN)).toBe(0);
				const sum = parts.reduce((total, part) => total + part, 0);
				const score = scores[row * PRODUCTS + (items[row * 4 + place] ?? 0)];
				if (subject.sums) expect(sum).toBeCloseTo(score ?? NaN, 4);
				else different += Math.abs(sum);
			});
			expect(found.sort()).toEqual(['0 0', '0 2', '0 3', '1 0', '1 1', '1 2', '1 3']);
			return expect(subject.sums || different > 0).toBe(true);
		});

		it('throws NOT_FITTED, EMPTY_INPUT, WRONG_TYPE and INVALID_PARAMETER where it must', () => {
			expect(code(() => subject.make(1).score(matrix))).toBe('NOT_FITTED');
			expect(code(() => subject.make(1).save())).toBe('NOT_FITTED');
			const none = buildCsr(3, 3, { rows: [], columns: [] });
			expect(code(() => subject.make(1).fit(none))).toBe('EMPTY_INPUT');
			const returned = buildCsr(2, 2, { rows: [0, 1], columns: [0, 1], values: [0, 0] });
			expect(code(() => subject.make(1).fit(returned))).toBe('EMPTY_INPUT');
			const bad = (value: number) =>
				buildCsr(2, 2, { rows: [0, 1], columns: [0, 1], values: [1, value] });
			expect(code(() => subject.make(1).fit(bad(-1)))).toBe('INVALID_PARAMETER');
			expect(code(() => subject.make(1).fit(bad(NaN)))).toBe('WRONG_TYPE');
			expect(code(() => subject.make(1).fit(bad(Infinity)))).toBe('WRONG_TYPE');
			const other = buildCsr(1, PRODUCTS + 1, { rows: [0], columns: [0] });
			expect(code(() => model.score(other))).toBe('INVALID_PARAMETER');
		});

		it('learns from one event, one product, one customer', () => {
			const single = subject.make(1).fit(buildCsr(1, 1, { rows: [0], columns: [0] }));
			expect(single.score(buildCsr(1, 1, { rows: [0], columns: [0] }))).toHaveLength(1);
		});

		it('stops when it is cancelled', () => {
			const signal = {
				cancelled: true,
				abortSignal: new AbortController().signal,
				throwIfCancelled() {
					throw new LibraryError('CANCELLED', 'The job was cancelled.', 'Run it again.');
				},
			};
			if (model.kind === 'popularity') return;
			expect(code(() => subject.make(1).fit(matrix, { threads: 1, signal }))).toBe('CANCELLED');
		});

		it('refuses a damaged save with CORRUPT_FILE', () => {
			const saved = model.save();
			const load = (change: Partial<SavedRecommender>) =>
				code(() => loadRecommender({ ...saved, ...change }));
			expect(load({ kind: 'no such model' })).toBe('CORRUPT_FILE');
			expect(load({ meta: { ...saved.meta, version: 99 } })).toBe('CORRUPT_FILE');
			expect(load({ meta: {} })).toBe('CORRUPT_FILE');
			expect(load({ tensors: {} })).toBe('CORRUPT_FILE');
			for (const [tensor, values] of Object.entries(saved.tensors)) {
				const shorter = { ...saved.tensors, [tensor]: values.slice(1) };
				expect(load({ tensors: shorter })).toBe('CORRUPT_FILE');
				if (!(values instanceof Float32Array)) continue;
				const holed = { ...saved.tensors, [tensor]: values.slice().fill(NaN, 0, 1) };
				expect(load({ tensors: holed })).toBe('CORRUPT_FILE');
			}
		});
	});
}
