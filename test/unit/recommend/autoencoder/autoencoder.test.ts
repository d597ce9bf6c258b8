import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { withTeam } from '../../../../lib/kernels';
import { buildCsr, Random, type CsrMatrix } from '../../../../lib/math';
import { Adam } from '../../../../lib/recommend/autoencoder/adam';
import { Autoencoder } from '../../../../lib/recommend/autoencoder/autoencoder';
import { gradientsOf } from '../../../../lib/recommend/autoencoder/batch';
import {
	scoresOf,
	startWeights,
	tastesOf,
	unitRows,
	WEIGHT_NAMES,
	type Weights,
} from '../../../../lib/recommend/autoencoder/weights';
import { judgeRecommender, panelOf } from '../../../../lib/recommend/protocol/judge';
import { splitPerItem } from '../../../../lib/recommend/protocol/splitPerItem';

const [ROWS, PRODUCTS, UNITS] = [5, 7, 3];

function histories(): CsrMatrix {
	const random = new Random(4);
	const entries = Array.from(
		{ length: 16 },
		(_, i) => [i % ROWS, random.integer(PRODUCTS)] as const,
	);
	return buildCsr(ROWS, PRODUCTS, {
		rows: entries.map(([row]) => row),
		columns: entries.map(([, product]) => product),
	});
}

/** −Σ t · ln softmax(scores) / rows, with targets that add up to each row's number of products. */
function lossOf(whole: CsrMatrix, seen: CsrMatrix, weights: Weights): number {
	const scores = withTeam({ threads: 1 }, 0, (team) =>
		scoresOf(team, tastesOf(team, seen, weights, undefined), weights, undefined),
	);
	let loss = 0;
	for (let row = 0; row < whole.nRows; row++) {
		const own = [...scores.subarray(row * PRODUCTS, (row + 1) * PRODUCTS)];
		const total = Math.log(own.reduce((sum, score) => sum + Math.exp(score), 0));
		const [from, to] = [whole.indptr[row]!, whole.indptr[row + 1]!];
		const strengths = whole.values.subarray(from, to);
		const scale = (to - from) / strengths.reduce((sum, value) => sum + value, 0);
		strengths.forEach((value, i) => {
			loss -= value * scale * (own[whole.indices[from + i]!]! - total);
		});
	}
	return loss / whole.nRows;
}

describe('the autoencoder', () => {
	it('has the gradients that small changes of each weight show', () => {
		const whole = histories();
		const seen = unitRows(whole);
		seen.values[3] = 0;
		const start = startWeights(PRODUCTS, UNITS, new Random(8));
		const weights = { ...start, encoderBias: Float32Array.of(0.1, -0.2, 0.3) };
		const gradients = withTeam({ threads: 1 }, 0, (team) =>
			gradientsOf(team, { seen, whole }, weights, undefined),
		);
		for (const name of WEIGHT_NAMES) {
			weights[name].forEach((value, at) => {
				const moved = (by: number) => {
					const list = weights[name].slice();
					list[at] = value + by;
					return lossOf(whole, seen, { ...weights, [name]: list });
				};
				const slope = (moved(0.01) - moved(-0.01)) / 0.02;
				expect(Math.abs((gradients[name][at] ?? NaN) - slope)).toBeLessThan(1e-3);
			});
		}
	});

	it('gives rows of length 1, and leaves rows of zeros alone', () => {
		const { values } = unitRows(
			buildCsr(2, 3, { rows: [0, 0, 1], columns: [0, 2, 1], values: [3, 4, 0] }),
		);
		expect([...values]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6), 0]);
	});

	it('scores a history the same whatever the unit of its strengths', () => {
		const model = new Autoencoder({ units: 4, epochs: 5 }).fit(histories());
		const history = (value: number) =>
			buildCsr(1, PRODUCTS, { rows: [0, 0], columns: [1, 4], values: [value, 2 * value] });
		const [small, large] = [model.score(history(1)), model.score(history(100))];
		small.forEach((score, item) => expect(large[item]).toBeCloseTo(score, 5));
	});

	it('takes a first step of Adam as long as the learning rate, whatever the gradient', () => {
		const values = Float32Array.of(1, 1, 1);
		new Adam([values], { learningRate: 0.1, decay: 0 }).update([Float32Array.of(5, -0.01, 0)]);
		expect([...values].map((value) => Number(value.toFixed(4)))).toEqual([0.9, 1.1, 1]);
	});

	it('refuses settings out of range and more weights than it can hold', () => {
		for (const bad of [{ units: 0 }, { dropout: 1 }, { learningRate: 0 }, { epochs: 1.5 }]) {
			expect(() => new Autoencoder(bad)).toThrow(
				expect.objectContaining({ code: 'INVALID_PARAMETER' }),
			);
		}
		const wide = buildCsr(1, 2 ** 18 + 1, { rows: [0], columns: [5] });
		expect(() => new Autoencoder().fit(wide)).toThrow(
			expect.objectContaining({ code: 'UNSUPPORTED' }),
		);
	});
});

const file = resolve(__dirname, '../../../../../shared/data/ml-100k/u.data.gz');
const suite = existsSync(file) ? describe : describe.skip;

suite('MovieLens 100K (skipped when ../shared/data/ml-100k is not here)', () => {
	it('reaches an nDCG@10 above .45 with 75/25 per film, seen removed', () => {
		const rows = gunzipSync(readFileSync(file))
			.toString()
			.trim()
			.split('\n')
			.map((row) => row.split('\t').map(Number));
		const all = buildCsr(943, 1682, {
			rows: rows.map(([user = 1]) => user - 1),
			columns: rows.map(([, film = 1]) => film - 1),
		});
		const split = splitPerItem(all, { seed: 42 });
		const model = new Autoencoder().fit(split.train);
		const { ndcg } = judgeRecommender(model, panelOf(split), 10).values;
		expect(ndcg.reduce((sum, value) => sum + value, 0) / ndcg.length).toBeGreaterThan(0.45);
	});
});
