import { dataFingerprint } from '../../../../lib/learn';
import { Dictionary, numberColumn, stringColumn, Table, type Column } from '../../../../lib/table';

const NAMES = ['amount', 'plan'];
const base = () =>
	new Table([
		['amount', numberColumn([1, null, 2.5, 0])],
		['plan', stringColumn(['a', 'b', null, 'a'])],
		['other', numberColumn([1, 2, 3, 4])],
	]);

describe('the fingerprint of data', () => {
	const print = dataFingerprint(base(), NAMES);

	it('is the same for the same cells, however they are held', () => {
		const plan: Column = {
			...{ type: 'string', length: 4, json: false, validity: base().column('plan').validity },
			...{ values: Int32Array.of(2, 0, 1, 2), dictionary: Dictionary.from(['b', 'unused', 'a']) },
		};
		const narrow: Column = {
			...{ type: 'number', length: 4, validity: base().column('amount').validity },
			values: Float32Array.of(1, 99, 2.5, -0),
		};
		expect(dataFingerprint(base(), NAMES)).toBe(print);
		expect(dataFingerprint(base().with([['plan', plan]]), NAMES)).toBe(print);
		expect(dataFingerprint(base().with([['amount', narrow]]), NAMES)).toBe(print);
		expect(dataFingerprint(base().with([['other', numberColumn([0, 0, 0, 0])]]), NAMES)).toBe(
			print,
		);
	});

	it('changes with a cell, a gap, the order of rows, a name or a type', () => {
		const changed = [
			base().with([['amount', numberColumn([1, null, 2.5, 1e-300])]]),
			base().with([['amount', numberColumn([1, 0, 2.5, 0])]]),
			base().with([['plan', stringColumn(['a', 'b', null, 'b'])]]),
			base().with([['plan', stringColumn(['a', 'c', null, 'a'])]]),
			base().take([3, 1, 2, 0]),
			base().take([0, 1, 2]),
		];
		const prints = changed.map((table) => dataFingerprint(table, NAMES));
		expect(new Set([print, ...prints]).size).toBe(changed.length + 1);
		expect(dataFingerprint(base(), ['plan', 'amount'])).not.toBe(print);
	});
});
