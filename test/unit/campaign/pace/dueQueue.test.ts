import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DueQueue } from '../../../../lib/campaign/run/pace/dueQueue';

it('a queue gives what is due, the first first, and keeps the rest', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 50 })),
			fc.integer({ min: 0, max: 50 }),
			(times, now) => {
				const queue = new DueQueue<number>();
				for (const at of times) queue.add(at, at);
				const sorted = [...times].sort((a, b) => a - b);
				expect(queue.dueAt).toBe(sorted[0] ?? Infinity);
				expect(queue.take(now)).toEqual(sorted.filter((at) => at <= now));
				expect(queue.size).toBe(sorted.filter((at) => at > now).length);
				expect(queue.take(Infinity)).toEqual(sorted.filter((at) => at > now));
			},
		),
	);
});
