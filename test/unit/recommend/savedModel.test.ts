import { recommendForCustomers } from '../../../lib/recommend';
import { testContext } from '../../support/context';
import { customersTable } from './plantedTastes';
import { all, everyone, run } from './runPlanted';

describe('the saved model', () => {
	it('recommends exactly as the model did that was just trained', async () => {
		const trained = await run(all, everyone);
		const again = await recommendForCustomers(
			customersTable(everyone),
			{ customerColumn: 'customer_id', topN: 3, artefact: trained.artefact },
			testContext(),
		);
		expect(everyone.map((_, row) => again.table.cell('recommendations', row))).toEqual(
			everyone.map((_, row) => trained.table.cell('recommendations', row)),
		);
	});

	it('is refused when it is damaged or of another kind', async () => {
		const { artefact } = await run(all, ['c000']);
		for (const bytes of [artefact.slice(0, -9), artefact.slice(0, 40), new Uint8Array(0)]) {
			const given = { customerColumn: 'customer_id', artefact: bytes };
			await expect(
				recommendForCustomers(customersTable(['c000']), given, testContext()),
			).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
		}
	});

	it('gives one row a recommendation in the long layout', async () => {
		const { table } = await run(all, ['c000', 'c001'], { layout: 'long' });
		expect(table.names).toEqual([
			'customer_id',
			'rank',
			'productId',
			'productName',
			'score',
			'reason',
			'source',
		]);
		expect(
			[0, 1, 2, 3].map((row) => [table.cell('customer_id', row), table.cell('rank', row)]),
		).toEqual([
			['c000', 1],
			['c000', 2],
			['c000', 3],
			['c001', 1],
		]);
	});
});
