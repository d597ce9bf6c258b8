import fc from 'fast-check';
import { kmeans as mlKmeans } from 'ml-kmeans';
import { matrixFromRows, Random, type DenseMatrix } from '../../../lib/math';
import { KMeans } from '../../../lib/segment/kmeans';

function blobs(centres: number[][], perBlob: number, deviation: number, seed: number): DenseMatrix {
	const random = new Random(seed);
	return matrixFromRows(
		Array.from({ length: perBlob * centres.length }, (_, row) =>
			centres[row % centres.length]!.map((value) => value + random.normal(0, deviation)),
		),
	);
}

const toRows = ({ data, nRows, nCols }: DenseMatrix) =>
	Array.from({ length: nRows }, (_, row) =>
		Array.from(data.subarray(row * nCols, (row + 1) * nCols)),
	);

const FOUR = [
	[0, 0],
	[10, 0],
	[0, 10],
	[10, 10],
];

describe('KMeans', () => {
	it('finds groups that lie far apart, whatever the seed', () => {
		for (const seed of [1, 2, 3]) {
			const matrix = blobs(FOUR, 200, 0.5, seed);
			const model = new KMeans({ nClusters: 4, seed, threads: 1 }).fit(matrix);
			const groups = new Set(Array.from(model.labels, (label, row) => `${row % 4}:${label}`));
			expect(groups.size).toBe(4);
		}
	});

	it('takes the same way as ml-kmeans from the same centres', () => {
		const matrix = blobs(
			[
				[0, 0, 0],
				[2, 1, 0],
				[1, 3, 2],
			],
			400,
			1.2,
			5,
		);
		const init = toRows(matrix).slice(0, 5);
		const theirs = mlKmeans(toRows(matrix), 5, {
			initialization: init,
			maxIterations: 500,
			tolerance: 0,
		});
		const ours = new KMeans({
			nClusters: 5,
			init: Float32Array.from(init.flat()),
			tol: 0,
			maxIter: 500,
		});
		ours.fit(matrix);
		expect(theirs.converged).toBe(true);
		const differing = theirs.clusters.filter((label, row) => label !== ours.labels[row]);
		expect(differing.length).toBeLessThanOrEqual(2); // rows on a border, float32 against float64
		theirs.centroids.flat().forEach((value, at) => expect(ours.centres[at]).toBeCloseTo(value, 2));
	});

	it('gives the same bytes on one thread and on three', () => {
		const matrix = blobs(FOUR, 30_000, 4, 6);
		const fit = (threads: number) =>
			new KMeans({ nClusters: 9, seed: 2, nInit: 2, threads }).fit(matrix);
		const [one, three] = [fit(1), fit(3)];
		expect(three.labels).toEqual(one.labels);
		expect(three.centres).toEqual(one.centres);
		expect(three.inertia).toBe(one.inertia);
	});

	it('does not depend on where the origin lies', () => {
		const near = blobs(FOUR, 100, 1, 7);
		const far = { ...near, data: near.data.map((value) => value + 4096) };
		const labels = (matrix: DenseMatrix) =>
			new KMeans({ nClusters: 4, seed: 1 }).fit(matrix).labels;
		expect(labels(far)).toEqual(labels(near));
	});

	it('assigns every row to a centre that is nearest', () => {
		const sizes = fc.tuple(
			fc.integer({ min: 1, max: 200 }),
			fc.integer({ min: 1, max: 9 }),
			fc.nat(1000),
		);
		fc.assert(
			fc.property(sizes, ([rows, columns, seed]) => {
				const random = new Random(seed);
				const data = Float32Array.from({ length: rows * columns }, () => random.normal());
				const k = 1 + (seed % Math.min(rows, 12));
				const matrix = { data, nRows: rows, nCols: columns };
				const model = new KMeans({ nClusters: k, seed, nInit: 1, threads: 1 }).fit(matrix);
				toRows(matrix).forEach((row, at) => {
					const squares = Array.from({ length: k }, (_, c) =>
						row.reduce((sum, value, f) => sum + (value - model.centres[c * columns + f]!) ** 2, 0),
					);
					expect(squares[model.labels[at]!]! - Math.min(...squares)).toBeLessThan(1e-4);
				});
			}),
			{ numRuns: 40 },
		);
	});

	it('predicts the labels it was fitted with', () => {
		const matrix = blobs(FOUR, 300, 1, 8);
		const model = new KMeans({ nClusters: 4, seed: 1 }).fit(matrix);
		expect(model.predict(matrix)).toEqual(model.labels);
		expect(KMeans.fromCentres(model.centres, 2).predict(matrix)).toEqual(model.labels);
	});

	it('uses every cluster when a start leaves some empty', () => {
		const matrix = blobs(FOUR, 50, 1, 9);
		const init = Float32Array.of(0, 0, 500, 500, 600, 600, 10, 10);
		const model = new KMeans({ nClusters: 4, init }).fit(matrix);
		expect(new Set(model.labels).size).toBe(4);
	});

	it('has the inertia of scikit-learn on a small table', () => {
		// sklearn.cluster.KMeans(2, init=[[1, 1], [8, 8]], n_init=1): centres (1.25, 1.5), (8.5, 8.5), inertia 3.75.
		const matrix = matrixFromRows([
			[1, 1],
			[1, 2],
			[2, 1],
			[1, 2],
			[8, 8],
			[9, 8],
			[8, 9],
			[9, 9],
		]);
		const model = new KMeans({ nClusters: 2, init: Float32Array.of(1, 1, 8, 8) }).fit(matrix);
		expect(Array.from(model.centres)).toEqual([1.25, 1.5, 8.5, 8.5]);
		expect(model.inertia).toBeCloseTo(3.75, 6);
	});

	it('puts equal rows into one cluster though more were asked for', () => {
		const matrix = matrixFromRows(new Array<number[]>(20).fill([3, 4]));
		const model = new KMeans({ nClusters: 3, seed: 1 }).fit(matrix);
		expect(new Set(model.labels).size).toBe(1);
		expect(model.inertia).toBe(0);
	});

	it.each([
		[{ nClusters: 0 }, [[1]], 'INVALID_PARAMETER'],
		[{ nClusters: 5 }, [[1], [2]], 'INVALID_PARAMETER'],
		[{ nClusters: 1 }, [], 'EMPTY_INPUT'],
		[{ nClusters: 1 }, [[Number.NaN]], 'WRONG_TYPE'],
		[{ nClusters: 1 }, [[Infinity]], 'WRONG_TYPE'],
	])('refuses %j on %j with %s', (options, rows, code) => {
		expect(() => new KMeans(options).fit(matrixFromRows(rows))).toThrow(
			expect.objectContaining({ code }),
		);
	});

	it('throws NOT_FITTED before fit', () => {
		expect(() => new KMeans({ nClusters: 2 }).labels).toThrow(
			expect.objectContaining({ code: 'NOT_FITTED' }),
		);
	});
});
