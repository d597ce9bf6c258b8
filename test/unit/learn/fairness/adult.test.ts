import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fitFrame } from '../../../../lib/features';
import { GradientBoosting } from '../../../../lib/learn';
import {
	applyGroupThresholds,
	auditFairness,
	fitGroupThresholds,
	reweigh,
} from '../../../../lib/learn/fairness';
import { accuracy } from '../../../../lib/learn/metrics';
import { recordsToTable } from '../../../../lib/table';

jest.setTimeout(180_000);

const FOLDER = join(__dirname, '../../../../../shared/data/adult');
const there = existsSync(FOLDER);
const suite = there ? describe : describe.skip;
const NUMBERS = new Set([0, 2, 4, 10, 11, 12]);
const SEX = 9;
const INCOME = 14;

function read(file: string) {
	const rows = gunzipSync(readFileSync(join(FOLDER, file)))
		.toString()
		.split('\n')
		.map((line) => line.trim().split(', '))
		.filter((cells) => cells.length === 15);
	const records = rows.map((cells) =>
		Object.fromEntries(
			cells.slice(0, INCOME).map((cell, i) => [`c${i}`, NUMBERS.has(i) ? Number(cell) : cell]),
		),
	);
	const values = Int32Array.from(rows, (cells) => (cells[INCOME]!.startsWith('>50K') ? 1 : 0));
	return {
		table: recordsToTable(records).table,
		target: { task: 'classification', values, nClasses: 2 } as const,
		groups: Int32Array.from(rows, (cells) => (cells[SEX] === 'Male' ? 1 : 0)),
	};
}

const decide = (p: Float64Array) => Int32Array.from(p, (value) => (value >= 0.5 ? 1 : 0));

suite(
	`adult, official split, by sex${there ? '' : ' (skipped: ../shared/data/adult is not here)'}`,
	() => {
		const load = () => {
			const train = read('adult.data.gz');
			const recipe = fitFrame(train.table);
			const test = read('adult.test.gz');
			const frames = {
				train: recipe.apply(train.table).frame,
				test: recipe.apply(test.table).frame,
			};
			const scores = (sampleWeight?: Float64Array) =>
				new GradientBoosting({ task: 'classification' })
					.fit(frames.train, train.target, { sampleWeight, threads: 1 })
					.predict(frames.test, { threads: 1 })
					.filter((_, i) => i % 2 === 1);
			return { train, test, scores };
		};
		let data: ReturnType<typeof load>;
		let scores: Float64Array;
		const gap = (predicted: Int32Array) =>
			auditFairness(
				{
					truth: data.test.target.values,
					predicted,
					groups: data.test.groups,
					groupNames: ['Female', 'Male'],
				},
				{ replicates: 20 },
			).measures.demographicParityDifference;

		beforeAll(() => {
			data = load();
			scores = data.scores();
		});

		test('decisions of gradient boosting have a parity gap near .17', () => {
			const { value, low, high } = gap(decide(scores));
			expect(Math.abs(value - 0.17)).toBeLessThan(0.01);
			expect(low).toBeLessThan(value);
			expect(high).toBeGreaterThan(value);
		});

		const mitigated = () => {
			const { groups } = data.test;
			const fitted = fitGroupThresholds(scores, scores, groups, 2, { limit: 0.05 });
			return { fair: applyGroupThresholds(scores, groups, fitted.thresholds), stated: fitted.gap };
		};

		test('thresholds by group bring it to .05, without an outcome of the list', () => {
			const { fair, stated } = mitigated();
			expect(gap(fair).value).toBeLessThanOrEqual(0.05 + 1e-9);
			expect(gap(fair).value).toBeCloseTo(stated, 10);
			expect(accuracy(data.test.target.values, decide(scores))).toBeGreaterThan(0.868);
		});

		// The goal, not reached (1.14 points): thresholds that know the outcomes cost 1.06 with these scores, and the probabilities
		// themselves say 1.1 to 1.2, the least that any rule with equal shares can expect (see bench/RESULTS.md, notes).
		// This turns red on the day it is reached, and then becomes an ordinary test.
		test.failing('thresholds by group cost at most one point of accuracy', () => {
			const { values } = data.test.target;
			const before = accuracy(values, decide(scores));
			expect(accuracy(values, mitigated().fair)).toBeGreaterThanOrEqual(before - 0.01);
		});

		test('reweighing alone makes it smaller', () => {
			const fair = data.scores(reweigh(data.train.target, data.train.groups, 2));
			expect(gap(decide(fair)).value).toBeLessThan(gap(decide(scores)).value - 0.05);
		});
	},
);
