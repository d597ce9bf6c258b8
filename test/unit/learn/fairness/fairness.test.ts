import fc from 'fast-check';
import {
	applyGroupThresholds,
	auditFairness,
	checkPolicy,
	FAIRNESS_MEASURES,
	fitGroupThresholds,
	reweigh,
} from '../../../../lib/learn/fairness';
import { Random } from '../../../../lib/math';
import golden from '../../../golden/fairness.json';

const code = (expected: string) => expect.objectContaining({ code: expected });
const NAMES = ['a', 'b', 'c'];
const data = {
	truth: golden.truth,
	predicted: golden.predicted,
	groups: golden.group,
	groupNames: NAMES,
};

describe.each([
	['without weights', golden.plain, undefined],
	['with weights', golden.weighted, golden.weights],
] as const)("auditFairness %s gives scikit-learn's", (_, expected, weights) => {
	const report = auditFairness({ ...data, weights }, { replicates: 50 });

	test('rates of each group', () => {
		report.groups.forEach((group, g) => {
			for (const [rate, value] of Object.entries(expected.groups[g]!))
				expect(Math.abs(Number(group[rate as keyof typeof group]) - value)).toBeLessThan(1e-12);
		});
	});

	test('gaps, each inside its interval', () => {
		for (const measure of FAIRNESS_MEASURES) {
			const { value, low, high } = report.measures[measure];
			expect(Math.abs(value - expected.measures[measure])).toBeLessThan(1e-12);
			expect(low).toBeLessThanOrEqual(high);
		}
	});
});

describe('auditFairness', () => {
	test('flags a small group and leaves it out of the gaps', () => {
		const few = 5;
		const report = auditFairness(
			{
				truth: [...golden.truth, ...new Array<number>(few).fill(1)],
				predicted: [...golden.predicted, ...new Array<number>(few).fill(0)],
				groups: [...golden.group, ...new Array<number>(few).fill(3)],
				groupNames: [...NAMES, 'tiny'],
			},
			{ replicates: 0 },
		);
		expect(report.groups[3]).toMatchObject({ rows: few, small: true, selectionRate: 0 });
		expect(report.warnings).toEqual([expect.stringContaining('"tiny" has 5 rows')]);
		expect(report.measures.demographicParityDifference.value).toBeCloseTo(
			golden.plain.measures.demographicParityDifference,
			12,
		);
	});

	test('says why a gap has no value', () => {
		const report = auditFairness({ ...data, truth: golden.truth.map(() => 0) }, { replicates: 20 });
		expect(report.measures.equalOpportunityDifference).toMatchObject({
			value: NaN,
			reason: expect.stringContaining('fewer than two groups'),
		});
		expect(report.measures.demographicParityDifference.value).toBeGreaterThan(0);
	});

	test('refuses one group, and decisions that are probabilities', () => {
		expect(() => auditFairness({ ...data, groupNames: ['a'] })).toThrow(code('INVALID_PARAMETER'));
		expect(() => auditFairness({ ...data, predicted: golden.truth.map(() => 0.3) })).toThrow(
			code('WRONG_TYPE'),
		);
	});
});

test('reweighing makes group and class independent and keeps the sum', () => {
	const target = {
		task: 'classification',
		values: Int32Array.from(golden.truth),
		nClasses: 2,
	} as const;
	const weights = reweigh(target, golden.group, 3, golden.weights);
	const sum = (fits: (row: number) => boolean) =>
		weights.reduce((total, w, row) => total + (fits(row) ? w : 0), 0);
	const all = sum(() => true);
	expect(all).toBeCloseTo(
		golden.weights.reduce((a, b) => a + b, 0),
		8,
	);
	const share = sum((row) => golden.truth[row] === 1) / all;
	for (const g of [0, 1, 2]) {
		const positives = sum((row) => golden.truth[row] === 1 && golden.group[row] === g);
		expect(positives / sum((row) => golden.group[row] === g)).toBeCloseTo(share, 12);
	}
});

describe('thresholds by group', () => {
	const cases = fc.array(
		fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 })),
		{ minLength: 4, maxLength: 25 },
	);

	test('are the most accurate of all pairs of thresholds within the limit', () => {
		fc.assert(
			fc.property(cases, fc.constantFrom(0, 0.1, 0.3), (rows, limit) => {
				const truth = rows.map(([y]) => Number(y));
				const scores = rows.map(([, score]) => score);
				const groups = rows.map(([, , group]) => group);
				fc.pre(groups.includes(0) && groups.includes(1));
				const rate = (predicted: Int32Array, g: number) => {
					const of = Array.from(predicted).filter((_, row) => groups[row] === g);
					return of.reduce((a, b) => a + b, 0) / of.length;
				};
				let most = 0;
				for (const a of [0, 1, 2, 3, 4, 5, Infinity])
					for (const b of [0, 1, 2, 3, 4, 5, Infinity]) {
						const predicted = applyGroupThresholds(scores, groups, [a, b]);
						if (Math.abs(rate(predicted, 0) - rate(predicted, 1)) > limit + 1e-9) continue;
						most = Math.max(most, truth.filter((y, row) => y === predicted[row]).length);
					}
				const fitted = fitGroupThresholds(truth, scores, groups, 2, { limit });
				const predicted = applyGroupThresholds(scores, groups, fitted.thresholds);
				expect(Math.abs(rate(predicted, 0) - rate(predicted, 1))).toBeCloseTo(fitted.gap, 12);
				expect(fitted.gap).toBeLessThanOrEqual(limit + 1e-9);
				expect(truth.filter((y, row) => y === predicted[row])).toHaveLength(most);
				expect(fitted.accuracy).toBeCloseTo(most / truth.length, 12);
			}),
		);
	});

	const random = new Random(6);
	const n = 5000;
	const groups = Array.from({ length: n }, () => random.integer(3));
	const risk = groups.map((group) => 1 / (1 + Math.exp(1.5 - 0.8 * group - 1.3 * random.normal())));
	const truth = risk.map((p) => Number(random.uniform() < p));

	test.each(['demographicParity', 'equalOpportunity'] as const)(
		'keep the gap of %s of three groups within .05, at the price that they state',
		(measure) => {
			const fitted = fitGroupThresholds(truth, risk, groups, 3, { measure, limit: 0.05 });
			const predicted = applyGroupThresholds(risk, groups, fitted.thresholds);
			const report = auditFairness(
				{ truth, predicted, groups, groupNames: NAMES },
				{ replicates: 0 },
			);
			const name =
				measure === 'demographicParity'
					? 'demographicParityDifference'
					: 'equalOpportunityDifference';
			expect(report.measures[name].value).toBeLessThanOrEqual(0.05 + 1e-9);
			expect(report.measures[name].value).toBeCloseTo(fitted.gap, 10);
			expect(fitted.accuracy).toBeLessThan(fitted.accuracyWithoutLimit);
		},
	);

	test('are refused for a group without rows and a limit above 1', () => {
		expect(() => fitGroupThresholds(truth, risk, groups, 4, { limit: 0.05 })).toThrow(
			code('UNDEFINED_METRIC'),
		);
		expect(() => fitGroupThresholds(truth, risk, groups, 3, { limit: 5 })).toThrow(
			code('INVALID_PARAMETER'),
		);
	});
});

describe('checkPolicy', () => {
	const report = auditFairness(data, { replicates: 100 });
	const gap = report.measures.demographicParityDifference;

	test('passes limits that are kept and blocks those that are not, with the numbers', () => {
		expect(checkPolicy(report, { demographicParityDifference: gap.value + 0.01 })).toEqual({
			passed: true,
			reasons: [],
		});
		const blocked = checkPolicy(report, {
			demographicParityDifference: 0.05,
			demographicParityRatio: 0.99,
		});
		expect(blocked.passed).toBe(false);
		expect(blocked.reasons[0]).toContain(`${gap.value.toFixed(3)}, above the limit 0.05`);
		expect(blocked.reasons[1]).toContain('below the limit 0.99');
	});

	test('can ask for the whole interval', () => {
		const policy = { demographicParityDifference: gap.value + 0.001, useInterval: true };
		expect(checkPolicy(report, policy).passed).toBe(false);
	});

	test('blocks what cannot be judged', () => {
		const none = auditFairness({ ...data, truth: golden.truth.map(() => 0) }, { replicates: 0 });
		expect(checkPolicy(none, { equalOpportunityDifference: 0.5 }).passed).toBe(false);
	});
});
