import { readTime } from '../../../../lib/recommend/recent/collect';
import { meanings } from '../../../../lib/recommend/recent/eventTypes';
import { readCell } from '../../../../lib/recommend/recent/readCell';

const FIELDS = {
	...{ productField: 'product_id', typeField: 'type', timeField: 'time' },
	quantityField: 'quantity',
};
const products = (cell: unknown) => readCell(cell, FIELDS).map(({ product }) => product);

describe('the last events in a cell', () => {
	it.each([
		['a comma list', 'P1, 007 ,P3,,', ['P1', '007', 'P3']],
		['one id', 'P1', ['P1']],
		['a number', 12, ['12']],
		['a JSON array of ids', '["007", 7, "a,b"]', ['007', '7', 'a,b']],
		['objects', '[{"product_id":"a"},{"product_id":8}]', ['a', '8']],
		['one object', '{"product_id":"a"}', ['a']],
		['nothing', null, []],
		['an empty text', '  ', []],
		['an empty array', '[]', []],
		['an id that begins with a bracket', '[x', ['[x']],
		['__proto__ as id', '["__proto__", "constructor"]', ['__proto__', 'constructor']],
	])('%s', (_, cell, ids) => {
		expect(products(cell)).toEqual(ids);
	});

	it('name no product where an entry has none', () => {
		expect(products('[null, "", {"sku":"a"}, {"product_id":{}}, [], true, "ok"]')).toEqual([
			...[null, null, null, null, null, null],
			'ok',
		]);
	});

	it('read own fields only: an entry named __proto__ lends nothing', () => {
		expect(products('[{"__proto__":{"product_id":"evil"}}]')).toEqual([null]);
		expect(({} as { product_id?: unknown }).product_id).toBe(undefined);
	});

	it('come with type, quantity and time', () => {
		const [event] = readCell(
			'{"product_id":"a","type":"view","quantity":2,"time":"2026-05-01T10:00:00Z"}',
			FIELDS,
		);
		expect(event).toEqual({
			...{ product: 'a', type: 'view', quantity: 2, time: '2026-05-01T10:00:00Z' },
		});
	});
});

describe('the time of an event', () => {
	it.each([
		['ISO text', '2026-05-01T10:00:00Z', 1_777_629_600_000],
		['Unix seconds', 1_777_629_600, 1_777_629_600_000],
		['Unix milliseconds', 1_777_629_600_000, 1_777_629_600_000],
		['nothing', undefined, null],
	])('as %s', (_, value, time) => {
		expect(readTime(value)).toBe(time);
	});

	it('is not a number where it cannot be read', () => {
		expect([readTime('yesterday'), readTime({}), readTime(true)]).toEqual([NaN, NaN, NaN]);
	});
});

describe('what a type means', () => {
	it('is told by its usual name, and by the settings before that', () => {
		const meaning = meanings(
			[
				{ type: 'View', weight: 0.5 },
				{ type: 'quiz', means: 'bought' },
			],
			'lookedAt',
		);
		expect(meaning('view')).toEqual({ weight: 0.5, bought: false });
		expect(meaning(' QUIZ ')).toEqual({ weight: 1, bought: true });
		expect(meaning('purchase')).toEqual({ weight: 1, bought: true });
		expect(meaning('constructor')).toEqual({ weight: 1, bought: false });
		expect(meanings([], 'bought')('')).toEqual({ weight: 1, bought: true });
	});

	it.each([
		['a negative weight', [{ type: 'view', weight: -1 }]],
		['a weight that is no number', [{ type: 'view', weight: NaN }]],
		['a type given twice', [{ type: 'view' }, { type: ' View' }]],
	])('refuses %s', (_, types) => {
		expect(() => meanings(types, 'bought')).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }),
		);
	});
});
