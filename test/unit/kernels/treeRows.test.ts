import { Team, TreeData, TreeHistograms, TreeRows, TreeScores } from '../../../lib/kernels';
import { Random } from '../../../lib/math';

/** Enough for several blocks, the last of them not full. */
const ROWS = 45_001;
const values = Float64Array.from({ length: ROWS }, () => 0);
const random = new Random(4);
for (let row = 0; row < ROWS; row++) values[row] = random.integer(10);

/** Rows after parting all by "value <= first", and then those on the left by "value <= second". */
function parted(threads: number, first: number, second: number) {
	const team = new Team({ threads });
	try {
		const data = new TreeData(team, ROWS, 1);
		data.load([values], [{ thresholds: Float64Array.from({ length: 9 }, (_, i) => i + 0.5) }]);
		const rows = new TreeRows(data);
		const upTo = (most: number) => new Uint8Array(256).fill(1, 0, most + 1);
		const nLeft = rows.part({ first: 0, count: ROWS, all: true }, 0, upTo(first));
		const inner = rows.part({ first: 0, count: nLeft, all: false }, 0, upTo(second));
		return { nLeft, inner, rows: Uint32Array.from(rows.rows.view) };
	} finally {
		team.close();
	}
}

const valuesOf = (rows: Uint32Array) => Array.from(rows, (row) => values[row] ?? NaN);

describe('parting the rows of a node in place', () => {
	it.each([
		[4, 1],
		[8, 0],
		[0, 0],
		[9, 8],
	])('puts values up to %i first, and of them those up to %i', (first, second) => {
		const { nLeft, inner, rows } = parted(2, first, second);
		expect(nLeft).toBe(values.filter((value) => value <= first).length);
		expect(inner).toBe(values.filter((value) => value <= second).length);
		expect(Math.max(-1, ...valuesOf(rows.subarray(0, inner)))).toBeLessThanOrEqual(second);
		expect(Math.min(10, ...valuesOf(rows.subarray(inner)))).toBeGreaterThan(second);
		expect(Math.min(10, ...valuesOf(rows.subarray(nLeft)))).toBeGreaterThan(first);
	});

	it('loses no row', () => {
		const { rows } = parted(2, 3, 1);
		expect(rows.slice().sort()).toEqual(Uint32Array.from({ length: ROWS }, (_, row) => row));
	});

	it('puts them in the same order on any number of threads', () => {
		const one = parted(1, 6, 2);
		expect(parted(2, 6, 2)).toEqual(one);
		expect(parted(3, 6, 2)).toEqual(one);
	});
});

/** The histogram of one side of all rows, parted by "value <= 2"; built on the way, or afterwards from the list of rows. */
function histogramOf(side: 'left' | 'right', threads: number, onTheWay: boolean): number[] {
	const team = new Team({ threads });
	const data = new TreeData(team, ROWS, 1);
	data.load([values], [{ thresholds: Float64Array.from({ length: 9 }, (_, i) => i + 0.5) }]);
	const gradients = team.arena.int32(2 * ROWS);
	for (let row = 0; row < ROWS; row++)
		gradients.view.set([(row % 1000) * 1e6 - 5e8, 131_071 - (row % 7)], row * 2);
	const [rows, histograms] = [new TreeRows(data), new TreeHistograms(data, [NUMBERS])];
	histograms.prepare(SETTINGS, [0]);
	const fill = onTheWay ? histograms.filling(side, gradients.address) : undefined;
	const nLeft = rows.part(
		{ first: 0, count: ROWS, all: true },
		0,
		new Uint8Array(256).fill(1, 0, 3),
		fill,
	);
	const place = {
		first: side === 'left' ? 0 : nLeft,
		count: side === 'left' ? nLeft : ROWS - nLeft,
	};
	if (!onTheWay) histograms.build(rows, { ...place, all: false }, gradients.address);
	const sums = histograms.sums();
	const slot = histograms.take();
	histograms.search(slot, {
		...sums,
		value: 0,
		least: -Infinity,
		greatest: Infinity,
		search: false,
	});
	const found = [sums.g, sums.h, sums.rows, ...slot.view.subarray(0, 768)];
	team.close();
	return found;
}

const NUMBERS = { kind: 'number', nBins: 10, constraint: 0 } as const;
const LIMITS = { l2Regularization: 0, minSamplesLeaf: 1, minHessian: 0 };
const SETTINGS = { scaleG: 1, scaleH: 1, ...LIMITS, categorySmoothing: 1, minCategoryRows: 1 };

describe('the histogram of a side', () => {
	it.each(['left', 'right'] as const)('is the same built on the way (%s)', (side) => {
		const afterwards = histogramOf(side, 1, false);
		expect(afterwards[2]).toBe(
			values.filter((value) => (side === 'left' ? value <= 2 : value > 2)).length,
		);
		for (const threads of [1, 2, 3]) {
			expect(histogramOf(side, threads, true)).toEqual(afterwards);
		}
	});

	it('adds up whole numbers exactly', () => {
		let [g, h] = [0, 0];
		values.forEach((value, row) => {
			if (value <= 2) return;
			g += (row % 1000) * 1e6 - 5e8;
			h += 131_071 - (row % 7);
		});
		expect(histogramOf('right', 2, true).slice(0, 2)).toEqual([g, h]);
	});
});

describe('codes of picked rows', () => {
	it('are those of the rows that the mask names', () => {
		const team = new Team({ threads: 2 });
		const mask = Uint8Array.from(values, (_, row) => row % 3);
		const count = mask.filter((value) => value === 1).length;
		const data = new TreeData(team, count, 1);
		const coding = { thresholds: Float64Array.of(2.5, 5.5) };
		expect(data.load([values], [coding], { mask, value: 1, count })).toBe(-1);
		const expected = values
			.filter((_, row) => row % 3 === 1)
			.map((x) => (x < 3 ? 0 : x < 6 ? 1 : 2));
		const codes = data.codes.view.filter((_, at) => at % 4 === 0);
		expect(Array.from(codes)).toEqual(Array.from(expected));
		team.close();
	});

	it('name the column that holds an infinite value', () => {
		const team = new Team({ threads: 1 });
		const data = new TreeData(team, 2, 2);
		const codings = [{ thresholds: Float64Array.of(0) }, { thresholds: Float64Array.of(0) }];
		const columns = [Float64Array.of(1, NaN), Float64Array.of(1, -Infinity)];
		expect(data.load(columns, codings)).toBe(1);
		team.close();
	});
});

describe('what boosting holds of a row', () => {
	it('is at most twice its binned values, for two classes', () => {
		const team = new Team({ threads: 1 });
		const [rows, features] = [400_000, 20];
		const data = new TreeData(team, rows, features);
		const list = new TreeRows(data);
		const scores = new TreeScores(data, 'log', new Uint8Array(rows), undefined, Float64Array.of(0));
		expect([list.rows.length, scores.single]).toEqual([rows, true]);
		expect(team.arena.used).toBeGreaterThan(rows * features);
		expect(team.arena.used).toBeLessThanOrEqual(2 * rows * features);
		team.close();
	});
});
