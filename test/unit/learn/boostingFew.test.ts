// Few rows are scored by asking the trees, many by the kernel: the same bytes.
import type { Frame } from '../../../lib/features';
import { GradientBoosting } from '../../../lib/learn';
import { Random } from '../../../lib/math';

const random = new Random(8);
const nRows = 3000;
const column = (of: () => number) => Float64Array.from({ length: nRows }, of);
const withGaps = (value: () => number) => column(() => (random.uniform() < 0.1 ? NaN : value()));
const frame: Frame = {
	nRows,
	features: [
		{ name: 'amount', kind: 'number' },
		{ name: 'orders', kind: 'number' },
		{ name: 'city', kind: 'category', categories: Array.from({ length: 40 }, (_, i) => `c${i}`) },
	],
	columns: [
		withGaps(() => random.normal() * 50),
		column(() => random.integer(9)),
		withGaps(() => random.integer(40)),
	],
};
const [amount = [], orders = [], city = []] = frame.columns;
const score = Float64Array.from({ length: nRows }, (_, i) => {
	return (amount[i] || 0) / 50 + (orders[i] ?? 0) / 4 + ((city[i] || 0) % 3);
});

const part = (from: number, to: number): Frame => ({
	nRows: to - from,
	features: frame.features,
	columns: frame.columns.map((values) => values.slice(from, to)),
});

it.each([
	['numbers', { task: 'regression', values: score }],
	[
		'two classes',
		{ task: 'classification', nClasses: 2, values: Int32Array.from(score, (s) => Number(s > 2)) },
	],
	[
		'three classes',
		{
			task: 'classification',
			nClasses: 3,
			values: Int32Array.from(score, (s) => Number(s > 1) + Number(s > 3)),
		},
	],
] as const)('one row is scored to the bit as among 3,000: %s', (_, target) => {
	const model = new GradientBoosting({ task: target.task, maxIter: 30 }).fit(frame, target);
	const all = model.predict(frame);
	const width = all.length / nRows;
	for (const [from, to] of [
		[0, 1],
		[17, 18],
		[900, 2948],
	] as const) {
		expect(model.predict(part(from, to))).toEqual(all.slice(from * width, to * width));
	}
});
