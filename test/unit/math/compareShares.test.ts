import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	compareShares,
	detectableRise,
	fisherExact,
	holm,
	incompleteBeta,
	logGamma,
	normalReach,
	peopleNeeded,
	studentReach,
	studentTwoSided,
	welch,
} from '../../../lib/math';

const hits = (count: number, of: number) => ({ count, of });

// Golden numbers: scipy 1.17.1 and statsmodels 0.14.5 (proportions_ztest; confint_proportions_2indep with method 'newcomb';
// fisher_exact; multipletests with method 'holm'; ttest_ind with equal_var=False).
describe('compareShares', () => {
	it.each([
		[120, 2400, 90, 2350, 0.04980740836680665, -1.7548624318812836e-5, 0.023492803678524958],
		[700, 1000, 300, 500, 0.00010751117672950086, 0.04887305515333259, 0.15155216553845333],
		[1892, 21306, 1146, 21306, 8.326739474093195e-45, 0.030144721906457186, 0.039898669217377815],
	])('%i of %i against %i of %i is what statsmodels says', (a, n, b, m, pValue, low, high) => {
		const compared = compareShares(hits(a, n), hits(b, m));
		expect(compared?.test).toBe('z');
		expect(compared?.low).toBeCloseTo(low, 12);
		expect(compared?.high).toBeCloseTo(high, 12);
		expect((compared?.pValue ?? 0) / pValue).toBeCloseTo(1, 6);
	});

	it.each([
		[5, 1000, 0, 900, 0.06390301843604249, -0.00012420238518342196, 0.011650955373375117],
		[0, 50, 0, 60, 1, -0.060171852142089886, 0.07134759913335874],
	])(
		'tests %i of %i against %i of %i exactly, since few are expected',
		(a, n, b, m, p, low, high) => {
			const compared = compareShares(hits(a, n), hits(b, m));
			expect(compared?.test).toBe('fisher');
			expect(compared?.pValue).toBeCloseTo(p, 10);
			expect(compared?.low).toBeCloseTo(low, 12);
			expect(compared?.high).toBeCloseTo(high, 12);
		},
	);

	it('gives Fisher’s p values as scipy does', () => {
		expect(fisherExact(hits(2, 30), hits(9, 28))).toBeCloseTo(0.018953460232156417, 12);
		expect(fisherExact(hits(700, 1000), hits(300, 500))).toBeCloseTo(0.00012481716191132473, 12);
	});

	it('turns its signs round with the groups, and says nothing of an empty group', () => {
		const group = fc
			.tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
			.map(([of, share]) => hits(Math.round(of * share), of));
		fc.assert(
			fc.property(group, group, (a, b) => {
				const [one, other] = [compareShares(a, b), compareShares(b, a)];
				expect(one?.difference).toBeCloseTo(-(other?.difference ?? NaN), 12);
				expect(one?.low).toBeCloseTo(-(other?.high ?? NaN), 12);
				expect(one?.pValue).toBeCloseTo(other?.pValue ?? NaN, 6);
				expect(one?.pValue).toBeLessThanOrEqual(1);
			}),
		);
		expect(compareShares(hits(0, 0), hits(1, 2))).toBeNull();
	});
});

describe('several tests at once', () => {
	it('are corrected after Holm as statsmodels does', () => {
		const adjusted = holm([0.01, 0.04, 0.03, 0.005, 0.5]);
		[0.04, 0.09, 0.09, 0.02 + 0.005, 0.5].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
		expect(holm([])).toEqual([]);
	});
});

describe('how many people a test needs', () => {
	it('is what R’s documentation of power.prop.test says: 76.7 for 50 % against 75 % with power 90 %', () => {
		expect(peopleNeeded(0.5, 0.75, 0.05, 0.9)).toBe(77);
		expect(peopleNeeded(0.75, 0.5, 0.05, 0.9)).toBe(77);
		expect(peopleNeeded(0.1, 0.1)).toBe(Infinity);
		// statsmodels, samplesize_proportions_2indep_onetail, two-sided.
		expect(peopleNeeded(0.06, 0.05)).toBe(8_158);
		expect(peopleNeeded(0.008, 0.01)).toBe(35_001);
		expect(peopleNeeded(0.06, 0.05, 0.05 / 3)).toBe(10_882);
	});

	it('agrees with the rise that so many people show', () => {
		const people = peopleNeeded(0.05, 0.06);
		expect(detectableRise(0.05, people)).toBeCloseTo(0.01, 5);
		expect(detectableRise(0.05, 2)).toBeNull();
	});

	it('knows the points of the normal distribution', () => {
		expect(normalReach(0.025)).toBeCloseTo(1.959963985, 5);
		expect(normalReach(0.2)).toBeCloseTo(0.8416212, 5);
	});
});

describe('Student’s t and Welch’s test', () => {
	it('are what scipy says', () => {
		const tails = [
			[2, 5, 0.10193947882985835],
			[1.3, 30.7, 0.20327719527055177],
			[4, 2.5, 0.03901297584131825],
			[0.1, 1e5, 0.9203445259067263],
		] as const;
		for (const [t, df, p] of tails) expect(studentTwoSided(t, df)).toBeCloseTo(p, 9);
		const reaches = [
			[1, 12.706204736174694],
			[5, 2.5705818356363146],
			[30.7, 2.040321537812142],
			[1e5, 1.9599877075346095],
		] as const;
		for (const [df, t] of reaches) expect(studentReach(0.95, df)).toBeCloseTo(t, 8);
		expect(incompleteBeta(0.2, 0.5, 0.5)).toBeCloseTo(0.29516724, 7);
		expect(incompleteBeta(0.9, 3, 1.5)).toBeCloseTo(0.87765938, 7);
		expect(logGamma(0.3)).toBeCloseTo(1.0957979948180756, 12);
		expect(logGamma(1e6) / 12815504.569147611).toBeCloseTo(1, 12);
	});

	it('compare two means with unequal spread', () => {
		const first = { count: 8, mean: 50.5 / 8, variance: 114.49553571428571 };
		const second = { count: 10, mean: 0.7, variance: 2.6777777777777776 };
		const compared = welch(first, second);
		expect(compared?.difference).toBeCloseTo(5.6125, 10);
		expect(compared?.df).toBeCloseTo(7.26241441512567, 8);
		expect(compared?.pValue).toBeCloseTo(0.183538952420209, 9);
		expect(compared?.low).toBeCloseTo(-3.3507225749979286, 7);
		expect(compared?.high).toBeCloseTo(14.57572257499793, 7);
		expect(welch({ ...first, count: 1 }, second)).toBeNull();
	});
});
