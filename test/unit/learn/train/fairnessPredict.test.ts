import { predictWithModel } from '../../../../lib/learn';
import { readGroupDecision } from '../../../../lib/learn/train/fairnessDecision';
import { decodeTrainedModel } from '../../../../lib/learn/train/model';
import { Random } from '../../../../lib/math';
import {
	cellAt,
	dateColumn,
	numberColumn,
	recordsToTable,
	stringColumn,
	Table,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { savable } from '../../../support/savable';
import { audited, N, parity, people, train, type Fairness } from './fairnessPeople';

const context = testContext();

describe('predicting with thresholds per group', () => {
	it('decides each group by its own threshold and keeps the shares together on new people', async () => {
		const { artefact } = savable(await train({ mitigation: 'thresholds' }));
		const fresh = people(17, 4_000);
		const { table, report } = await predictWithModel(fresh, { artefact }, context);
		const thresholds = new Map(report.groups?.groups.map((one) => [one.name, one.threshold]));
		const yes = new Map<string, number>();
		for (let row = 0; row < 4_000; row++) {
			const sex = String(cellAt(fresh.column('sex'), row));
			const probability = Number(table.cell('probability', row));
			const expected = probability >= Number(thresholds.get(sex)) ? 'yes' : 'no';
			expect(table.cell('prediction', row)).toBe(expected);
			if (expected === 'yes') yes.set(sex, (yes.get(sex) ?? 0) + 1 / 2_000);
		}
		expect(Math.abs(Number(yes.get('man')) - Number(yes.get('woman')))).toBeLessThan(0.1);
		expect(report.groups).toMatchObject({ column: 'sex', favourableClass: 'yes', unknownRows: 0 });
	});

	it('counts unknown and empty groups and decides them by the common threshold', async () => {
		const { artefact, report } = savable(await train({ mitigation: 'thresholds' }));
		const fresh = recordsToTable([
			{ score: 0.6, sex: 'man' },
			{ score: 0.6, sex: 'robot' },
			{ score: 0.6, sex: null },
		]).table;
		const result = await predictWithModel(fresh, { artefact }, context);
		expect(result.report.groups?.unknownRows).toBe(2);
		expect(result.report.notes.join(' ')).toContain('2 rows are of groups of "sex"');
		const probability = Number(result.table.cell('probability', 1));
		const common = probability >= Number(report.threshold) ? 'yes' : 'no';
		expect(result.table.cell('prediction', 1)).toBe(common);
		expect(result.table.cell('prediction', 2)).toBe(common);
	});

	it('reads the bands of an age whatever type the column has', async () => {
		const option = {
			groupColumns: ['age'],
			bandEdges: [30, 60],
			mitigation: 'thresholds',
		} as const;
		const { artefact } = savable(await train(option));
		const rows = [17, 30, 59.9, 60].map((age) => ({ score: 0, age: String(age), x: 'x' }));
		const texts = new Table([
			['score', numberColumn(rows.map(({ score }) => score))],
			['age', stringColumn(rows.map(({ age }) => age))],
		]);
		const { report } = await predictWithModel(texts, { artefact }, context);
		expect(report.groups?.groups.map(({ rows: count }) => count)).toEqual([1, 2, 1]);
	});

	it('needs the group column, unless one probability is set for all', async () => {
		const { artefact } = savable(await train({ mitigation: 'thresholds' }));
		const fresh = people().select(['score']);
		await expect(predictWithModel(fresh, { artefact }, context)).rejects.toMatchObject({
			code: 'MISSING_COLUMN',
			details: { columns: ['sex'] },
		});
		const { report } = await predictWithModel(fresh, { artefact, threshold: 0.5 }, context);
		expect(report.groups).toBeNull();
		expect(report.notes.join(' ')).toContain('thresholds per group of "sex" were not used');
	});
});

describe('what cannot be audited', () => {
	const refused: readonly [string, Partial<Fairness>, Table, object, RegExp][] = [
		['a missing column', { groupColumns: ['gender'] }, people(), {}, /no column "gender"/],
		['no column at all', { groupColumns: [] }, people(), {}, /needs a group column/],
		[
			'one group only',
			{},
			people().with([['sex', stringColumn(new Array<string>(N).fill('man'))]]),
			{},
			/one group only, "man"/,
		],
		[
			'a thousand groups',
			{},
			people().with([
				['sex', stringColumn(Array.from({ length: N }, (_, row) => `g${row % 1_000}`))],
			]),
			{},
			/1000 groups; at most 100/,
		],
		[
			'dates',
			{},
			people().with([['sex', dateColumn(Array.from({ length: N }, (_, row) => row * 1e9))]]),
			{},
			/\(date\) makes no groups/,
		],
		[
			'a number to predict',
			{},
			people(),
			{ target: 'score', columns: ['age'], algorithm: 'ridge' },
			/predicts a number/,
		],
		['an unknown favourable class', { favourableClass: 'maybe' }, people(), {}, /no class "maybe"/],
		['a limit above 1', { limits: { demographicParityRatio: 4 } }, people(), {}, /must be 0\.\.1/],
		[
			'edges that fall',
			{ groupColumns: ['age'], bandEdges: [60, 30] },
			people(),
			{},
			/rising numbers/,
		],
		[
			'thresholds for three classes',
			{ mitigation: 'thresholds', favourableClass: 'a' },
			people().with([
				['bought', stringColumn(Array.from({ length: N }, (_, row) => 'abc'.charAt(row % 3)))],
			]),
			{},
			/need two classes/,
		],
		[
			'thresholds for groups of few rows',
			{ mitigation: 'thresholds' },
			people(1, 50),
			{},
			/two groups of at least 30/,
		],
	];

	it.each(refused)(
		'%s is refused before a model comes out',
		async (_, option, table, more, text) => {
			await expect(train(option, table, more)).rejects.toThrow(text);
		},
	);

	it('of three classes one against the others is audited, and that is said', async () => {
		const random = new Random(2);
		const table = people();
		const classes = Array.from({ length: N }, () => 'abc'.charAt(random.integer(3)));
		const fairness = await audited(
			{ favourableClass: 'b', mitigation: 'reweigh' },
			table.with([['bought', stringColumn(classes)]]),
		);
		expect(fairness.audited).toContain('The other 2 classes count as one');
		expect(parity(fairness).after?.value).toBeLessThan(0.6);
	});
});

describe('a model with thresholds per group', () => {
	it('is read back as it was written, and the same rows give the same bytes', async () => {
		const one = savable(await train({ mitigation: 'thresholds' }));
		const two = savable(await train({ mitigation: 'thresholds' }));
		expect(Buffer.from(one.artefact).equals(Buffer.from(two.artefact))).toBe(true);
		const groups = decodeTrainedModel(one.artefact).groups;
		expect(groups).toMatchObject({
			group: { column: 'sex', edges: null, names: ['man', 'woman'] },
			favourable: 1,
		});
		expect(groups?.thresholds).toEqual(
			one.report.fairness?.mitigation?.thresholds.map(({ threshold }) => threshold),
		);
	});

	it.each([
		['no group column', { group: 3 }],
		['another number of thresholds', { thresholds: [0.5] }],
		['a class that is not there', { favourable: 2 }],
		['edges that fall', { group: { column: 'age', edges: [3, 2], names: ['a', 'b'] } }],
		['an unknown measure', { measure: 'luck' }],
		['a threshold that is no number', { thresholds: ['0.5', 0.4] }],
	])('is refused with %s', (_, damage) => {
		const good = {
			group: { column: 'sex', edges: null, names: ['man', 'woman'] },
			favourable: 1,
			thresholds: [0.5, null],
			measure: 'demographicParity',
		};
		expect(readGroupDecision(good)).toEqual(good);
		expect(() => readGroupDecision({ ...good, ...damage })).toThrow('thresholds per group');
	});
});
