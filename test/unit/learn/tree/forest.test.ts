import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionTree, RandomForest, type DecisionTreeOptions } from '../../../../lib/learn';
import { Random } from '../../../../lib/math';
import { classTarget, numberFrame, numberTarget } from '../tiny';
import { shopFrame } from './handTree';

interface Golden {
	columns: number[][];
	binary: number[];
	three: number[];
	numbers: number[];
	weights: number[];
	cases: {
		target: 'binary' | 'three' | 'numbers';
		weighted: boolean;
		options: Record<string, number | string>;
		predictions: number[];
		leaves: number;
		importance: number[];
	}[];
}

const golden: Golden = JSON.parse(
	readFileSync(join(__dirname, '../../../golden/trees.json'), 'utf8'),
);

const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

describe('DecisionTree and scikit-learn', () => {
	it.each(golden.cases)('make the same tree of $target with $options', (example) => {
		const { target: name, options, weighted, predictions, leaves, importance } = example;
		const own = Object.entries(options).map(([key, value]) => [camel(key), value]);
		const task = name === 'numbers' ? 'regression' : 'classification';
		const settings: DecisionTreeOptions = { task, ...Object.fromEntries(own) };
		const frame = numberFrame(golden.columns);
		const target =
			name === 'numbers'
				? numberTarget(golden.numbers)
				: classTarget(golden[name], name === 'binary' ? 2 : 3);
		const sampleWeight = weighted ? Float64Array.from(golden.weights) : undefined;
		const tree = new DecisionTree(settings).fit(frame, target, { sampleWeight });
		expect(tree.trees[0]?.feature.filter((f) => f < 0)).toHaveLength(leaves);
		tree.predict(frame).forEach((value, at) => expect(value).toBeCloseTo(predictions[at]!, 9));
		tree.importance.forEach((share, f) => expect(share).toBeCloseTo(importance[f]!, 9));
	});
});

describe('DecisionTree', () => {
	const shop = shopFrame([
		[1, 0, 1],
		[1, 1, 1],
		[1, 2, 1],
		[1, 2, 1],
		[1, NaN, 1],
		[1, NaN, 1],
	]);

	it('splits categories as a set and sends missing values to the side that they are like', () => {
		const options = { task: 'regression' as const, minSamplesLeaf: 1 };
		const tree = new DecisionTree(options).fit(shop, numberTarget([4, 4, 9, 9, 9, 9]));
		expect(Array.from(tree.trees[0]!.feature)).toEqual([1, -1, -1]);
		expect(tree.trees[0]!.categorySets[0]).toBe(0b011);
		expect(tree.trees[0]!.missingLeft[0]).toBe(0);
		expect(Array.from(tree.predict(shop))).toEqual([4, 4, 9, 9, 9, 9]);
		// Total squares: 6 · var = 2 · 4 · 25 / 6.
		expect(tree.trees[0]!.gain[0]).toBeCloseTo((2 * 4 * 25) / 6, 12);
	});

	it('parts missing values from known ones when nothing else can be told', () => {
		const options = { task: 'classification' as const, minSamplesLeaf: 1 };
		const frame = numberFrame([[5, 5, NaN, 5, NaN]]);
		const tree = new DecisionTree(options).fit(frame, classTarget([0, 0, 1, 0, 1]));
		expect(Array.from(tree.predict(frame))).toEqual([1, 0, 1, 0, 0, 1, 1, 0, 0, 1]);
		expect(tree.trees[0]!.threshold[0]).toBe(Number.MAX_VALUE);
	});

	it('learns a chessboard, where the first question gains nothing', () => {
		const frame = numberFrame([
			[0, 0, 1, 1],
			[0, 1, 0, 1],
		]);
		const tree = new DecisionTree({ task: 'classification', minSamplesLeaf: 1 });
		const shares = tree.fit(frame, classTarget([0, 1, 1, 0])).predict(frame);
		expect(Array.from(shares)).toEqual([1, 0, 0, 1, 0, 1, 1, 0]);
	});

	it('weighs classes as if their rows came more often', () => {
		const frame = numberFrame([[1, 1, 1, 1]]);
		const fit = (classWeight: 'balanced' | number[]) =>
			new DecisionTree({ task: 'classification', classWeight })
				.fit(frame, classTarget([0, 0, 0, 1]))
				.predict(numberFrame([[1]]));
		expect(Array.from(fit('balanced'))).toEqual([0.5, 0.5]);
		expect(Array.from(fit([1, 2]))).toEqual([0.6, 0.4]);
	});

	it.each([
		[{ maxDepth: 0 }, 'maxDepth'],
		[{ minSamplesLeaf: 1.5 }, 'minSamplesLeaf'],
		[{ maxLeafNodes: 1 }, 'maxLeafNodes'],
		[{ ccpAlpha: -1 }, 'ccpAlpha'],
		[{ maxFeatures: 0 }, 'maxFeatures'],
		[{ criterion: 'squaredError' as const }, 'criterion'],
		[{ classWeight: [1, NaN] }, 'classWeight'],
		[{ maxBins: 256 }, 'maxBins'],
	])('refuses %p', (options, name) => {
		expect(() => new DecisionTree({ task: 'classification', ...options })).toThrow(name);
	});
});

describe('RandomForest', () => {
	const random = new Random(8);
	const columns = Array.from({ length: 5 }, () =>
		Float64Array.from({ length: 1500 }, () => random.normal()),
	);
	const [a, b] = [columns[0]!, columns[1]!];
	const frame = numberFrame(columns);
	const classes = classTarget(a.map((x, row) => Number(x + b[row]! ** 2 + random.normal() > 1)));
	const numbers = numberTarget(a.map((x, row) => 1000 + 3 * x + b[row]! ** 2));

	it('scores rows by the trees that did not see them: below the training score, near that of new rows', () => {
		const forest = new RandomForest({ task: 'classification', oobScore: true });
		const shares = forest.fit(frame, classes).predict(frame);
		const right = (from: Float64Array) =>
			classes.values.filter((y, row) => Number(from[2 * row + 1]! > from[2 * row]!) === y).length /
			1500;
		const aside = forest.outOfBag!;
		expect(aside.score).toBeCloseTo(right(aside.predictions), 12);
		expect(aside.score).toBeLessThan(right(shares) - 0.03);
		expect(aside.score).toBeGreaterThan(0.72);
	});

	it('predicts numbers out of bag in their own unit', () => {
		const forest = new RandomForest({ task: 'regression', oobScore: true, nEstimators: 60 });
		const { score, predictions } = forest.fit(frame, numbers).outOfBag!;
		expect(score).toBeGreaterThan(0.9);
		expect(predictions[0]).toBeGreaterThan(980);
	});

	it('grows another forest for another seed, and the mean of its trees is the prediction', () => {
		const fit = (seed: number) =>
			new RandomForest({ task: 'regression', nEstimators: 3, seed }).fit(frame, numbers);
		const [one, other] = [fit(1), fit(2)];
		expect(one.predict(frame)).not.toEqual(other.predict(frame));
		expect(one.trees.map(({ cover }) => cover[0])).toEqual([1500, 1500, 1500]);
	});

	it('finds the features that matter', () => {
		const { importance } = new RandomForest({ task: 'regression' }).fit(frame, numbers);
		expect(importance[0]! + importance[1]!).toBeGreaterThan(0.9);
	});

	it('stops when it is cancelled', () => {
		const signal = {
			cancelled: true,
			abortSignal: AbortSignal.abort(),
			throwIfCancelled: () => {
				throw new Error('stopped');
			},
		};
		const forest = new RandomForest({ task: 'regression' });
		expect(() => forest.fit(frame, numbers, { signal })).toThrow('stopped');
	});
});
