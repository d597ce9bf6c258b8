import { buildCsr, Random, type CsrMatrix } from '../../../../lib/math';
import { chooseRecommender } from '../../../../lib/recommend/auto/chooseRecommender';
import { learnBlend, learnWeights } from '../../../../lib/recommend/blend/learnWeights';
import { shortlistsOf } from '../../../../lib/recommend/blend/shortlists';
import { ndcgOf, panelOf } from '../../../../lib/recommend/protocol/judge';
import { splitPerItem } from '../../../../lib/recommend/protocol/splitPerItem';

/** Customers of four tastes, ten products each; `noise` of the purchases are anything. */
function planted(noise: number): CsrMatrix {
	const random = new Random(11);
	const rows: number[] = [];
	const columns: number[] = [];
	for (let customer = 0; customer < 200; customer++) {
		for (let i = 0; i < 9; i++) {
			const own = 10 * (customer % 4) + random.integer(10);
			rows.push(customer);
			columns.push(random.uniform() < noise ? random.integer(40) : own);
		}
	}
	return buildCsr(200, 40, { rows, columns });
}

describe('Auto', () => {
	it('beats popularity where people have tastes, and says by how much', () => {
		const choice = chooseRecommender(planted(0.2), { seed: 2 }, { threads: 1 });
		expect(choice.chosen).not.toBe('Popularity');
		const popularity = choice.leaderboard.find(({ name }) => name === 'Popularity');
		expect(popularity?.toChosen.high).toBeLessThan(0);
		const ndcg = choice.leaderboard.map((entry) => entry.ndcg.mean);
		expect(ndcg).toEqual([...ndcg].sort((a, b) => b - a));
		expect(choice.leaderboard).toHaveLength(6);
		expect(choice.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
	});

	it('gives the same model for the same seed on one thread and on two', () => {
		const save = (threads: number) =>
			chooseRecommender(planted(0.3), { seed: 5 }, { threads }).model.save();
		expect(save(2)).toEqual(save(1));
	});

	it('leaves out what is too expensive and names it', () => {
		const choice = chooseRecommender(planted(0.2), { maxWork: 20_000 }, { threads: 1 });
		expect(choice.leftOut.map(({ name }) => name)).toEqual([
			'EASE',
			'iALS (32 factors)',
			'iALS (64 factors)',
		]);
		expect(choice.leftOut[0]?.reason).toBe(
			'One training takes about 3.2e+4 steps, more than 2.0e+4.',
		);
		expect(choice.leaderboard.map(({ name }) => name).sort()).toEqual([
			'Blend',
			'Item-kNN (TF-IDF)',
			'Popularity',
		]);
	});

	it('takes popularity when nobody can be judged', () => {
		const choice = chooseRecommender(buildCsr(1, 3, { rows: [0], columns: [1] }));
		expect(choice).toMatchObject({ chosen: 'Popularity', leaderboard: [], customers: 0 });
		expect([...choice.model.score(buildCsr(1, 3, { rows: [], columns: [] }))]).toEqual([0, 1, 0]);
	});
});

describe('learned weights', () => {
	const split = splitPerItem(planted(0), { seed: 1 });
	const panel = panelOf(split);
	const { nCols } = panel.histories;
	const perfect = new Float32Array(panel.customers.length * nCols);
	panel.hidden.forEach((wanted, row) => {
		for (const item of wanted) perfect[row * nCols + item] = 1;
	});
	const noise = new Float32Array(perfect.length).map((_, i) => Math.sin(i * i));

	it('go to the model that knows the answers', () => {
		expect(learnWeights(shortlistsOf([noise, perfect], panel, 50), 10)).toEqual([0, 1]);
	});

	it('promise nothing from a model of noise: customers are judged by weights learned on others', () => {
		const lists = shortlistsOf([noise, noise.map((value) => -value)], panel, 50);
		const learned = learnBlend(lists, 10);
		const { weights } = learned;
		const ndcg = ndcgOf(learned.lists, panel, 10);
		expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
		expect(ndcg).toHaveLength(panel.customers.length);
		const mean = ndcg.reduce((a, b) => a + b) / ndcg.length;
		expect(mean).toBeLessThan(0.4);
	});
});
