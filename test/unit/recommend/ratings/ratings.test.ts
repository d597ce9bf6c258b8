import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildCsr, Random, type CsrMatrix } from '../../../../lib/math';
import {
	RatingFactorization,
	randomFolds,
	ratingErrors,
	type RatingFactorizationOptions,
	type RatingMethod,
} from '../../../../lib/recommend/ratings';
import { encodeArtefact } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const METHODS: readonly RatingMethod[] = ['baseline', 'sgd', 'als', 'svdpp'];
type Rating = readonly [customer: number, product: number, rating: number];

function matrixOf(ratings: readonly Rating[], nRows = 40, nCols = 30): CsrMatrix {
	return buildCsr(nRows, nCols, {
		rows: ratings.map(([customer]) => customer),
		columns: ratings.map(([, product]) => product),
		values: ratings.map(([, , rating]) => rating),
	});
}

/** Two tastes: even customers love even products, odd ones odd products; 60 % are rated. */
function planted(): { train: Rating[]; test: Rating[] } {
	const random = new Random(3);
	const all = Array.from({ length: 40 * 30 }, (_, i): Rating => {
		const [customer, product] = [i % 40, Math.floor(i / 40)];
		return [customer, product, (customer + product) % 2 === 0 ? 5 : 2];
	});
	const inTrain = all.map(() => random.uniform() < 0.6);
	return { train: all.filter((_, i) => inTrain[i]), test: all.filter((_, i) => !inTrain[i]) };
}

const { train, test } = planted();
const customersOf = (ratings: readonly Rating[]) => ratings.map(([customer]) => customer);
const productsOf = (ratings: readonly Rating[]) => ratings.map(([, product]) => product);
const valuesOf = (ratings: readonly Rating[]) => ratings.map(([, , rating]) => rating);

const fit = (options: RatingFactorizationOptions, ratings: readonly Rating[] = train) =>
	new RatingFactorization({ factors: 4, seed: 5, ...options }).fit(matrixOf(ratings));

describe.each(METHODS)('ratings by %s', (method) => {
	it('is better than the mean on planted tastes; factors find them, biases cannot', () => {
		const model = fit({ method });
		const predicted = model.predict(customersOf(test), productsOf(test));
		const { rmse } = ratingErrors(predicted, valuesOf(test));
		// The deviation of the ratings is 1.5.
		if (method === 'baseline') expect(rmse).toBeGreaterThan(1.4);
		else expect(rmse).toBeLessThan(0.4);
	});

	it('gives the same bytes for any order of rows, and others for another seed', () => {
		const bytes = fit({ method }).save();
		expect(fit({ method }, [...train].reverse()).save()).toEqual(bytes);
		if (method !== 'baseline') expect(fit({ method, seed: 6 }).save()).not.toEqual(bytes);
	});

	it('predicts the same after saving and loading, and saves the same bytes again', () => {
		const model = fit({ method });
		const loaded = RatingFactorization.load(model.save());
		const ask = (m: RatingFactorization) => m.predict(customersOf(test), productsOf(test));
		expect(ask(loaded)).toEqual(ask(model));
		expect(loaded.save()).toEqual(model.save());
	});

	it('moves and stretches with the scale of the ratings', () => {
		const moved = train.map(([c, p, rating]): Rating => [c, p, 20 * rating - 7]);
		const [one, two] = [fit({ method }), fit({ method }, moved)].map((model) =>
			model.predict(customersOf(test), productsOf(test)),
		);
		expect(
			two?.map((value) => (value + 7) / 20).every((v, i) => Math.abs(v - one![i]!) < 1e-4),
		).toBe(true);
	});

	it('stays within the scale of the training, or within the one given', () => {
		const values = fit({ method }).predict(customersOf(test), productsOf(test));
		expect(Math.min(...values)).toBeGreaterThanOrEqual(2);
		expect(Math.max(...values)).toBeLessThanOrEqual(5);
		const narrow = fit({ method, scale: [3, 3.5] }).predict(customersOf(test), productsOf(test));
		expect(Math.min(...narrow)).toBeGreaterThanOrEqual(3);
		expect(Math.max(...narrow)).toBeLessThanOrEqual(3.5);
	});

	it('treats unknown customers and products as average ones', () => {
		const model = fit({ method });
		const [stranger] = model.predict([-1], [-1]);
		const mean = valuesOf(train).reduce((a, b) => a + b) / train.length;
		expect(stranger).toBeCloseTo(mean, 5);
		expect([...model.predict([999, 0], [0, 999])].every(Number.isFinite)).toBe(true);
	});

	it('learns from one rating, and predicts it everywhere', () => {
		const model = fit({ method }, [[3, 4, 2.5]]);
		expect([...model.predict([3, 0, -1], [4, 0, -1])]).toEqual([2.5, 2.5, 2.5]);
	});

	it('stops when it is cancelled', () => {
		const { signal } = testContext({ cancelAfter: 3 });
		const model = new RatingFactorization({ method });
		expect(() => model.fit(matrixOf(train), { signal })).toThrow(
			expect.objectContaining({ code: 'CANCELLED' }),
		);
	});
});

describe('folding in', () => {
	it.each(['sgd', 'als', 'svdpp'] as const)(
		'gives a newcomer of %s with known tastes what the others of that taste like',
		(method) => {
			const model = fit({ method });
			const newcomer = model.foldIn([0, 1, 2, 3, 4, 5], [5, 2, 5, 2, 5, 2]);
			for (let product = 6; product < 30; product++) {
				const liked = product % 2 === 0;
				const rating = model.rate(newcomer, product);
				if (liked) expect(rating).toBeGreaterThan(4);
				else expect(rating).toBeLessThan(3);
			}
		},
	);

	it('of nothing, or of unknown products, is the average customer', () => {
		const model = fit({ method: 'svdpp' });
		const expected = [...model.predict([-1, -1], [0, 7])];
		for (const stranger of [model.foldIn([], []), model.foldIn([999, -1], [5, 5])]) {
			expect([model.rate(stranger, 0), model.rate(stranger, 7)]).toEqual(expected);
		}
	});
});

describe('the baseline', () => {
	it('finds the biases of a hand calculation', () => {
		// One customer, ratings 1 and 5 of two products: scaled −1 and 1; first pass bias ±1/(10 + 1), customer 0.
		const model = new RatingFactorization({ method: 'baseline' }).fit(
			matrixOf([
				[0, 0, 1],
				[0, 1, 5],
			]),
		);
		const [low, high] = model.predict([0, 0], [0, 1]);
		expect(low).toBeCloseTo(3 - 2 / 11, 6);
		expect(high).toBeCloseTo(3 + 2 / 11, 6);
	});
});

describe('hostile ratings', () => {
	it('are refused with a reason: none, not a number, options out of range', () => {
		const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;
		expect(() => fit({}, [])).toThrow(code('EMPTY_INPUT'));
		expect(() => fit({}, [[0, 0, NaN]])).toThrow(code('WRONG_TYPE'));
		expect(() => new RatingFactorization().predict([0], [0])).toThrow(code('NOT_FITTED'));
		for (const bad of [
			{ factors: 0 },
			{ epochs: 0.5 },
			{ learningRate: 0 },
			{ regularization: -1 },
			{ scale: [5, 1] as const },
			{ seed: NaN },
			{ method: 'magic' as 'sgd' },
		]) {
			expect(() => new RatingFactorization(bad)).toThrow(code('INVALID_PARAMETER'));
		}
	});

	it('all the same give that rating back', () => {
		const same = train.map(([c, p]): Rating => [c, p, 4]);
		const predicted = fit({ method: 'sgd' }, same).predict([0, 5], [7, 9]);
		predicted.forEach((value) => expect(value).toBe(4));
	});

	it('never leave a model whose numbers ran away', () => {
		const wild = () => fit({ method: 'sgd', learningRate: 1, regularization: 10, epochs: 1000 });
		expect(wild).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER' }));
	});

	it('damaged bytes are refused, whatever byte it is', () => {
		const bytes = fit({ method: 'svdpp', factors: 2, epochs: 1 }).save();
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const damaged = bytes.slice();
				damaged[at] = (damaged[at] ?? 0) ^ change;
				expect(() => RatingFactorization.load(damaged)).toThrow(
					expect.objectContaining({ code: expect.stringMatching(/CORRUPT_FILE|UNSUPPORTED/) }),
				);
			}),
			{ numRuns: 60 },
		);
		const empty = { kind: 'recommend.ratings', version: 1, meta: {}, tensors: {} };
		expect(() => RatingFactorization.load(encodeArtefact(empty))).toThrow(
			expect.objectContaining({ code: 'CORRUPT_FILE' }),
		);
	});
});

const path = resolve(__dirname, '../../../../../shared/data/ml-100k/u.data.gz');
const suite = existsSync(path) ? describe : describe.skip;

suite('ml-100k (skipped when ../shared/data/ml-100k is not here)', () => {
	it('stays below RMSE .915 and MAE .722 on the first of five random folds (seed 42) with the defaults', () => {
		const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
		const ratings = lines.map((line): Rating => {
			const [user = 0, film = 0, rating = 0] = line.split(/\s+/).map(Number);
			return [user - 1, film - 1, rating];
		});
		const hidden = new Set(randomFolds(ratings.length, 5, 42)[0]);
		const held = ratings.filter((_, i) => hidden.has(i));
		const kept = ratings.filter((_, i) => !hidden.has(i));
		const model = new RatingFactorization({ seed: 42, scale: [1, 5] }).fit(
			matrixOf(kept, 943, 1682),
		);
		const predicted = model.predict(customersOf(held), productsOf(held));
		const { rmse, mae } = ratingErrors(predicted, valuesOf(held));
		expect(held).toHaveLength(20_000);
		expect(rmse).toBeLessThan(0.915);
		expect(mae).toBeLessThan(0.722);
	});
});
