import type { Frame } from '../../../../lib/features';
import { Team, sumTreeValues } from '../../../../lib/kernels';
import { RandomForest, type Target } from '../../../../lib/learn';
import { sumTrees } from '../../../../lib/learn/tree/predictTree';
import { treeShap, walk } from '../../../../lib/learn/tree/treeShap';
import { Random } from '../../../../lib/math';
import { testContext } from '../../../support/context';

const ROWS = 5000;

function fail(): never {
	throw new Error('stopped');
}

const CATEGORIES = Array.from({ length: 70 }, (_, code) => `c${code}`);

/** Two numbers and a category of 70, a tenth of them missing. */
function frameOf(nRows: number, seed: number): Frame {
	const random = new Random(seed);
	const list = (value: () => number) =>
		Float64Array.from({ length: nRows }, () => (random.uniform() < 0.1 ? NaN : value()));
	return {
		nRows,
		features: [
			{ name: 'a', kind: 'number' },
			{ name: 'b', kind: 'number' },
			{ name: 'c', kind: 'category', categories: CATEGORIES },
		],
		columns: [
			list(() => random.normal()),
			list(() => random.normal()),
			list(() => random.integer(70)),
		],
	};
}

const train = frameOf(600, 1);
const [a = new Float64Array(0), , c = new Float64Array(0)] = train.columns;
const classOf = (row: number) => ((a[row] ?? 0) > 0 ? 1 : 0) + ((c[row] ?? 0) % 3 === 0 ? 1 : 0);
const TARGETS: readonly Target[] = [
	{
		task: 'classification',
		nClasses: 3,
		values: Int32Array.from({ length: train.nRows }, (_, row) => classOf(row)),
	},
	{
		task: 'regression',
		values: Float64Array.from({ length: train.nRows }, (_, row) => classOf(row) * 1e6 + row / 7),
	},
];

describe('what many rows get from trees', () => {
	it.each(TARGETS)('is what the trees say one by one ($task)', (target) => {
		const forest = new RandomForest({ task: target.task, nEstimators: 9 }).fit(train, target);
		const frame = frameOf(ROWS, 2);
		const { nOutputs } = forest.ensemble;
		const expected = sumTrees(forest.trees, frame, nOutputs);
		for (const threads of [1, 2, 3]) {
			const team = new Team({ threads });
			const sums = sumTreeValues(team, forest.trees, frame.columns, ROWS, nOutputs);
			team.close();
			expect(sums).toEqual(expected);
		}
		expect(forest.predict(frame)).toEqual(expected.map((sum) => sum / 9));
	});

	it.each(TARGETS)('has the reasons that a walk through each tree finds ($task)', (target) => {
		const forest = new RandomForest({ task: target.task, nEstimators: 9 }).fit(train, target);
		const frame = frameOf(70, 3);
		const expected = walk(forest.ensemble, frame);
		for (const threads of [1, 2, 3]) {
			expect(treeShap(forest.ensemble, frame, { threads }).values).toEqual(expected);
		}
	});

	it('is not asked for when the signal says stop', () => {
		const [target] = TARGETS;
		if (!target) throw new Error('There is no target.');
		const forest = new RandomForest({ task: target.task, nEstimators: 3 }).fit(train, target);
		const { signal } = testContext();
		const stopped = { ...signal, cancelled: true, throwIfCancelled: () => fail() };
		expect(() => forest.predict(frameOf(ROWS, 2), { signal: stopped })).toThrow('stopped');
	});
});
