import { Random } from '../../lib/math';
import { assignSegments, findSegments, KMeans } from '../../lib/segment';
import { testContext } from '../support/context';
import { plantedCustomers } from '../unit/segment/plantedGroups';
import { estimatorContract, modelJobsContract } from './estimator.contract';

const random = new Random(8);
const nRows = 60_000;
const nCols = 8;
const data = Float32Array.from({ length: nRows * nCols }, (_, i) =>
	random.normal(((i / nCols) | 0) % 5),
);

estimatorContract('KMeans', {
	create: ({ seed, threads }) => new KMeans({ nClusters: 5, nInit: 2, maxIter: 5, seed, threads }),
	matrix: { data, nRows, nCols },
});

modelJobsContract('segment.kmeans', {
	train: (table, { seed, threads }) =>
		findSegments(table, { seed, maxClusters: 5 }, testContext({ threads })),
	apply: (artefact, table) => assignSegments(table, { artefact }, testContext()),
	table: plantedCustomers(240),
});
