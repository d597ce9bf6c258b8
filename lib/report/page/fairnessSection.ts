import type { CardFairness } from '../../learn';
import { rowChart, type ChartRow, type RowMark } from '../chart/rowChart';
import { percentText, rangeText, wholeText } from '../format';
import { EMPTY, markup, nameOf, type Markup } from '../markup';
import { bullets, figure, paragraph, section, table } from './parts';
import { shareInterval } from './quality';

type AuditedColumn = CardFairness['columns'][number];
type Group = AuditedColumn['groups'][number];

const MOST_ROWS = 12;
const MEASURES: Readonly<Record<string, string>> = {
	demographicParityDifference: 'Gap of the shares that get it (0 is equal)',
	demographicParityRatio: 'Least over greatest share (1 is equal)',
	equalOpportunityDifference: 'Gap among those who belong to the class',
	equalisedOddsDifference: 'Larger gap of right and wrong ones',
	predictiveParityDifference: 'Gap of how often it is right',
};

const gapText = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

export function fairnessSection(fairness: CardFairness | null): Markup {
	if (!fairness)
		return section(
			'Is it fair?',
			paragraph(
				'Not audited: no group column was chosen. Before it decides about people, train it with a fairness audit.',
			),
		);
	const { audited, columns, mitigation, accuracy, policy, notes } = fairness;
	const verdict = policy.passed
		? EMPTY
		: markup`<p><b>Limits are exceeded, so it was not saved.</b></p>${bullets(policy.reasons)}`;
	const price =
		mitigation && accuracy.after !== null
			? paragraph(
					`Mitigation (${mitigation.method === 'reweigh' ? 'training rows weighed anew' : 'a threshold for each group'}): right decisions ${percentText(accuracy.before)} before, ${percentText(accuracy.after)} after.`,
				)
			: EMPTY;
	return section(
		'Is it fair?',
		paragraph(audited),
		verdict,
		price,
		markup`<div class="charts">${columns.map((column, at) => groupFigure(column, fairness, at))}</div>`,
		...columns.map(measuresTable),
		notes.length > 0 ? bullets(notes) : EMPTY,
	);
}

const markOf = ({ rows }: Group, rate: number | null): RowMark | null =>
	rate === null || rows === 0 ? null : { value: rate, ...shareInterval(rate, rows) };

function groupFigure(
	{ column, groups, moreGroups }: AuditedColumn,
	{ favourableClass, mitigation }: CardFairness,
	at: number,
): Markup {
	const hidden = Math.max(0, groups.length - MOST_ROWS) + moreGroups;
	const rows = groups.slice(0, MOST_ROWS).map((group): ChartRow => ({
		label: `${group.name}${group.small ? ' (few rows)' : ''}`,
		marks: [
			markOf(group, group.before.favourable),
			...(mitigation ? [markOf(group, group.after?.favourable ?? null)] : []),
		],
	}));
	return figure({
		title: `By ${column}`,
		text: `Share of each group that gets "${favourableClass}", with 95 % intervals.${hidden > 0 ? ` ${hidden} smaller groups are not drawn.` : ''}`,
		chart: rowChart({
			...{ id: `group${at}`, title: `By ${column}`, kind: 'dots', rows },
			description: `Share that gets ${favourableClass}, by ${column}.`,
			axis: { title: 'Share that gets it', percent: true, range: [0, 1] },
			series: mitigation ? ['Before mitigation', 'After mitigation'] : ['Share'],
		}),
		numbers: groupTable(groups),
	});
}

function groupTable(groups: readonly Group[]): Markup {
	const number = true;
	return table(
		[
			{ title: 'Group' },
			{ title: 'Rows', number },
			{ title: 'Gets it', number },
			{ title: 'Of the class', number },
			{ title: 'Wrongly', number },
			{ title: 'Right', number },
			{ title: 'Gets it, after', number },
		],
		groups.map(({ name, rows, before, after }) => ({
			cells: [
				nameOf(name),
				wholeText(rows),
				percentText(before.favourable),
				percentText(before.truePositiveRate),
				percentText(before.falsePositiveRate),
				percentText(before.precision),
				percentText(after?.favourable ?? null),
			],
		})),
	);
}

function measuresTable({ column, measures }: AuditedColumn): Markup {
	const order = Object.keys(MEASURES);
	const inOrder = Object.entries(measures).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
	const rows = inOrder.map(([name, { before, after }]) => ({
		cells: [
			Object.hasOwn(MEASURES, name) ? (MEASURES[name] ?? name) : name,
			gapText(before.value),
			rangeText(before.low, before.high, gapText),
			gapText(after?.value ?? null),
			rangeText(after?.low ?? null, after?.high ?? null, gapText),
		],
	}));
	const number = true;
	return table(
		[
			{ title: 'Measure' },
			{ title: 'Model', number },
			{ title: '95 % interval', number },
			{ title: 'After', number },
			{ title: '95 % interval', number },
		],
		rows,
		`Between the groups of ${column}`,
	);
}
