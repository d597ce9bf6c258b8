import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';

useOwnStore();

/** All of them read like the number 100, and no two are the same. */
const IDS = ['1e2', '100', '100.0', '1.0e2'];

const orders = items(
	...IDS.flatMap((id) => [
		{ customer_id: id, product_id: id, quantity: 1 },
		{ customer_id: id, product_id: 'everybody', quantity: 1 },
	]),
);
const products = items(
	...[...IDS, 'everybody'].map((product_id) => ({ product_id, name: `Name of ${product_id}` })),
);
const COLUMNS = {
	...{ customersIdColumn: 'customer_id', customerColumn: 'customer_id' },
	...{ productColumn: 'product_id', quantityColumn: 'quantity' },
	...{ catalogueIdColumn: 'product_id', catalogueNameColumn: 'name' },
};

async function execute(parameters: Record<string, unknown>, inputs: unknown[]) {
	const given = inputs as ReturnType<typeof items>[];
	const fake = fakeExecute({
		parameters: { ...COLUMNS, ...parameters },
		inputs: given,
		outputs: 2,
	});
	return await new Recommend().execute.call(fake.node);
}

test('ids that read like the same number stay apart, from the training to a single request', async () => {
	const training = {
		operation: 'train',
		saveAs: 'ids',
		options: { factors: 2, evaluation: 'none' },
	};
	const [, [report] = []] = await execute(training, [[], orders, products]);
	expect(report?.json).toMatchObject({
		training: { customers: IDS.length, products: IDS.length + 1 },
	});
	for (const id of IDS) {
		const serving = { operation: 'forCustomers', model: 'ids', topN: 7, filterBought: true };
		const [[item] = []] = await execute(serving, [items({ customer_id: id })]);
		const { recommendations } = item!.json as {
			recommendations: { productId: string; name: string }[];
		};
		expect(recommendations.map(({ productId }) => productId).sort()).toEqual(
			IDS.filter((other) => other !== id).sort(),
		);
		for (const { productId, name } of recommendations) expect(name).toBe(`Name of ${productId}`);
	}
});
