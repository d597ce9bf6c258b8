import { trainModel } from '../../../../lib/learn';
import { decodeTrainedModel } from '../../../../lib/learn/train/model';
import { Random } from '../../../../lib/math';
import { cellAt, numberColumn, stringColumn } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { savable } from '../../../support/savable';
import { audited, BASE, firstOf, N, parity, people, train } from './fairnessPeople';

const context = testContext();

describe('the audit', () => {
	it('reports none unless it is asked for', async () => {
		const { report } = await trainModel(people(), BASE, context);
		expect(report.fairness).toBeNull();
	});

	it('finds how much more often men get a yes, with an interval and the groups', async () => {
		const fairness = await audited({});
		const { groups } = firstOf(fairness);
		expect(groups.map(({ name, rows }) => [name, rows])).toEqual([
			['man', N / 2],
			['woman', N / 2],
		]);
		const [man, woman] = groups;
		const difference = Number(man?.before.favourable) - Number(woman?.before.favourable);
		const { before, after } = parity(fairness);
		expect(before.value).toBeCloseTo(difference, 5);
		expect(before.value).toBeGreaterThan(0.25);
		expect(before.low).toBeLessThan(Number(before.value));
		expect(after).toBeNull();
		expect(fairness.mitigation).toBeNull();
		expect(fairness.favourableClass).toBe('yes');
	});

	it('counts the other class when that is the favourable one', async () => {
		const yes = firstOf(await audited({})).groups;
		const no = firstOf(await audited({ favourableClass: 'no' })).groups;
		yes.forEach((group, at) => {
			const other = Number(no[at]?.before.favourable);
			expect(Number(group.before.favourable) + other).toBeCloseTo(1, 5);
		});
	});

	it('audits each column by itself, numbers in bands, empty values as a group of their own', async () => {
		const table = people();
		const holes = Array.from({ length: N }, (_, row) =>
			row % 10 === 0 ? null : Number(cellAt(table.column('age'), row)),
		);
		const withHoles = table.with([['age', numberColumn(holes)]]);
		const fairness = await audited(
			{ groupColumns: ['sex', 'age'], bandEdges: [30, 60] },
			withHoles,
		);
		expect(fairness.columns.map(({ column }) => column)).toEqual(['sex', 'age']);
		const [, age] = fairness.columns;
		expect(age?.groups.map(({ name }) => name)).toEqual([
			'below 30',
			'30 to below 60',
			'60 and above',
			'(missing)',
		]);
		expect(age?.groups[3]?.rows).toBe(N / 10);
		expect(age?.groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(N);
	});

	it('cuts numbers into quarters when no edges are given', async () => {
		const { groups } = firstOf(await audited({ groupColumns: ['age'] }));
		expect(groups).toHaveLength(4);
		for (const { rows } of groups) expect(Math.abs(rows - N / 4)).toBeLessThan(N / 15);
	});

	it('never learns from the group columns unless that is allowed', async () => {
		const all = { columns: undefined };
		const without = await train({}, people(), all);
		expect(without.report.columns).toEqual(['score', 'age']);
		const allowed = await train({ learnFromThem: true }, people(), all);
		expect(allowed.report.columns).toEqual(['score', 'age', 'sex']);
	});

	it('lists a group of one row and leaves it out of the differences', async () => {
		const table = people();
		const sex = Array.from({ length: N }, (_, row) =>
			row === 7 ? 'other' : String(cellAt(table.column('sex'), row)),
		);
		const fairness = await audited({}, table.with([['sex', stringColumn(sex)]]));
		const other = firstOf(fairness).groups.find(({ name }) => name === 'other');
		expect(other).toMatchObject({ rows: 1, small: true });
		expect(Math.abs(Number(parity(fairness).before.value))).toBeLessThan(0.6);
		expect(fairness.notes.join(' ')).toContain('"other" has 1 rows');
	});
});

describe('mitigation', () => {
	it('brings the shares together by thresholds, judged on rows they were not chosen on', async () => {
		const fairness = await audited({ mitigation: 'thresholds' });
		const { before, after } = parity(fairness);
		expect(before.value).toBeGreaterThan(0.25);
		expect(after?.value).toBeLessThan(0.1);
		const [man, woman] = fairness.mitigation?.thresholds ?? [];
		expect(man?.threshold).toBeGreaterThan(Number(woman?.threshold));
		expect(fairness.accuracy.price).toBeCloseTo(
			fairness.accuracy.before - Number(fairness.accuracy.after),
			5,
		);
		expect(fairness.accuracy.price).toBeGreaterThan(0);
	});

	it('holds the shares found together for equal opportunity', async () => {
		const fairness = await audited({ mitigation: 'thresholds', measure: 'equalOpportunity' });
		const { before, after } = firstOf(fairness).measures.equalOpportunityDifference;
		expect(after?.value).toBeLessThan(Number(before.value));
		expect(after?.value).toBeLessThan(0.12);
	});

	it('holds the shares together when "no" is the favourable class', async () => {
		const fairness = await audited({ mitigation: 'thresholds', favourableClass: 'no' });
		expect(parity(fairness).before.value).toBeGreaterThan(0.25);
		expect(parity(fairness).after?.value).toBeLessThan(0.1);
	});

	it('reweighs inside the folds and reports the model without weights beside it', async () => {
		// The sex may be learnt from: that is what the weights take away.
		const more = { columns: ['score', 'sex'] };
		const table = people();
		const random = new Random(9);
		const prejudiced = Array.from({ length: N }, (_, row) => {
			const man = cellAt(table.column('sex'), row) === 'man';
			return random.uniform() < (man ? 0.7 : 0.3) ? 'yes' : 'no';
		});
		const unfair = table.with([
			['bought', stringColumn(prejudiced)],
			['score', numberColumn(prejudiced.map(() => random.normal()))],
		]);
		const option = { mitigation: 'reweigh', learnFromThem: true } as const;
		const fairness = await audited(option, unfair, more);
		expect(parity(fairness).before.value).toBeGreaterThan(0.8);
		expect(parity(fairness).after?.value).toBeLessThan(0.2);
		const { artefact } = savable(await train(option, unfair, more));
		expect(decodeTrainedModel(artefact).groups).toBeNull();
	});

	it('gives a group of few rows the common threshold and says so', async () => {
		const table = people();
		const sex = Array.from({ length: N }, (_, row) =>
			row < 5 ? 'other' : String(cellAt(table.column('sex'), row)),
		);
		const fairness = await audited(
			{ mitigation: 'thresholds' },
			table.with([['sex', stringColumn(sex)]]),
		);
		expect(fairness.mitigation?.thresholds).toContainEqual({ group: 'other', threshold: null });
		expect(fairness.notes.join(' ')).toContain('the common one holds: other');
	});
});

describe('a limit', () => {
	it('that is exceeded keeps the model from being handed out, with the reason', async () => {
		const limits = { demographicParityDifference: 0.1 };
		const { artefact, report } = await train({ limits });
		expect(artefact).toBeNull();
		expect(report.fairness?.policy.passed).toBe(false);
		expect(report.fairness?.policy.reasons[0]).toMatch(/^By sex: Demographic parity difference is/);
		expect(report.notes[0]).toContain('The model was not saved');
	});

	it('that is kept after mitigation lets it through', async () => {
		const limits = { demographicParityDifference: 0.1 };
		const { artefact, report } = await train({ limits, mitigation: 'thresholds' });
		expect(report.fairness?.policy).toEqual({ limits, passed: true, reasons: [] });
		expect(artefact).not.toBeNull();
	});

	it('is asked of every group column', async () => {
		const limits = { demographicParityDifference: 0.2 };
		const { report } = await train({ groupColumns: ['age', 'sex'], limits });
		expect(report.fairness?.policy.reasons).toHaveLength(1);
		expect(report.fairness?.policy.reasons[0]).toContain('By sex');
	});
});
