import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawVariant, isHeldOut } from '../../../lib/campaign/run/variants/draw';
import { judge } from '../../../lib/campaign/run/variants/winner/judge';
import {
	isInTestShare,
	readWinnerOptions,
} from '../../../lib/campaign/run/variants/winner/winnerOptions';
import { wilson } from '../../../lib/math';
import { HOUR, START, WINNER } from '../../support/contestWorld';

const N = 20_000;
const PEOPLE = Array.from({ length: N }, (_, i) => `person${i}@mail.example`);
const KEY = ['spring', ''];
const TWO = [
	{ name: 'A', weight: 1 },
	{ name: 'B', weight: 1 },
];

describe('the test share', () => {
	const inShare = (share: number, person: string) => isInTestShare({ share, key: KEY }, person);

	it('has the size that was asked for, within what chance allows', () => {
		for (const share of [0.01, 0.2, 0.5, 0.9]) {
			const count = PEOPLE.filter((person) => inShare(share, person)).length;
			// 3.29 standard deviations: 99.9 %.
			expect(Math.abs(count - N * share)).toBeLessThan(3.29 * Math.sqrt(N * share * (1 - share)));
		}
	});

	it('holds the same person in every run, and keeps him when it grows', () => {
		const share = fc.double({ min: 0.01, max: 0.9, noNaN: true });
		fc.assert(
			fc.property(share, share, fc.string(), fc.string(), (a, b, campaign, person) => {
				const [small, large] = [Math.min(a, b), Math.max(a, b)];
				const isIn = (size: number) => isInTestShare({ share: size, key: [campaign] }, person);
				expect(isIn(small)).toBe(isIn(small));
				expect(isIn(small) && !isIn(large)).toBe(false);
			}),
		);
	});

	it('says nothing of the variant nor of the hold-out group', () => {
		const group = PEOPLE.filter((person) => inShare(0.2, person));
		const inA = group.filter((person) => drawVariant(TWO, KEY, person) === 'A').length;
		const held = group.filter((person) => isHeldOut(0.1, KEY, person)).length;
		const spread = (share: number) => 3.29 * Math.sqrt(group.length * share * (1 - share));
		expect(Math.abs(inA - group.length / 2)).toBeLessThan(spread(0.5));
		expect(Math.abs(held - group.length / 10)).toBeLessThan(spread(0.1));
	});
});

describe('judge', () => {
	const RULES = readWinnerOptions({ ...WINNER, by: 'clicked' }, ['A', 'B', 'C'], KEY);
	const standings = (...counts: (readonly [number, number])[]) => ({
		since: START,
		variants: counts.map(([count, of], i) => ({
			...{ variant: 'ABC'[i] ?? '', sent: of, result: wilson(count, of) },
		})),
	});
	const later = START + 25 * HOUR;

	it('takes the clear winner, with the numbers of scipy', () => {
		// statsmodels: proportions_ztest([60, 120], [1000, 1000]): p 2.7579e-06; newcomb .0354 … .0852.
		const verdict = judge(RULES, standings([60, 1000], [120, 1000]), later);
		expect(verdict).toMatchObject({ kind: 'won', winner: 'B', how: 'clear' });
		if (verdict.kind !== 'won') throw new Error('open');
		expect(verdict.against?.difference.value).toBeCloseTo(0.06, 12);
		expect(verdict.against?.difference.low).toBeCloseTo(0.0354, 3);
		expect(verdict.against?.adjustedP).toBeCloseTo(2.7579e-6, 9);
	});

	it('follows the rule that was set when the difference may be chance, and says which', () => {
		const unclear = standings([25, 500], [30, 500], [27, 500]);
		expect(judge(RULES, unclear, later)).toMatchObject({ winner: 'B', how: 'best' });
		const first = { ...RULES, whenUnclear: 'first' as const };
		expect(judge(first, unclear, later)).toMatchObject({
			...{ winner: 'A', how: 'first' },
			against: { name: 'B', difference: { value: expect.closeTo(-0.01, 12) } },
		});
		// A tie: the first of the list.
		const tie = standings([25, 500], [25, 500]);
		expect(judge(RULES, tie, later)).toMatchObject({ winner: 'A', how: 'best' });
	});

	it('never decides before the wait is over, with too few people, or without a single click', () => {
		const clear = standings([60, 1000], [120, 1000]);
		const early = judge(RULES, clear, later - 2 * HOUR);
		expect(early).toMatchObject({ kind: 'open', until: START + 24 * HOUR });
		expect(judge(RULES, clear, START - 1000 * HOUR)).toMatchObject({ kind: 'open' });
		expect(judge(RULES, { ...clear, since: null }, later)).toMatchObject({ kind: 'open' });
		expect(judge(RULES, standings([60, 1000], [12, 19]), later)).toMatchObject({
			...{ kind: 'open', reason: expect.stringContaining('"B" has reached 19 people') },
		});
		for (const whenUnclear of ['best', 'first'] as const) {
			const none = judge({ ...RULES, whenUnclear }, standings([0, 1000], [0, 1000]), later);
			expect(none).toMatchObject({
				...{ kind: 'open', reason: expect.stringContaining('no clicks are known') },
			});
		}
	});

	it('takes the one that was named by hand, whatever the numbers and the time', () => {
		const named = { ...RULES, name: 'A' };
		expect(judge(named, standings([60, 1000], [120, 1000]), START)).toMatchObject({
			...{ winner: 'A', how: 'named', against: { name: 'B' } },
		});
		expect(judge(named, { since: null, variants: [] }, START)).toMatchObject({ against: null });
	});
});
