import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { pad, plantedEvents, sameCamp } from '../unit/recommend/plantedTastes';

useOwnStore();

const COLUMNS = {
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: 'quantity',
};
const products = items(
	...Array.from({ length: 30 }, (_, p) => ({ product_id: `p${pad(p)}`, name: `Candle ${p}` })),
);

/** `move`: which taste has which products; a second training may see it otherwise. */
const orders = (move = 0) =>
	items(
		...plantedEvents().map(({ customer, product, date, quantity }) => ({
			customer_id: customer,
			product_id: `p${pad((Number(product.slice(1)) + move) % 30)}`,
			order_date: new Date(date).toISOString(),
			quantity,
		})),
	);

async function execute(parameters: Record<string, unknown>, inputs: unknown[], outputs = 2) {
	const given = inputs as (ReturnType<typeof items> | undefined)[];
	const fake = fakeExecute({ parameters, inputs: given, outputs });
	return await new Recommend().execute.call(fake.node);
}

async function train(move = 0) {
	const parameters = { operation: 'train', ...COLUMNS, saveAs: 'shop', options: { factors: 3 } };
	await execute(parameters, [undefined, orders(move)]);
}

const SERVE = {
	operation: 'forCustomers',
	model: { __rl: true, mode: 'name', value: 'shop' },
	customersIdColumn: 'customer_id',
	topN: 3,
	filterBought: true,
	recentColumn: 'clicks',
	...COLUMNS,
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	options: { rowField: 'body', includeInput: false },
};

interface Answer {
	recommendations: { productId: string; name: string; reason: string }[];
	recommendationSource: string;
	recommendationNote: string | null;
}

const hook = (...bodies: object[]) =>
	items(...bodies.map((body) => ({ headers: {}, params: {}, query: {}, body: { ...body } })));

async function ask(body: object | object[], more: object = {}, inputs: unknown[] = []) {
	const [out = [], report = []] = await execute({ ...SERVE, ...more }, [
		hook(...(Array.isArray(body) ? body : [body])),
		...inputs,
	]);
	const answers = out.map(({ json }) => json as unknown as Answer);
	return { answers, answer: answers[0]!, out, report: report[0]!.json };
}

const camps = ({ recommendations }: Answer) =>
	new Set(recommendations.map(({ productId }) => Number(productId.slice(1)) % 3));

beforeAll(async () => await train());

describe('Recommend behind a webhook', () => {
	it('answers a new visitor by the clicks in the request, and names the click', async () => {
		const body = { clicks: [{ product_id: 'p001', type: 'view' }, { product_id: 'p004' }] };
		const { answer, out, report } = await ask(body, {}, [undefined, products]);
		expect(answer.recommendationSource).toBe('personal');
		expect(camps(answer)).toEqual(new Set([1]));
		expect(answer.recommendations[0]?.name).toMatch(/^Candle \d+$/);
		expect(answer.recommendations[0]?.reason).toMatch(/^Because you looked at Candle [14]/);
		expect(Object.keys(out[0]!.json)).toEqual([
			...['recommendations', 'recommendationSource'],
			...['recommendationFallback', 'recommendationNote'],
		]);
		expect(out[0]!.pairedItem).toEqual({ item: 0 });
		expect(report).toMatchObject({
			model: { name: 'shop' },
			recommendations: { recent: { used: 2 } },
		});
	});

	it.each([
		['a list of ids', { clicks: ['p001', 'p004'] }],
		['a comma list', { clicks: 'p001, p004' }],
		['a known customer', { customer_id: 'c001' }],
	])('takes %s', async (_, body) => {
		const { answer } = await ask(body);
		expect(answer.recommendationSource).toBe('personal');
		expect(sameCamp('c001', answer.recommendations[0]?.productId ?? '')).toBe(true);
	});

	it('counts events by their type, and leaves out or shows what was clicked', async () => {
		const clicks = [
			{ sku: 'p001', what: 'peek' },
			{ sku: 'p002', what: 'want' },
		];
		const recentEvents = { productField: 'sku', typeField: 'what', leaveOut: false };
		const types = [
			{ type: 'peek', weight: 0, means: 'byName' },
			{ type: 'want', weight: 3, means: 'bought' },
		];
		const more = { recentEvents, eventTypes: { types } };
		const { answer, report } = await ask({ clicks }, more);
		expect(camps(answer)).toEqual(new Set([2]));
		expect(answer.recommendations[0]?.reason).toBe('Because you bought p002');
		expect(report).toMatchObject({ recommendations: { recent: { ignored: 1, used: 1 } } });
	});

	it('tells which products are unknown, and shows popular ones', async () => {
		const { answer } = await ask({ clicks: ['ghost', '__proto__'] });
		expect(answer.recommendationSource).toBe('popular');
		expect(answer.recommendationNote).toContain('the model does not know: 2.');
	});

	it('takes ids that look like numbers for what they are', async () => {
		const { report } = await ask([{ customer_id: '1e2', clicks: '1,2' }, { clicks: '007' }]);
		expect(report).toMatchObject({ recommendations: { recent: { unknownProducts: 3 } } });
	});

	it('answers each item of a few by its own clicks', async () => {
		const { answers } = await ask([{ clicks: 'p001' }, { clicks: 'p002' }, {}]);
		expect(answers.map(({ recommendationSource }) => recommendationSource)).toEqual([
			...['personal', 'personal', 'popular'],
		]);
		expect([camps(answers[0]!), camps(answers[1]!)]).toEqual([new Set([1]), new Set([2])]);
	});

	it('keeps the fields of the request when they are wanted', async () => {
		const { out } = await ask({ clicks: 'p001' }, { options: { rowField: 'body' } });
		expect(out[0]!.json).toMatchObject({ body: { clicks: 'p001' }, headers: {} });
	});

	it('says what to set when nobody looks into the body', async () => {
		await expect(ask({ clicks: 'p001' }, { options: {} })).rejects.toMatchObject({
			message: 'The items have no field "customer_id" or "clicks".',
			description: expect.stringContaining('Row Is In Field') as string,
		});
	});

	it('takes orders since the training from the second input', async () => {
		const fresh = items(
			{ customer_id: 'new', product_id: 'p002', order_date: '2027-01-01', quantity: 1 },
			{ customer_id: 'new', product_id: 'p005', order_date: '2027-01-01', quantity: 2 },
		);
		const body = { customer_id: 'new' };
		jest.useFakeTimers({ now: Date.UTC(2027, 0, 2), doNotFake: ['setImmediate', 'nextTick'] });
		const { answer } = await ask(body, { recentColumn: '' }, [fresh]).finally(() =>
			jest.useRealTimers(),
		);
		expect(camps(answer)).toEqual(new Set([2]));
		expect(answer.recommendations[0]?.reason).toMatch(/^Because you bought p00[25]/);
	});

	it('serves a new version of the model with the next request', async () => {
		const before = await ask({ clicks: 'p001,p004' });
		await train(1);
		const after = await ask({ clicks: 'p001,p004' });
		const versions = [before, after].map(
			({ report }) => (report as { model: { version: number } }).model.version,
		);
		expect(versions[1]).toBe(versions[0]! + 1);
		expect(camps(after.answer)).toEqual(new Set([1]));
		const { answer } = await ask(
			{ clicks: 'p001,p004' },
			{ options: { ...SERVE.options, version: versions[0] } },
		);
		expect(answer.recommendations).toEqual(before.answer.recommendations);
	});
});
