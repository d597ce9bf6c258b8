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
		const { frame, score } = sample(60_000, 1);
		const target = classes(score.map((own) => Number(own > 1)));
		const fit = (threads: number) => {
			const model = new GradientBoosting({ task: 'classification', maxIter: 60 });
			return model.fit(frame, target, { threads }).predict(frame, { threads });
		};
		const one = fit(1);
		expect(fit(2)).toEqual(one);
		expect(fit(3)).toEqual(one);
	}, 60_000);
});
