import { pack, unpack } from '../../../lib/compute/codec';
import { integerColumn, Table } from '../../../lib/table';

const table = new Table([['x', integerColumn([1, 2])]]);

describe('pack and unpack', () => {
	it('give back nested values with their tables', () => {
		const value = { a: [{ t: table }, 1], b: 'text', c: null, d: new Float32Array([1.5]) };
		const back = unpack(structuredClone(pack(value))) as typeof value;
		expect(back.b).toBe('text');
		expect([...back.d]).toEqual([1.5]);
		expect((back.a[0] as { t: Table }).t.cell('x', 1)).toBe(2);
	});

	it('leave parts without tables as they are', () => {
		const part = { rows: [1, 2, 3] };
		expect((pack({ part, table }).value as { part: unknown }).part).toBe(part);
	});

	it('do not change the value that is packed', () => {
		const value = Object.freeze({ inner: Object.freeze({ table }) });
		pack(value);
		expect(value.inner.table).toBe(table);
	});

	it('carry a key named __proto__ without polluting objects', () => {
		const value = JSON.parse('{"__proto__": {"polluted": 1}}') as Record<string, unknown>;
		value['t'] = table;
		const back = unpack(pack(value)) as object;
		expect(Object.hasOwn(back, '__proto__')).toBe(true);
		expect(({} as { polluted?: number }).polluted).toBeUndefined();
	});
});
