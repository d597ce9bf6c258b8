import fc from 'fast-check';
import { solvePositive } from '../../../lib/math';
import type { CancelSignal } from '../../../lib/ports';
import { UserSystem } from '../../../lib/recommend/userSystem';

const FACTORS = 3;
const ITEMS = 6;
const itemFactors = Float32Array.from({ length: ITEMS * FACTORS }, (_, i) => Math.sin(7 * i + 1));
const confidence = { alpha: 2, regularization: 0.5, meanMass: 8 };
const row = (item: number) =>
	Array.from(itemFactors.subarray(item * FACTORS, (item + 1) * FACTORS));
const dot = (a: readonly number[], b: ArrayLike<number>) =>
	a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Equation 4 of Hu, Koren and Volinsky with dense matrices: (YᵀCY + λI)⁻¹ YᵀC p. */
function textbook(items: readonly number[], weights: readonly number[]): Float64Array {
	const a = new Float64Array(FACTORS * FACTORS);
	const b = new Float64Array(FACTORS);
	for (let item = 0; item < ITEMS; item++) {
		const at = items.indexOf(item);
		const c = 1 + (at < 0 ? 0 : confidence.alpha * (weights[at] ?? 0));
		const y = row(item);
		y.forEach((yi, i) => {
			y.forEach((yj, j) => (a[i * FACTORS + j] = (a[i * FACTORS + j] ?? 0) + c * yi * yj));
			if (at >= 0 && (weights[at] ?? 0) > 0) b[i] = (b[i] ?? 0) + c * yi;
		});
	}
	const mass = ITEMS + confidence.alpha * weights.reduce((x, y) => x + y, 0);
	const lambda = (confidence.regularization * mass) / confidence.meanMass;
	for (let i = 0; i < FACTORS; i++) a[i * FACTORS + i] = (a[i * FACTORS + i] ?? 0) + lambda;
	return solvePositive(a, b, FACTORS);
}

const signal: CancelSignal = {
	cancelled: false,
	throwIfCancelled: () => undefined,
	abortSignal: new AbortController().signal,
};
const context = { signal, threads: 1 };
const historyFrom = ({ items, weights }: { items: number[]; weights: number[] }) => ({
	items: Uint32Array.from(items),
	weights: Float32Array.from(weights),
});

const histories = fc
	.uniqueArray(fc.integer({ min: 0, max: ITEMS - 1 }), { minLength: 1, maxLength: ITEMS })
	.chain((items) => {
		const weight = fc.constantFrom(0, 0.5, 1, 3);
		const weights = fc.array(weight, { minLength: items.length, maxLength: items.length });
		return fc.record({ items: fc.constant(items.sort((x, y) => x - y)), weights });
	});

describe('the customer’s system', () => {
	const system = new UserSystem(itemFactors, FACTORS, confidence);

	it('solves equation 4 of Hu, Koren and Volinsky', () => {
		fc.assert(
			fc.property(fc.array(histories, { minLength: 1, maxLength: 5 }), (lists) => {
				const tastes = system.solve(lists.map(historyFrom), context);
				lists.forEach(({ items, weights }, customer) => {
					textbook(items, weights).forEach((value, i) =>
						expect(tastes[customer * FACTORS + i]).toBeCloseTo(value, 9),
					);
				});
			}),
		);
	});

	it('splits every score exactly into what each purchase adds (equation 7)', () => {
		const everyItem = Array.from({ length: ITEMS }, (_, item) => item);
		fc.assert(
			fc.property(fc.array(histories, { minLength: 1, maxLength: 5 }), (lists) => {
				const all = lists.map(historyFrom);
				const tastes = system.solve(all, context);
				const items = Int32Array.from(all.flatMap(() => everyItem));
				let explained = 0;
				system.explain(all, { items, k: ITEMS }, context, (customer, item, parts) => {
					const taste = tastes.subarray(customer * FACTORS, (customer + 1) * FACTORS);
					expect(parts).toHaveLength(all[customer]?.items.length ?? -1);
					expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(dot(row(item), taste), 9);
					explained++;
				});
				expect(explained).toBe(all.length * ITEMS);
			}),
		);
	});

	it('lets returned products add nothing', () => {
		const history = historyFrom({ items: [0, 1], weights: [1, 0] });
		const alone = historyFrom({ items: [0], weights: [1] });
		expect(system.solve([history], context)).toEqual(system.solve([alone], context));
		const parts: number[][] = [];
		const wanted = { items: Int32Array.from([3]), k: 1 };
		system.explain([history], wanted, context, (_customer, _item, own) => parts.push([...own]));
		expect(parts).toEqual([[expect.any(Number), 0]]);
	});
});
