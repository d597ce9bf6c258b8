import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoff } from '../../../lib/campaign/run/backoff';
import { Pacer } from '../../../lib/campaign/run/pacer';

describe('Pacer', () => {
	it('never lets the server see more than the rate in any window, however slow its answers are', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 40 }),
				fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 5, maxLength: 120 }),
				(rate, latencies) => {
					const pacer = new Pacer(rate);
					const answers: number[] = [];
					const taken: number[] = [];
					let next = 0;
					for (let now = 0; next < latencies.length || answers.length > 0; now += 7) {
						for (const at of answers.filter((time) => time <= now)) pacer.answered(at);
						answers.splice(0, answers.length, ...answers.filter((time) => time > now));
						const count = Math.min(pacer.allowance(now), latencies.length - next);
						if (count <= 0) continue;
						pacer.handedOver(count);
						for (let i = 0; i < count; i++) {
							const latency = latencies[next++] ?? 0;
							taken.push(now + latency / 2); // the server takes it somewhere on the way
							answers.push(now + latency);
						}
					}
					for (const start of taken) {
						const seen = taken.filter((time) => time >= start && time < start + 1000 - 7);
						expect(seen.length).toBeLessThanOrEqual(rate);
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it('spreads less than one a second, and does not hold back without a rate', () => {
		const slow = new Pacer(0.5);
		slow.handedOver(1);
		slow.answered(0);
		expect([slow.allowance(1999), slow.readyAt(1999), slow.allowance(2000)]).toEqual([0, 2000, 1]);
		expect(new Pacer(0).allowance(0)).toBe(Infinity);
		expect(new Pacer(0).readyAt(0)).toBe(-Infinity);
	});
});

describe('backoff', () => {
	it('waits half to one and a half of base times three for each attempt, at most 450 seconds', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 10 }), fc.string(), (attempt, seed) => {
				const mean = Math.min(300_000, 1000 * 3 ** (attempt - 2));
				const wait = backoff(1000, attempt, seed);
				expect(wait).toBeGreaterThanOrEqual(0.5 * mean);
				expect(wait).toBeLessThanOrEqual(1.5 * mean);
				expect(backoff(1000, attempt, seed)).toBe(wait);
			}),
		);
	});

	it('does not bring two messages back at the same moment', () => {
		const waits = new Set(Array.from({ length: 100 }, (_, i) => backoff(10_000, 2, `m${i}`)));
		expect(waits.size).toBeGreaterThan(90);
	});
});
