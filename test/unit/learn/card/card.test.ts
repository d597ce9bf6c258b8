import { readFileSync } from 'node:fs';
import {
	readModelCard,
	trainModel,
	type ModelCard,
	type TrainOptions,
} from '../../../../lib/learn';
import { LIBRARY_VERSION } from '../../../../lib/learn/card';
import { Random } from '../../../../lib/math';
import {
	decodeArtefact,
	encodeArtefact,
	numberColumn,
	stringColumn,
	Table,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';

const N = 400;

/** Who has not ordered for long churns; e-mail addresses repeat, so that they are categories and no identifiers. */
function customers(seed = 1): Table {
	const random = new Random(seed);
	const recency = Array.from({ length: N }, () => random.uniform(0, 200));
	const churned = recency.map((days) =>
		random.uniform() < 1 / (1 + Math.exp((100 - days) / 20)) ? 'yes' : 'no',
	);
	const plan = recency.map((_, i) => (i < 3 ? 'secret plan' : ['basic', 'plus'][i % 2]) ?? '');
	const reach = recency.map((_, i) => (i % 2 ? `+43 660 12345${i % 20}` : 'none'));
	return new Table([
		['recency', numberColumn(recency)],
		['plan', stringColumn(plan)],
		['contact', stringColumn(recency.map((_, i) => `person${i % 20}@example.com`))],
		['reach', stringColumn(reach)],
		['region', stringColumn(recency.map((_, i) => ['North', 'South', 'East'][i % 3] ?? ''))],
		['empty', stringColumn(recency.map(() => null))],
		['spent', numberColumn(recency.map((days) => 500 - 2 * days + random.normal(0, 40)))],
		['churned', stringColumn(churned)],
	]);
}

const train = async (options: Partial<TrainOptions> = {}, table = customers()) =>
	await trainModel(
		table,
		{ target: 'churned', exclude: ['spent'], algorithm: 'logisticRegression', ...options },
		testContext(),
	);

describe('the card of a model with two classes', () => {
	let trained: Awaited<ReturnType<typeof train>>;
	let card: ModelCard;
	beforeAll(async () => {
		trained = await train();
		({ card } = trained);
	});

	it('travels in the saved model, and the same training gives the same card', async () => {
		expect(readModelCard(trained.artefact ?? new Uint8Array())).toEqual(card);
		expect((await train()).card).toEqual(card);
	});

	it('holds no category that is rare or reaches a person', () => {
		const text = JSON.stringify(card);
		expect(text).not.toContain('secret plan');
		expect(text).not.toContain('@example.com');
		expect(text).not.toContain('+43 660');
		const plan = card.features.find(({ column }) => column === 'plan');
		expect(plan).toMatchObject({ categories: ['plus', 'basic'], moreCategories: 1 });
		const region = card.features.find(({ column }) => column === 'region');
		expect(region?.categories).toEqual(['North', 'East', 'South'].sort(byRows));
	});

	it('tells the library version of package.json', () => {
		const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
		expect(LIBRARY_VERSION).toBe(version);
		expect(card.libraryVersion).toBe(version);
	});

	it('has a ROC curve of at most 200 points whose area is the AUC of the report', () => {
		const [curve] = card.curves;
		const points = curve?.roc ?? [];
		expect(points.length).toBeLessThanOrEqual(200);
		expect(points[0]).toEqual({ x: 0, y: 0 });
		expect(points.at(-1)).toEqual({ x: 1, y: 1 });
		const area = points.reduce((sum, { x, y }, i) => {
			const before = points[i - 1] ?? { x: 0, y: 0 };
			return sum + ((x - before.x) * (y + before.y)) / 2;
		}, 0);
		expect(area).toBeCloseTo(trained.report.metrics['rocAuc']?.value ?? 0, 2);
		expect(curve?.auc).toBeCloseTo(trained.report.metrics['rocAuc']?.value ?? 0, 12);
	});

	it('says what the threshold does in the numbers of the metrics', () => {
		const { recall, precision } = trained.report.metrics;
		expect(card.decision?.recall).toBeCloseTo(recall?.value ?? 0, 12);
		expect(card.decision?.precision).toBeCloseTo(precision?.value ?? 0, 12);
		const counts = card.confusion ?? [];
		expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(N);
		const [, found = 0] = counts[1] ?? [];
		const yes = found + (counts[0]?.[1] ?? 0);
		expect(card.decision?.share).toBeCloseTo(yes / N, 12);
		expect(card.decision?.recall).toBeCloseTo(found / (card.classes[1]?.rows ?? 0), 12);
	});

	it('trusts a model that clearly beats the baseline, and says why', () => {
		expect(card.inShort.trust).toBe('yes');
		expect(card.inShort.because).toMatch(
			/^On 400 rows that it had not seen, it put a "yes" above a "no" in 9\d % of pairs/,
		);
		expect(card.limits).toEqual([]);
	});

	it('does not list the column to predict among those left out', () => {
		expect(card.leftOut).toEqual([
			{ column: 'empty', reason: 'empty' },
			{ column: 'spent', reason: 'excluded' },
		]);
	});
});

const byRows = (a: string, b: string) =>
	['North', 'East', 'South'].indexOf(a) - ['North', 'East', 'South'].indexOf(b);

describe('the limits of a card', () => {
	it('say no to a model that is not better than the baseline', async () => {
		const random = new Random(3);
		const table = customers().with([
			['noise', numberColumn(Array.from({ length: N }, () => random.normal(0, 1)))],
		]);
		const { card } = await train({ columns: ['noise'] }, table);
		expect(card.inShort.trust).toBe('no');
		expect(card.limits[0]).toMatch(/^It is not better than the baseline/);
		expect(card.inShort.use).toMatch(/^Nothing yet/);
	});

	it('say that a column tells the outcome, and ask for care', async () => {
		const table = customers();
		const { card } = await train(
			{ onLeak: 'report' },
			table.with([['cancelled', table.column('churned')]]),
		);
		expect(card.inShort.trust).toBe('careful');
		expect(card.limits.join()).toContain('"cancelled" alone tells "churned" almost without error');
	});

	it('say that rows and classes are few', async () => {
		const few = customers().take(Int32Array.from({ length: 90 }, (_, i) => i));
		const { card } = await train({}, few);
		expect(card.inShort.trust).toBe('careful');
		expect(card.limits).toContain('It learnt from 90 rows only.');
		expect(card.limits.join()).toMatch(/Few rows of "(yes|no)" \(\d\d\)/);
	});
});

describe('the card of a predicted number', () => {
	it('compares groups of predictions with the truth, and shows no single value', async () => {
		const { card } = await train({ target: 'spent', algorithm: 'ridge', exclude: ['churned'] });
		expect(card.task).toBe('regression');
		const { bins = [], residuals = null } = card.numbers ?? {};
		expect(bins).toHaveLength(10);
		expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(N);
		bins.forEach(({ predicted, actual, low, high }) => {
			expect(Math.abs(predicted - actual)).toBeLessThan(30);
			expect(low).toBeLessThan(high);
		});
		const counted = (residuals?.rows ?? []).reduce((sum, count) => sum + count, 0);
		expect(counted + (residuals?.below ?? 0) + (residuals?.above ?? 0)).toBe(N);
		expect(card.inShort.because).toMatch(/it was off by 3\d.* on average; always taking the mean/);
	});
});

describe('a card in a file', () => {
	it('is refused when it was tampered with', async () => {
		const { artefact } = await train();
		const { meta, tensors } = decodeArtefact(artefact ?? new Uint8Array(), 'learn.model');
		const withCard = (card: object) =>
			encodeArtefact({
				...{ kind: 'learn.model', version: 2 },
				meta: { ...meta, card: { ...(meta['card'] as object), ...card } },
				tensors: Object.fromEntries(tensors),
			});
		for (const wrong of [{ rows: '<b>' }, { form: 2 }, { limits: [7] }, { metrics: { a: null } }])
			expect(() => readModelCard(withCard(wrong))).toThrow('The model card cannot be read');
		expect(readModelCard(withCard({}))).not.toBeNull();
	});
});
