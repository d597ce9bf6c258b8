import type { Frame } from '../../../lib/features';
import { GradientBoosting } from '../../../lib/learn/boosting/gradientBoosting';
import type { GradientBoostingOptions } from '../../../lib/learn/boosting/options';
import { Random } from '../../../lib/math';

type Columns = Record<string, number[] | { codes: number[]; categories: number }>;

function frameOf(columns: Columns): Frame {
	const entries = Object.entries(columns);
	const lists = entries.map(([, own]) => (Array.isArray(own) ? own : own.codes));
	return {
		nRows: lists[0]?.length ?? 0,
		features: entries.map(([name, own]) =>
			Array.isArray(own)
				? { name, kind: 'number' as const }
				: {
						name,
						kind: 'category' as const,
						categories: Array.from({ length: own.categories }, String),
					},
		),
		columns: lists.map((list) => Float64Array.from(list)),
	};
}

const numbers = (values: number[]) =>
	({ task: 'regression', values: Float64Array.from(values) }) as const;
const classes = (values: number[], nClasses = 2) =>
	({ task: 'classification', values: Int32Array.from(values), nClasses }) as const;

const tiny: GradientBoostingOptions = {
	task: 'regression',
	learningRate: 1,
	maxIter: 1,
	maxLeafNodes: 2,
	minSamplesLeaf: 1,
	minCategoryRows: 1,
};

const many = (count: number, of: (i: number) => number) =>
	Array.from({ length: count }, (_, i) => of(i));

describe('GradientBoosting: trees by hand', () => {
	it('cuts four numbers where the squares fall most', () => {
		const frame = frameOf({ x: [1, 2, 3, 4] });
		const model = new GradientBoosting(tiny).fit(frame, numbers([0, 0, 10, 14]));
		// Mean 6; residuals −6 −6 4 8; best cut 2 | 2: 12²/2 + 12²/2 = 144, against 48 (1 | 3) and 85.3 (3 | 1).
		const [tree] = model.trees;
		expect(Array.from(tree?.threshold ?? [])).toEqual([2.5, 0, 0]);
		expect(Array.from(tree?.value ?? [])).toEqual([0, -6, 6]);
		expect(tree?.gain[0]).toBeCloseTo(144, 6);
		expect(Array.from(model.predict(frame))).toEqual([0, 0, 12, 12]);
	});

	it('sends missing values to the side where they gain', () => {
		const frame = frameOf({ x: [1, 2, 3, 4, NaN, NaN] });
		const model = new GradientBoosting(tiny).fit(frame, numbers([0, 0, 9, 9, 9, 9]));
		expect(Array.from(model.predict(frame))).toEqual([0, 0, 9, 9, 9, 9]);
		const other = new GradientBoosting(tiny).fit(frame, numbers([0, 0, 9, 9, 0, 0]));
		expect(Array.from(other.predict(frame))).toEqual([0, 0, 9, 9, 0, 0]);
	});

	it('tells missing from known values when that is all there is', () => {
		const frame = frameOf({ x: [1, 2, 3, NaN, NaN, NaN] });
		const model = new GradientBoosting(tiny).fit(frame, numbers([4, 4, 4, 8, 8, 8]));
		expect(Array.from(model.predict(frame))).toEqual([4, 4, 4, 8, 8, 8]);
	});

	it('groups categories by their mean, wherever they stand in the list', () => {
		const codes = [0, 1, 2, 3, 0, 1, 2, 3];
		const frame = frameOf({ c: { codes, categories: 4 } });
		const target = codes.map((code) => (code % 2 === 0 ? 1 : 5));
		const model = new GradientBoosting(tiny).fit(frame, numbers(target));
		expect(Array.from(model.predict(frame))).toEqual(target);
	});

	it('takes one Newton step from the log odds for two classes', () => {
		const frame = frameOf({ x: [1, 1, 1, 2] });
		const model = new GradientBoosting({ ...tiny, task: 'classification' });
		model.fit(frame, classes([0, 0, 1, 1]));
		// p = 1/2, g = ±1/2, h = 1/4: left −(1/2)/(3/4), right (1/2)/(1/4).
		const scores = model.scores(frame);
		expect(scores[0]).toBeCloseTo(-2 / 3, 6);
		expect(scores[3]).toBeCloseTo(2, 6);
		expect(model.predict(frame)[7]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
	});

	it('gives every leaf its median for the absolute loss', () => {
		const frame = frameOf({ x: [1, 1, 1, 2, 2, 2] });
		const model = new GradientBoosting({ ...tiny, loss: 'absolute' });
		model.fit(frame, numbers([1, 2, 90, 10, 20, 900]));
		expect(Array.from(model.predict(frame))).toEqual([2, 2, 2, 20, 20, 20]);
	});
});

function sample(nRows: number, seed: number): { frame: Frame; score: number[] } {
	const random = new Random(seed);
	const a = many(nRows, () => random.normal());
	const b = many(nRows, () => (random.uniform() < 0.2 ? NaN : random.normal()));
	const c = many(nRows, () => random.integer(12));
	const d = many(nRows, () => random.integer(3));
	const frame = frameOf({ a, b, c: { codes: c, categories: 12 }, d });
	const score = a.map(
		(own, i) => own + (Number.isNaN(b[i]) ? 1 : Math.sin(b[i] ?? 0)) + ((c[i] ?? 0) % 3),
	);
	return { frame, score };
}

describe('GradientBoosting: laws', () => {
	it('gives the same bytes on 1, 2 and 3 threads', () => {
		const { frame, score } = sample(12_000, 1);
		const target = classes(score.map((own) => Number(own > 1)));
		const fit = (threads: number) => {
			const options = { subsample: 0.7, maxFeatures: 0.8, earlyStopping: true } as const;
			const model = new GradientBoosting({ task: 'classification', maxIter: 12, ...options });
			return model.fit(frame, target, { threads }).predict(frame, { threads });
		};
		const one = fit(1);
		expect(fit(2)).toEqual(one);
		expect(fit(3)).toEqual(one);
	}, 60_000);

	it.each([1, -1] as const)('never breaks the constraint %i', (direction) => {
		const { frame, score } = sample(2000, 2);
		const options = { monotone: { a: direction, d: direction }, minSamplesLeaf: 5 };
		const target = numbers(
			score.map((own, i) => own + 3 * Math.sin(5 * (frame.columns[0]?.[i] ?? 0))),
		);
		const model = new GradientBoosting({ task: 'regression', ...options }).fit(frame, target);
		for (const at of [0, 3]) {
			const moved = (by: number): Frame => ({
				...frame,
				columns: frame.columns.map((own, f) => (f === at ? own.map((x) => x + by) : own)),
			});
			const [low, high] = [model.predict(moved(-0.4)), model.predict(moved(0.4))];
			const worst = low.reduce(
				(most, value, row) => Math.max(most, direction * (value - (high[row] ?? 0))),
				-Infinity,
			);
			expect(worst).toBeLessThanOrEqual(1e-12);
		}
	});

	it('takes a weight of 3 for three rows', () => {
		const { frame, score } = sample(300, 3);
		const weights = Float64Array.from({ length: 300 }, (_, row) => 1 + (row % 3));
		const rows = Array.from(weights).flatMap((weight, row) => new Array<number>(weight).fill(row));
		const repeated: Frame = {
			nRows: rows.length,
			features: frame.features,
			columns: frame.columns.map((own) => Float64Array.from(rows, (row) => own[row] ?? 0)),
		};
		// Rows are counted, not weighed, where a least number is asked: so none is asked.
		const options = { minSamplesLeaf: 1, minCategoryRows: 1, maxLeafNodes: 6, maxBins: 20 };
		const few = (own: Frame): Frame => ({
			...own,
			columns: own.columns.map((column) => column.map((x) => Math.round(x * 2) / 2)),
		});
		const make = () => new GradientBoosting({ task: 'regression', maxIter: 20, ...options });
		const weighted = make().fit(few(frame), numbers(score), { sampleWeight: weights });
		const twice = make().fit(few(repeated), numbers(rows.map((row) => score[row] ?? 0)));
		const [one, other] = [weighted.predict(few(frame)), twice.predict(few(frame))];
		expect(one.every((value, row) => Math.abs(value - (other[row] ?? NaN)) < 1e-4)).toBe(true);
	});

	it('stops early when rows kept aside gain nothing, and says after how many rounds', () => {
		const { frame } = sample(2000, 4);
		const random = new Random(9);
		const noise = numbers(many(2000, () => random.normal()));
		const options = { earlyStopping: true, nIterNoChange: 3, maxIter: 500 };
		const model = new GradientBoosting({ task: 'regression', ...options }).fit(frame, noise);
		expect(model.nIter).toBeLessThan(50);
	});

	it('puts the asked share of targets below a predicted quantile', () => {
		const { frame, score } = sample(4000, 5);
		const random = new Random(6);
		const target = score.map((own) => own + random.normal());
		const options = { loss: 'quantile', quantile: 0.9 } as const;
		const model = new GradientBoosting({ task: 'regression', ...options });
		const found = model.fit(frame, numbers(target)).predict(frame);
		const below = target.filter((own, row) => own <= (found[row] ?? 0)).length / 4000;
		expect(Math.abs(below - 0.9)).toBeLessThan(0.02);
	});

	it('balances classes when told so', () => {
		const { frame, score } = sample(3000, 7);
		const target = classes(score.map((own) => Number(own > 4)));
		const options = { task: 'classification', classWeight: 'balanced', maxIter: 20 } as const;
		const found = new GradientBoosting(options).fit(frame, target).predict(frame);
		const weights = target.values.map((own) => own);
		const share = weights.reduce((sum, own) => sum + own, 0) / 3000;
		const mean = found.reduce((sum, p, at) => sum + (at % 2 === 1 ? p : 0), 0) / 3000;
		expect(share).toBeLessThan(0.1);
		expect(mean).toBeGreaterThan(1.5 * share);
	});
});

describe('GradientBoosting: hostile', () => {
	it('learns from 1,000 categories, and takes one it never saw', () => {
		const random = new Random(8);
		const codes = many(5000, () => random.integer(1000));
		const frame = frameOf({ c: { codes, categories: 1000 } });
		const target = numbers(codes.map((code) => (code < 200 ? 5 : 0)));
		const model = new GradientBoosting({ ...tiny, maxIter: 30, maxLeafNodes: 31 });
		const found = model.fit(frame, target).predict(frame);
		expect(found[codes.indexOf(900)]).toBeLessThan(2);
		const unseen = frameOf({ c: { codes: [NaN, 999.5], categories: 1000 } });
		expect(model.predict(unseen).every(Number.isFinite)).toBe(true);
	});

	it('keeps apart targets and features of 1e308', () => {
		const frame = frameOf({ x: [-1e308, -1e307, 1e307, 1e308] });
		const target = numbers([-1e308, -1e308, 1e308, 1e308]);
		const found = new GradientBoosting(tiny).fit(frame, target).predict(frame);
		[-1, -1, 1, 1].forEach((sign, row) => expect((found[row] ?? 0) / 1e308).toBeCloseTo(sign, 8));
	});

	it('predicts the mean when there are three rows or nothing but constants', () => {
		const options = { ...tiny, minSamplesLeaf: 20 };
		const three = frameOf({ x: [1, 2, 3] });
		const model = new GradientBoosting(options).fit(three, numbers([1, 2, 6]));
		expect(Array.from(model.predict(three))).toEqual([3, 3, 3]);
		const empty = frameOf({ x: many(60, () => NaN), y: many(60, () => 7) });
		const other = new GradientBoosting(options).fit(empty, numbers(many(60, (i) => i % 2)));
		expect(other.predict(empty).every((value) => value === 0.5)).toBe(true);
	});

	it('says clearly what it cannot learn from', () => {
		const frame = frameOf({ x: [1, 2, 3] });
		const make = (more = {}) => new GradientBoosting({ task: 'classification', ...more });
		expect(() => make().fit(frame, classes([1, 1, 1]))).toThrow('same class');
		expect(() => make({ monotone: { z: 1 } }).fit(frame, classes([0, 1, 1]))).toThrow('"z"');
		expect(() => make({ learningRate: 0 })).toThrow('learningRate');
		expect(() => make({ maxLeafNodes: 1.5 })).toThrow('maxLeafNodes');
		const counts = new GradientBoosting({ task: 'regression', loss: 'poisson' });
		expect(() => counts.fit(frame, numbers([1, -1, 2]))).toThrow('poisson');
	});
});
