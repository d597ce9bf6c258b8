import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { pad, plantedEvents } from '../unit/recommend/plantedTastes';

useOwnStore();

const CAMPS = ['candle', 'saw', 'tea'];
const camp = (id: string) => CAMPS[Number(id.replace(/\D/g, '')) % 3] ?? '';
const orders = items(
	...plantedEvents().map(({ customer, product }) => ({
		customer_id: customer,
		product_id: product,
	})),
);
const products = items(
	...[...Array.from({ length: 30 }, (_, p) => `p${pad(p)}`), 'new0', 'new1', 'new2'].map((id) => ({
		product_id: id,
		name: `${camp(id)} ${id}`,
	})),
);
const customers = items(
	...[...Array.from({ length: 90 }, (_, c) => `c${pad(c)}`), 'x1'].map((id) => ({
		customer_id: id,
		city: `city of ${camp(id)}`,
	})),
);

interface Listed {
	readonly productId: string;
	readonly name: string;
	readonly reason: string;
	readonly fallback: boolean;
}

async function run(options: object) {
	const parameters = {
		operation: 'trainAndRecommend',
		customersIdColumn: 'customer_id',
		topN: 3,
		filterBought: true,
		customerColumn: 'customer_id',
		productColumn: 'product_id',
		catalogueIdColumn: 'product_id',
		catalogueNameColumn: 'name',
		saveAs: '',
		options: { factors: 3, ...options },
	};
	const fake = fakeExecute({ parameters, inputs: [customers, orders, products], outputs: 2 });
	const [out = []] = await new Recommend().execute.call(fake.node);
	return out.map(({ json }) => ({
		source: json['recommendationSource'],
		list: json['recommendations'] as unknown as Listed[],
	}));
}

describe('Recommend: new products and new customers', () => {
	it('puts a new product like what the customer bought last, when asked to', async () => {
		const plain = await run({});
		expect(
			plain.flatMap(({ list }) => list).filter((one) => one.productId.startsWith('new')),
		).toEqual([]);
		const found = await run({ newProducts: 1 });
		found.slice(0, 90).forEach(({ list }, c) => {
			expect(list).toHaveLength(3);
			expect(list.at(-1)).toMatchObject({ productId: `new${c % 3}`, fallback: false });
			expect(list.at(-1)?.reason).toMatch(new RegExp(`^New, and like ${CAMPS[c % 3]} p`));
		});
	});

	it('gives a customer without orders what the customers of the same city buy', async () => {
		const [plain] = (await run({})).slice(-1);
		expect(plain?.source).toBe('popular');
		const [found] = (await run({ profileColumns: 'city' })).slice(-1);
		expect(found?.source).toBe('profile');
		expect(found?.list.every(({ name }) => name.startsWith('saw '))).toBe(true);
	});
});
