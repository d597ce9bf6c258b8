import fc from 'fast-check';
import { BuyerRanks } from '../../../../lib/recommend/audience/buyerRanks';
import { TopCustomers } from '../../../../lib/recommend/audience/topCustomers';

/** Few different values, so that ties are common. */
const interests = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });
const inOrder = (values: readonly number[]) =>
	values
		.map((interest, customer) => ({ customer, interest }))
		.sort((a, b) => b.interest - a.interest || a.customer - b.customer);

describe('the customers with the highest interest', () => {
	it('are those that sorting all of them would give, in any order of offers', () => {
		fc.assert(
			fc.property(interests, fc.nat(20), fc.boolean(), (values, limit, backwards) => {
				const top = new TopCustomers(limit);
				const offers = [...values.entries()];
				for (const [customer, interest] of backwards ? offers.reverse() : offers)
					top.offer(customer, interest);
				expect(top.sorted()).toEqual(inOrder(values).slice(0, limit));
			}),
		);
	});
});

describe('the ranks of buyers', () => {
	it('are their places when all candidates are sorted', () => {
		fc.assert(
			fc.property(interests, (values) => {
				const buyers = [...values.keys()].filter((row) => row % 3 === 0);
				const ranks = new BuyerRanks(buyers.map((row) => ({ row, value: values[row] ?? 0 })));
				values.forEach((value, row) => ranks.pass(row, value));
				const places = inOrder(values).map(({ customer }) => customer);
				const found = ranks.ranks();
				for (const row of buyers) expect(found.get(row)).toBe(places.indexOf(row));
			}),
		);
	});
});
