import {
	ALGORITHMS,
	recommendForCustomers,
	trainRecommender,
	type Algorithm,
	type TrainOptions,
} from '../../../../lib/recommend';
import { Random, shuffle } from '../../../../lib/math';
import { fitRecommender } from '../../../../lib/recommend/algorithm/fitRecommender';
import { readEvents } from '../../../../lib/recommend/events';
import { ImplicitAlsRecommender } from '../../../../lib/recommend/implicitAls/implicitAls';
import { buildInteractions } from '../../../../lib/recommend/interactions';
import { decodeModel, encodeModel } from '../../../../lib/recommend/model';
import { dateColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import {
	customersTable,
	EVENT_COLUMNS,
	eventsTable,
	pad,
	plantedEvents,
	sameCamp,
} from '../plantedTastes';
import { all, everyone, ids, listOf } from '../runPlanted';

const MODELS = ALGORITHMS.filter((algorithm) => algorithm !== 'popularity');

async function train(algorithm: Algorithm, more: Partial<TrainOptions> = {}, events = all) {
	const options = { ...EVENT_COLUMNS, algorithm, ...more };
	return await trainRecommender(eventsTable(events), options, testContext());
}

async function recommend(artefact: Uint8Array, customers: readonly string[], topN = 3) {
	const options = { customerColumn: 'customer_id', topN, artefact };
	return await recommendForCustomers(customersTable(customers), options, testContext());
}

describe.each(MODELS)('a model trained with algorithm %s', (algorithm) => {
	it('finds the own camp for customers, nothing bought before, and beats popularity', async () => {
		const { artefact, report } = await train(algorithm);
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		expect(report.evaluation.ndcgGain.low).toBeGreaterThan(0);
		const { table } = await recommend(artefact, everyone);
		const bought = new Set(all.map(({ customer, product }) => `${customer} ${product}`));
		const first = everyone.map((customer, row) => ({
			customer,
			product: ids(table, row)[0] ?? '',
		}));
		expect(first.filter(({ customer, product }) => bought.has(`${customer} ${product}`))).toEqual(
			[],
		);
		const own = first.filter(({ customer, product }) => sameCamp(customer, product));
		expect(own.length / first.length).toBeGreaterThan(0.75);
	});

	it('is the same bytes for any order of rows and any number of threads', async () => {
		const events = all.slice();
		shuffle(events, new Random(3));
		const options = { ...EVENT_COLUMNS, algorithm, evaluation: 'none' } as const;
		const bytes = async (given: typeof all, threads: number) => {
			const context = { ...testContext(), threads };
			const { artefact } = await trainRecommender(eventsTable(given), options, context);
			return Buffer.from(artefact);
		};
		expect((await bytes(events, 2)).equals(await bytes(all, 1))).toBe(true);
	});
});

describe('reasons', () => {
	it.each(['ease', 'itemKnn', 'blend'] as const)(
		'of %s name purchases of the own camp',
		async (algorithm) => {
			const { artefact } = await train(algorithm, { evaluation: 'none' });
			const { table } = await recommend(artefact, everyone, 1);
			const reasons = everyone.map((_, row) => listOf(table, row)[0]?.because[0]?.productId ?? '');
			const own = reasons.filter((reason, c) => sameCamp(`c${pad(c)}`, reason));
			expect(own.length).toBeGreaterThan(75);
		},
	);
});

describe('the report of a training', () => {
	it('shows all measures of the model and of popularity with their intervals', async () => {
		const { report } = await train('itemKnn');
		if ('skipped' in report.evaluation) throw new Error(report.evaluation.skipped);
		const { scores, fallbackShare } = report.evaluation;
		expect(scores.map(({ model }) => model)).toEqual(['Item-kNN', 'Popularity']);
		for (const { intervals, ...values } of scores) {
			for (const [name, { mean, low, high }] of Object.entries(intervals)) {
				expect(values).toHaveProperty(name, mean);
				expect(low).toBeLessThanOrEqual(mean);
				expect(high).toBeGreaterThanOrEqual(mean);
			}
			expect(values.coverage).toBeGreaterThan(0);
		}
		expect(scores[0]?.coverage).toBeGreaterThan(scores[1]?.coverage ?? 1);
		expect(fallbackShare).toBeGreaterThanOrEqual(0);
		expect(fallbackShare).toBeLessThan(0.2);
	});

	it('counts the customers whom nothing was known of', async () => {
		const last = Math.max(...all.map(({ date }) => date));
		const newcomers = ['x', 'y', 'z'].map((customer) => ({
			...{ customer, product: 'p001', date: last, quantity: 1 },
		}));
		const before = await train('itemKnn');
		const { report } = await train('itemKnn', {}, [...all, ...newcomers]);
		const share = (one: typeof report) =>
			'skipped' in one.evaluation ? NaN : one.evaluation.fallbackShare;
		expect(share(report)).toBeGreaterThan(share(before.report));
	});

	it('holds the leaderboard of Auto, best first, with the chosen one at a difference of 0', async () => {
		const { report, info } = await train('auto');
		const { auto } = report;
		expect(auto?.split).toBe('time');
		const means = auto?.leaderboard.map(({ ndcg }) => ndcg.mean) ?? [];
		expect(means).toEqual([...means].sort((a, b) => b - a));
		expect(auto?.leaderboard.map(({ name }) => name).sort()).toEqual([
			'Blend',
			'EASE',
			'Item-kNN (TF-IDF)',
			'Popularity',
			'iALS (32 factors)',
			'iALS (64 factors)',
		]);
		const chosen = auto?.leaderboard.find(({ name }) => name === auto.chosen);
		expect(chosen?.toChosen).toEqual({ mean: 0, low: 0, high: 0 });
		expect(report.algorithm).toBe(auto?.chosen);
		expect(JSON.stringify(info)).not.toContain('seconds');
	});
});

it('Auto hides a tenth of each product where time leaves nobody to judge', async () => {
	const day = 86_400_000;
	const visitors = all.map((event) => ({ ...event, date: Number(event.customer.slice(1)) * day }));
	const { report } = await train('auto', {}, visitors);
	expect(report.auto?.split).toBe('perProduct');
	expect(report.auto?.customers).toBeGreaterThan(40);
});

describe('the algorithm popularity', () => {
	it('gives everybody bestsellers and calls them so', async () => {
		const { artefact, report } = await train('popularity');
		expect(report.evaluation).toHaveProperty('verdict', 'The model is the popularity baseline.');
		const result = await recommend(artefact, everyone);
		expect(result.report.sources).toMatchObject({ personal: 0, popular: 90 });
		expect(result.report.fallbackShare).toBe(1);
	});
});

describe('hostile data', () => {
	it('an unknown algorithm is refused with the names of all', async () => {
		const wrong = 'oracle' as Algorithm;
		await expect(train(wrong)).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: expect.stringContaining(
				'auto, ials, autoencoder, ease, itemKnn, bpr, popularity, blend',
			) as string,
		});
	});

	it.each(['auto', 'blend'] as const)(
		'one event is enough for %s, which recommends bestsellers and says so',
		async (algorithm) => {
			const events = [{ customer: 'x', product: 'a', date: 0, quantity: 1 }];
			const { artefact, report } = await train(algorithm, {}, events);
			expect(report.auto).toMatchObject({ chosen: 'Popularity', split: null, leaderboard: [] });
			expect(report.notes).toContainEqual(expect.stringMatching(/^Too few purchases to compare/));
			const { table } = await recommend(artefact, ['new']);
			expect(ids(table, 0)).toEqual(['a']);
		},
	);

	const wide = new Table([
		['customer_id', stringColumn(Array.from({ length: 10_400 }, (_, i) => `c${i % 40}`))],
		['product_id', stringColumn(Array.from({ length: 10_400 }, (_, i) => `p${i % 10_100}`))],
		['order_date', dateColumn(Array.from({ length: 10_400 }, (_, i) => i * 1000))],
	]);
	const { customerColumn, productColumn, dateColumn: dates } = EVENT_COLUMNS;
	const columns = { customerColumn, productColumn, dateColumn: dates };

	it('EASE refuses more than 10,000 products at once', async () => {
		const given = { ...columns, algorithm: 'ease' } as const;
		await expect(trainRecommender(wide, given, testContext())).rejects.toMatchObject({
			code: 'UNSUPPORTED',
			message: expect.stringContaining('10100 products are more than its limit of 10000') as string,
		});
	});

	it('Auto leaves EASE out above 10,000 products and says why', async () => {
		const given = { ...columns, algorithm: 'auto', evaluation: 'none' } as const;
		const { report } = await trainRecommender(wide, given, testContext());
		expect(report.auto?.leftOut).toEqual([
			{ name: 'EASE', reason: '10,100 products are more than its limit of 10,000.' },
		]);
		expect(report.notes).toContain(
			'Auto left EASE out. 10,100 products are more than its limit of 10,000.',
		);
	});
});

describe('iALS chosen by Auto', () => {
	it('is saved as the fused model: its scores are never held at once', () => {
		const { events } = readEvents(eventsTable(plantedEvents()), EVENT_COLUMNS);
		const { interactions } = buildInteractions(events, {});
		const recommender = new ImplicitAlsRecommender({ factors: 3 });
		const model = fitRecommender(recommender, interactions, testContext());
		expect(model.recommender).toBeNull();
		const loaded = decodeModel(encodeModel(model));
		expect(loaded).toMatchObject({ factors: 3, recommender: null });
	});
});
