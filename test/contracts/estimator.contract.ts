import { shuffle, Random, type DenseMatrix } from '../../lib/math';
import type { Table } from '../../lib/table';

/** An estimator class: constructor checks and stores, `fit` learns, `predict` answers one number a row. */
export interface Estimator {
	fit(matrix: DenseMatrix): unknown;
	predict(matrix: DenseMatrix): ArrayLike<number>;
}

export interface EstimatorSubject {
	create(options: { seed: number; threads: number }): Estimator;
	/** Large enough that several threads really work. */
	readonly matrix: DenseMatrix;
}

const bytesOf = (values: ArrayLike<number>) => Array.from(values);

/** What every estimator class must do. */
export function estimatorContract(name: string, { create, matrix }: EstimatorSubject): void {
	describe(`${name} keeps the estimator contract`, () => {
		const answers = (seed: number, threads: number) => {
			const estimator = create({ seed, threads });
			estimator.fit(matrix);
			return bytesOf(estimator.predict(matrix));
		};

		it('throws NOT_FITTED when it is asked before it was fitted', () => {
			expect(() => create({ seed: 1, threads: 1 }).predict(matrix)).toThrow(
				expect.objectContaining({ code: 'NOT_FITTED' }),
			);
		});

		it('returns itself from fit', () => {
			const estimator = create({ seed: 1, threads: 1 });
			expect(estimator.fit(matrix)).toBe(estimator);
		});

		it('leaves its input as it was', () => {
			const before = matrix.data.slice();
			answers(1, 1);
			expect(matrix.data).toEqual(before);
		});

		it('answers the same for the same seed', () => {
			expect(answers(3, 1)).toEqual(answers(3, 1));
		});

		it('answers the same on one thread and on two', () => {
			expect(answers(3, 2)).toEqual(answers(3, 1));
		});

		it('refuses rows with another number of columns, and NaN', () => {
			const estimator = create({ seed: 1, threads: 1 });
			estimator.fit(matrix);
			const wide = { data: new Float32Array(matrix.nCols + 1), nRows: 1, nCols: matrix.nCols + 1 };
			expect(() => estimator.predict(wide)).toThrow(
				expect.objectContaining({ code: 'INVALID_PARAMETER' }),
			);
			const nan = { data: new Float32Array(matrix.nCols).fill(NaN), nRows: 1, nCols: matrix.nCols };
			expect(() => estimator.predict(nan)).toThrow(expect.objectContaining({ code: 'WRONG_TYPE' }));
			expect(() => create({ seed: 1, threads: 1 }).fit({ ...nan, nRows: 1 })).toThrow();
		});

		it('answers nothing for no rows', () => {
			const estimator = create({ seed: 1, threads: 1 });
			estimator.fit(matrix);
			const none = { data: new Float32Array(0), nRows: 0, nCols: matrix.nCols };
			expect(estimator.predict(none)).toHaveLength(0);
		});
	});
}

/** A pair of jobs: one that learns from a table and gives an artefact, one that uses the artefact. */
export interface ModelJobsSubject {
	train(
		table: Table,
		options: { seed: number; threads: number },
	): Answer & { artefact: Uint8Array };
	apply(artefact: Uint8Array, table: Table): Answer;
	readonly table: Table;
}

interface Answer {
	/** One row a row of the input. */
	readonly table: Table;
}

const cells = (table: Table) =>
	table.names.map((name) =>
		Array.from({ length: table.numRows }, (_, row) => table.cell(name, row)),
	);

/** What every pair of train and apply jobs must do. */
export function modelJobsContract(name: string, { train, apply, table }: ModelJobsSubject): void {
	const once = { seed: 5, threads: 1 };
	describe(`${name} keeps the model contract`, () => {
		it('gives the same bytes for the same seed', () => {
			expect(train(table, once).artefact).toEqual(train(table, once).artefact);
		});

		it('gives the same bytes on one thread and on two', () => {
			expect(train(table, { ...once, threads: 2 }).artefact).toEqual(train(table, once).artefact);
		});

		it('gives the same bytes for the same rows in any order, and each row its answer', () => {
			const order = shuffle(
				Array.from({ length: table.numRows }, (_, i) => i),
				new Random(9),
			);
			const straight = train(table, once);
			const shuffled = train(table.take(order), once);
			expect(shuffled.artefact).toEqual(straight.artefact);
			expect(cells(shuffled.table)).toEqual(cells(straight.table.take(order)));
		});

		it('answers from the saved artefact exactly as at training', () => {
			const trained = train(table, once);
			expect(cells(apply(trained.artefact, table).table)).toEqual(cells(trained.table));
		});

		it('answers each row the same alone as among others', () => {
			const { artefact, table: answers } = train(table, once);
			for (const row of [0, 17, table.numRows - 1]) {
				expect(cells(apply(artefact, table.take([row])).table)).toEqual(cells(answers.take([row])));
			}
		});

		it('leaves its input as it was', () => {
			const before = cells(table);
			const { artefact } = train(table, once);
			apply(artefact, table);
			expect(cells(table)).toEqual(before);
		});

		it('refuses every damaged artefact', () => {
			const { artefact } = train(table, once);
			const random = new Random(2);
			for (let i = 0; i < 40; i++) {
				const damaged = artefact.slice();
				const at = random.integer(damaged.length);
				damaged[at] = (damaged[at] ?? 0) ^ (1 << random.integer(8));
				expect(() => apply(damaged, table)).toThrow(
					expect.objectContaining({
						code: expect.stringMatching(/CORRUPT_FILE|UNSUPPORTED/) as string,
					}),
				);
			}
			expect(() => apply(artefact.slice(0, artefact.length - 1), table)).toThrow(
				expect.objectContaining({ code: 'CORRUPT_FILE' }),
			);
		});
	});
}
