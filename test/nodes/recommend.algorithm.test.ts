import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { pad, plantedEvents } from '../unit/recommend/plantedTastes';

useOwnStore();

const orders = items(
	...plantedEvents().map(({ customer, product, date, quantity }) => ({
		customer_id: customer,
		product_id: product,
		order_date: new Date(date).toISOString(),
		quantity,
	})),
);
const customers = items(...Array.from({ length: 90 }, (_, c) => ({ customer_id: `c${pad(c)}` })));

const TRAIN = {
	operation: 'train',
	customersIdColumn: 'customer_id',
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: 'quantity',
	topN: 3,
	filterBought: true,
	options: {},
};
const SAVED = { operation: 'forCustomers', model: { __rl: true, mode: 'name', value: 'any' } };

interface Report {
	training: {
		algorithm: string;
		auto: { chosen: string; leaderboard: { name: string; seconds: number }[] } | null;
		evaluation: { scores: { model: string; map: number; novelty: number }[] };
	};
	model: { version: number };
}

async function run(parameters: INodeParameters, inputs = [customers, orders]) {
	const fake = fakeExecute({ parameters, inputs, outputs: 2 });
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report: report[0]?.json as unknown as Report };
}

describe('the method of Train', () => {
	it.each(['auto', 'autoencoder', 'ease', 'itemKnn', 'bpr', 'blend', 'popularity'])(
		'%s saves a model that recommends the same as in one go',
		async (algorithm) => {
			const { report } = await run({ ...TRAIN, algorithm, saveAs: 'any' });
			const later = await run({ ...TRAIN, ...SAVED });
			const now = await run({ ...TRAIN, operation: 'trainAndRecommend', algorithm });
			expect(later.out.map(({ json }) => json)).toEqual(now.out.map(({ json }) => json));
			const { scores } = report.training.evaluation;
			expect(scores[0]?.model).toBe(report.training.algorithm);
			expect(scores[1]).toMatchObject({
				model: 'Popularity',
				map: expect.any(Number) as number,
				novelty: expect.any(Number) as number,
			});
		},
	);

	it('Automatic shows the leaderboard with seconds', async () => {
		const { report } = await run({ ...TRAIN, algorithm: 'auto', saveAs: '' });
		expect(report.training.algorithm).toBe(report.training.auto?.chosen);
		expect(report.training.auto?.leaderboard).toHaveLength(6);
		expect(report.training.auto?.leaderboard.every(({ seconds }) => seconds >= 0)).toBe(true);
	});

	it('is one that exists: another one is refused by name', async () => {
		await expect(run({ ...TRAIN, algorithm: 'oracle', saveAs: '' })).rejects.toThrow(
			/algorithm must be one of auto, ials/,
		);
	});
});

describe('a saved workflow without a method', () => {
	const { description } = new Recommend();
	const method = (typeVersion: number, operation: string) =>
		NodeHelpers.getNodeParameters(
			description.properties,
			{ operation },
			true,
			false,
			{ typeVersion },
			description,
		)?.['algorithm'];

	it.each(['train', 'trainAndRecommend'])(
		'keeps iALS in %s, and a new one is automatic',
		(operation) => {
			expect(method(1, operation)).toBe('ials');
			expect(method(1.1, operation)).toBe('auto');
		},
	);

	it('recommends from the saved model without asking for a method', () => {
		expect(method(1.1, 'forCustomers')).toBeUndefined();
	});
});
