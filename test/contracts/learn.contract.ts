import type { Frame } from '../../lib/features';
import type { ClassTarget, Estimator, SavedEstimator, Target, Task } from '../../lib/learn';
import { decodeArtefact, encodeArtefact } from '../../lib/table';
import { attempt, code, expectUsable, fixed, quality, resultOrRefusal } from './learnChecks';
import {
	constantFrame,
	duplicated,
	emptyFrame,
	rowsOf,
	sampleFrame,
	sampleTarget,
	wideFrame,
	withColumn,
} from './learnSamples';

/** One line of the table of estimators. */
export interface LearnSubject {
	readonly name: string;
	readonly task: Task;
	/** 2 unless it is told. */
	readonly nClasses?: number;
	make(): Estimator;
	load(saved: SavedEstimator): Estimator | Promise<Estimator>;
	/**
	 * Largest difference of predictions between weights and repeated rows; null where rows are drawn or split at random, so
	 * that the two need not agree.
	 */
	readonly duplicates: number | null;
	/** Relative difference to the answer to a row alone; default 0. */
	readonly alone?: number;
	/** What this one does not do, by design, and why: that test says so and does not run. */
	readonly exempt?: Readonly<Partial<Record<Clause, string>>>;
	/** Damaged forms of `meta` that `load` must refuse; default: none of it, another version, no features. */
	damagedMeta?(meta: SavedEstimator['meta']): SavedEstimator['meta'][];
}

const CLAUSES = {
	learns: 'learns: it is better than always giving the same answer',
	features: 'refuses a frame with other features',
} as const;
type Clause = keyof typeof CLAUSES;

const damaged = (meta: SavedEstimator['meta']): SavedEstimator['meta'][] => [
	{},
	{ ...meta, version: 99 },
	{ ...meta, features: [] },
];

/** What every estimator must do, after scikit-learn's shared checks. */
export function learnContract(subject: LearnSubject): void {
	const { make, load, task } = subject;
	const nClasses = task === 'classification' ? (subject.nClasses ?? 2) : 0;
	const frame = sampleFrame(240);
	const target = sampleTarget(frame, nClasses);
	const fitted = async (threads = 1) => await make().fit(frame, target, { threads });
	const clause = (name: Clause, run: () => Promise<void>) => {
		const because = subject.exempt?.[name];
		if (because) it.skip(`${CLAUSES[name]} (${because})`, run);
		else it(CLAUSES[name], run);
	};

	describe(`${subject.name} keeps the contract of estimators`, () => {
		it('refuses to predict and to save before it is fitted', async () => {
			await expect(attempt(() => make().predict(frame))).rejects.toThrow(code('NOT_FITTED'));
			await expect(attempt(() => make().save())).rejects.toThrow(code('NOT_FITTED'));
		});

		it('says its kind and task, and fit returns the estimator', async () => {
			const model = make();
			expect(model.task).toBe(task);
			expect(await model.fit(frame, target)).toBe(model);
			expect(model.save().kind).toBe(model.kind);
		});

		clause('learns', async () => {
			const model = await fitted();
			const reached = quality(await model.predict(frame), target);
			const share = (label: number) =>
				(target as ClassTarget).values.filter((value) => value === label).length / frame.nRows;
			const majority = Math.max(0, ...Array.from({ length: nClasses }, (_, c) => share(c)));
			expect(reached).toBeGreaterThan(nClasses === 0 ? 0.3 : majority + 0.05);
		});

		it('gives finite values, and probabilities that add up to 1', async () => {
			const model = await fitted();
			expectUsable(await model.predict(frame), frame.nRows, nClasses);
		});

		it('leaves its inputs as they were', async () => {
			const [before, labels] = [fixed(frame), Array.from(target.values)];
			const sampleWeight = new Float64Array(frame.nRows).fill(2);
			const model = await make().fit(frame, target, { sampleWeight });
			await model.predict(frame);
			expect(fixed(frame)).toEqual(before);
			expect(Array.from(target.values)).toEqual(labels);
			expect(sampleWeight.every((weight) => weight === 2)).toBe(true);
		});

		it('gives the same bytes for the same data, on one thread and on three', async () => {
			const one = (await fitted(1)).save();
			expect((await fitted(1)).save()).toEqual(one);
			const three = await fitted(3);
			expect(three.save()).toEqual(one);
			expect(await three.predict(frame, { threads: 3 })).toEqual(
				await (await fitted(1)).predict(frame, { threads: 1 }),
			);
		});

		it('can be fitted again, and forgets what it learnt before', async () => {
			const model = make();
			const first = rowsOf(frame, target, (row) => row < 100);
			await model.fit(first.frame, first.target);
			await model.fit(frame, target);
			expect(model.save()).toEqual((await fitted()).save());
		});

		it('answers each row the same alone as among others', async () => {
			const model = await fitted();
			const all = await model.predict(frame);
			const width = Math.max(1, nClasses);
			for (const row of [0, 17, frame.nRows - 1]) {
				const { frame: one } = rowsOf(frame, target, (other) => other === row);
				const own = await model.predict(one);
				const among = all.subarray(row * width, (row + 1) * width);
				own.forEach((value, k) => {
					const off = Math.abs(value - (among[k] ?? NaN)) / Math.max(1e-300, Math.abs(value));
					expect(off).toBeLessThanOrEqual(subject.alone ?? 0);
				});
			}
		});

		it('answers from its saved form exactly as before, and saves the same again', async () => {
			const model = await fitted();
			const saved = model.save();
			const bytes = encodeArtefact({ ...saved, version: 1 });
			const { meta, tensors } = decodeArtefact(bytes, saved.kind);
			const loaded = await load({
				kind: saved.kind,
				meta: meta as SavedEstimator['meta'],
				tensors: Object.fromEntries(tensors),
			});
			expect(loaded.kind).toBe(model.kind);
			expect(loaded.task).toBe(task);
			expect(await loaded.predict(frame)).toEqual(await model.predict(frame));
			expect(encodeArtefact({ ...loaded.save(), version: 1 })).toEqual(bytes);
		});

		it('refuses damaged saved forms', async () => {
			const saved = (await fitted()).save();
			const refused = async (damaged: SavedEstimator) => {
				await expect(attempt(() => load(damaged))).rejects.toThrow(code('CORRUPT_FILE'));
			};
			await refused({ ...saved, kind: 'somethingElse' });
			for (const meta of (subject.damagedMeta ?? damaged)(saved.meta))
				await refused({ ...saved, meta });
			for (const name of Object.keys(saved.tensors)) {
				if (saved.tensors[name]?.length === 0) continue;
				const { [name]: gone, ...others } = saved.tensors;
				await refused({ ...saved, tensors: others });
				await refused({ ...saved, tensors: { ...others, [name]: gone!.slice(1) } });
			}
		});

		clause('features', async () => {
			const model = await fitted();
			const { features, columns } = frame;
			const turned = {
				...frame,
				features: [...features].reverse(),
				columns: [...columns].reverse(),
			};
			const fewer = { ...frame, features: features.slice(1), columns: columns.slice(1) };
			const renamed = {
				...frame,
				features: features.map((feature, f) => (f === 0 ? { ...feature, name: 'else' } : feature)),
			};
			const other = {
				...frame,
				features: features.map((feature) =>
					feature.kind === 'category' ? { ...feature, categories: ['x', 'y'] } : feature,
				),
			};
			for (const wrong of [turned, fewer, renamed, other]) {
				await expect(attempt(() => model.predict(wrong))).rejects.toThrow(
					code('INVALID_PARAMETER'),
				);
			}
		});

		it('takes missing values and categories it never saw, in any column', async () => {
			const model = await fitted();
			const holes = { ...frame, columns: frame.columns.map((column) => column.map(() => NaN)) };
			expectUsable(await model.predict(holes), frame.nRows, nClasses);
		});

		it('takes no rows to predict and gives no answers', async () => {
			const model = await fitted();
			expect(await model.predict(emptyFrame(frame))).toHaveLength(0);
		});

		it('refuses to learn from no rows, infinite numbers and a target that does not fit', async () => {
			const fit = async (rows: Frame, to: Target) => await make().fit(rows, to);
			const empty = rowsOf(frame, target, () => false);
			await expect(fit(empty.frame, empty.target)).rejects.toThrow(code('EMPTY_INPUT'));
			const infinite = withColumn(frame, 0, (value, row) => (row === 3 ? Infinity : value));
			await expect(fit(infinite, target)).rejects.toThrow(code('WRONG_TYPE'));
			const otherTask: Target =
				nClasses > 0
					? { task: 'regression', values: new Float64Array(frame.nRows) }
					: { task: 'classification', values: new Int32Array(frame.nRows), nClasses: 2 };
			await expect(fit(frame, otherTask)).rejects.toThrow(code('WRONG_TYPE'));
			const short = rowsOf(frame, target, (row) => row < 9);
			await expect(fit(frame, short.target)).rejects.toThrow(
				code('WRONG_TYPE', 'INVALID_PARAMETER'),
			);
		});

		it('refuses weights that are negative, not finite or too few', async () => {
			for (const bad of [-1, NaN, Infinity]) {
				const sampleWeight = new Float64Array(frame.nRows).fill(1);
				sampleWeight[5] = bad;
				await expect(attempt(() => make().fit(frame, target, { sampleWeight }))).rejects.toThrow(
					code('INVALID_PARAMETER', 'WRONG_TYPE'),
				);
			}
			const few = new Float64Array(3).fill(1);
			await expect(attempt(() => make().fit(frame, target, { sampleWeight: few }))).rejects.toThrow(
				code('INVALID_PARAMETER', 'WRONG_TYPE'),
			);
		});

		it('takes constant columns and columns of nothing but missing values', async () => {
			const constant = constantFrame(frame);
			const model = await make().fit(constant, target);
			expectUsable(await model.predict(constant), frame.nRows, nClasses);
		});

		it('takes more columns than rows', async () => {
			const wide = wideFrame(20, 60);
			const to = sampleTarget(wide, nClasses);
			const model = await make().fit(wide, to);
			expectUsable(await model.predict(wide), 20, nClasses);
		});

		it('stays finite with one row, or says clearly that one is too few', async () => {
			const one = rowsOf(frame, target, (row) => row === 0);
			const model = await resultOrRefusal(() => make().fit(one.frame, one.target));
			if (model) expectUsable(await model.predict(frame), frame.nRows, nClasses);
		});

		it('stays finite with values up to 1e308, or refuses them clearly', async () => {
			const huge = withColumn(frame, 0, (value, row) => (row % 7 === 0 ? 1e308 : value * 1e307));
			const model = await resultOrRefusal(() => make().fit(huge, target));
			if (model) expectUsable(await model.predict(huge), frame.nRows, nClasses);
			const usual = await fitted();
			const answer = await resultOrRefusal(() => usual.predict(huge));
			if (answer && nClasses > 0) expectUsable(answer, frame.nRows, nClasses);
		});

		if (nClasses > 0) {
			it('gives the only class that there is, or says clearly that there is only one', async () => {
				const same = { ...target, values: new Int32Array(frame.nRows) } as ClassTarget;
				const model = await resultOrRefusal(() => make().fit(frame, same));
				if (!model) return;
				const answer = await model.predict(frame);
				expectUsable(answer, frame.nRows, nClasses);
				expect(answer[0]).toBeGreaterThan(0.9);
			});
		}

		if (subject.duplicates !== null) {
			it('takes weights as repeated rows, and a weight of 0 as an absent one', async () => {
				const repeats = Int32Array.from({ length: frame.nRows }, (_, row) => row % 4);
				const sampleWeight = Float64Array.from(repeats);
				const weighted = await make().fit(frame, target, { sampleWeight });
				const copies = duplicated(frame, target, repeats);
				const repeated = await make().fit(copies.frame, copies.target);
				const [a, b] = [await weighted.predict(frame), await repeated.predict(frame)];
				a.forEach((value, i) => {
					expect(Math.abs(value - (b[i] ?? NaN))).toBeLessThanOrEqual(subject.duplicates ?? 0);
				});
			});
		}
	});
}
