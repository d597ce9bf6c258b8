// How exactly ratings of films are predicted: MovieLens 100K, 5 random folds (seed 42), clipped to 1–5, RMSE and MAE over all
// held-out ratings. Defaults of each method.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FILE = new URL('../../shared/data/ml-100k/u.data.gz', import.meta.url);
const SEED = 42;
const FOLDS = 5;
const METHODS = ['baseline', 'sgd', 'als', 'svdpp'];

export const metrics = [
	{ metric: 'ml100k.rmse', goal: { op: '<=', value: 0.912 } },
	{ metric: 'ml100k.mae', goal: { op: '<=', value: 0.72 } },
	...METHODS.map((method) => ({ metric: `ml100k.${method}.rmse` })),
];

function readRatings() {
	const lines = gunzipSync(readFileSync(FILE)).toString().trim().split('\n');
	const cells = lines.map((line) => line.split(/\s+/).map(Number));
	return {
		rows: cells.map(([user]) => user - 1),
		columns: cells.map(([, film]) => film - 1),
		values: cells.map(([, , rating]) => rating),
	};
}

const take = (list, places) => Array.from(places, (place) => list[place]);

/** Errors over the held-out ratings of all folds together. */
function crossValidate({ buildCsr }, { RatingFactorization, randomFolds, ratingErrors }, method) {
	const { rows, columns, values } = readRatings();
	const folds = randomFolds(values.length, FOLDS, SEED);
	const predicted = new Float64Array(values.length);
	for (const test of folds) {
		const train = folds.filter((fold) => fold !== test).flatMap((fold) => [...fold]);
		const matrix = buildCsr(943, 1682, {
			rows: take(rows, train),
			columns: take(columns, train),
			values: take(values, train),
		});
		const model = new RatingFactorization({ method, seed: SEED, scale: [1, 5] }).fit(matrix);
		const guesses = model.predict(take(rows, test), take(columns, test));
		test.forEach((place, i) => (predicted[place] = guesses[i]));
	}
	return { ...ratingErrors(predicted, values), rows: values.length };
}

export async function run(bench) {
	if (!existsSync(FILE)) throw new Error('../shared/data/ml-100k is not here.');
	const math = bench.dist('lib/math/index.js');
	const ratings = bench.dist('lib/recommend/ratings/index.js');
	const data = 'ml-100k, 5 random folds seed 42, clip 1-5';
	for (const method of METHODS) {
		const found = {};
		const { seconds } = await bench.measure(() => {
			Object.assign(found, crossValidate(math, ratings, method));
		});
		const { rmse, mae, rows } = found;
		const more = { data, rows, method, seconds: Number(seconds.toFixed(1)) };
		bench.emit({ metric: `ml100k.${method}.rmse`, value: rmse, unit: 'RMSE', mae, ...more });
		if (method !== 'svdpp') continue;
		bench.emit({ metric: 'ml100k.rmse', value: rmse, unit: 'RMSE', ...more });
		bench.emit({ metric: 'ml100k.mae', value: mae, unit: 'MAE', ...more });
	}
}
