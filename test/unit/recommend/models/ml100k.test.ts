/** Public ratings of ../shared/data, used where they are present. More of it, and Auto: bench/recommend.bench.mjs. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildCsr } from '../../../../lib/math';
import {
	Ease,
	ImplicitAlsRecommender,
	ItemKnn,
	judgeRecommender,
	panelOf,
	Popularity,
	splitPerItem,
	type ListJudgement,
	type Recommender,
} from '../../../../lib/recommend';

// Minutes of head room for a machine that does other work at the same time.
jest.setTimeout(180_000);

const PATH = resolve(__dirname, '../../../../../shared/data/ml-100k/u.data.gz');
const there = existsSync(PATH);
const suite = there ? describe : describe.skip;

suite(there ? 'ml-100k' : `ml-100k (skipped: ${PATH} is not here)`, () => {
	const judge = (model: Recommender): Record<'ndcg' | 'map' | 'recall', number> => {
		const ratings = gunzipSync(readFileSync(PATH)).toString().trim().split('\n');
		const cells = ratings.map((line) => line.split(/\s+/).map(Number));
		const matrix = buildCsr(943, 1682, {
			rows: cells.map(([user = 0]) => user - 1),
			columns: cells.map(([, film = 0]) => film - 1),
		});
		const split = splitPerItem(matrix, { seed: 42 });
		const judgement = judgeRecommender(model.fit(split.train, { threads: 1 }), panelOf(split), 10, {
			threads: 1,
		});
		return means(judgement);
	};

	const means = ({ values }: ListJudgement) => {
		const mean = (list: Float64Array) => list.reduce((a, b) => a + b, 0) / list.length;
		return { ndcg: mean(values.ndcg), map: mean(values.map), recall: mean(values.recall) };
	};

	it('reaches nDCG@10 of .482 with EASE, λ 400 (75/25 per film, seen removed, seed 42)', () => {
		const { ndcg, map } = judge(new Ease({ regularization: 400 }));
		expect(ndcg).toBeGreaterThan(0.482);
		expect(map).toBeGreaterThan(0.149);
	});

	it('reaches nDCG@10 of .49 and recall of .225 with iALS of 64 factors', () => {
		const { ndcg, recall } = judge(new ImplicitAlsRecommender({ relativeRegularization: 0.1 }));
		expect(ndcg).toBeGreaterThan(0.49);
		expect(recall).toBeGreaterThan(0.225);
	});

	it('puts neighbours between popularity and the models', () => {
		const [least, middle] = [judge(new Popularity()), judge(new ItemKnn({ similarity: 'tfidf' }))];
		// Popularity's numbers hardly depend on the split: .252 in our bench on three seeds.
		expect(Math.abs(least.ndcg - 0.252)).toBeLessThan(0.01);
		expect(middle.ndcg).toBeGreaterThan(0.4);
	});
});
