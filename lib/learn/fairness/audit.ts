import type { BootstrapOptions, Score } from '../metrics';
import { bootstrap } from '../metrics/bootstrap';
import { onceEach } from '../metrics/ranking';
import { cellsOf, ratesOf, type Cells, type FairnessData, type GroupRates } from './groupRates';

/** How far the groups lie apart. Differences: 0 is equal, 1 the worst; the ratio: 1 is equal, 0 the worst. */
export const FAIRNESS_MEASURES = [
	/** Greatest less least share of favourable decisions. */
	'demographicParityDifference',
	/** Least over greatest share (the "four-fifths rule" asks for .8). */
	'demographicParityRatio',
	/** Gap of the true positive rates. */
	'equalOpportunityDifference',
	/** The larger of the gaps of true and false positive rates. */
	'equalisedOddsDifference',
	/** Gap of the precisions. */
	'predictiveParityDifference',
] as const;

export type FairnessMeasure = (typeof FAIRNESS_MEASURES)[number];

export interface AuditOptions extends BootstrapOptions {
	/** Groups of fewer rows are listed and flagged but left out of the gaps: their rates are noise. Default 30. */
	readonly minGroupRows?: number | undefined;
}

export interface GroupReport extends GroupRates {
	readonly name: string;
	readonly rows: number;
	/** Share of all rows. */
	readonly share: number;
	/** Too few rows to say anything; left out of the gaps. */
	readonly small: boolean;
}

export interface FairnessReport {
	readonly groups: readonly GroupReport[];
	/** NaN with a reason when fewer than two groups can be compared. */
	readonly measures: Readonly<Record<FairnessMeasure, Score>>;
	readonly warnings: readonly string[];
}

/**
 * Compares the decisions between groups, with bootstrap intervals. Same data + seed = same numbers. Throws EMPTY_INPUT,
 * INVALID_PARAMETER (lengths, fewer than two groups), WRONG_TYPE (decisions that are not 0 or 1).
 */
export function auditFairness(data: FairnessData, options: AuditOptions = {}): FairnessReport {
	const { minGroupRows = 30 } = options;
	const cells = cellsOf(data);
	const rows = rowsOf(cells);
	const compared = rows.flatMap((count, group) => (count >= minGroupRows ? [group] : []));
	const nRows = cells.cell.length;
	const statistic = {
		names: FAIRNESS_MEASURES,
		values: (counts: Uint16Array) => gapsOf(ratesOf(cells, counts), compared),
	};
	const intervals = bootstrap(nRows, [statistic], options);
	const ones = onceEach(nRows);
	const gaps = gapsOf(ratesOf(cells, ones), compared);
	const score = (measure: FairnessMeasure) =>
		scoreOf(gaps[FAIRNESS_MEASURES.indexOf(measure)] ?? Number.NaN, intervals.get(measure));
	const groups = ratesOf(cells, ones).map((rates, group): GroupReport => {
		const count = rows[group] ?? 0;
		const name = data.groupNames[group] ?? '';
		return { name, rows: count, share: count / nRows, small: count < minGroupRows, ...rates };
	});
	return {
		groups,
		measures: {
			demographicParityDifference: score('demographicParityDifference'),
			demographicParityRatio: score('demographicParityRatio'),
			equalOpportunityDifference: score('equalOpportunityDifference'),
			equalisedOddsDifference: score('equalisedOddsDifference'),
			predictiveParityDifference: score('predictiveParityDifference'),
		},
		warnings: groups.flatMap(({ small, name, rows: count }) =>
			small
				? [`Group "${name}" has ${count} rows, fewer than ${minGroupRows}: left out of the gaps.`]
				: [],
		),
	};
}

function rowsOf({ cell, nGroups }: Cells): number[] {
	const rows = new Array<number>(nGroups).fill(0);
	for (const at of cell) rows[at >> 2] = (rows[at >> 2] ?? 0) + 1;
	return rows;
}

/** In the order of FAIRNESS_MEASURES; groups without a rate (nobody positive, nobody selected) are left out of that gap. */
function gapsOf(rates: readonly GroupRates[], compared: readonly number[]): number[] {
	const of = (rate: Exclude<keyof GroupRates, 'weight'>) =>
		compared.map((group) => rates[group]?.[rate] ?? Number.NaN).filter((r) => !Number.isNaN(r));
	const range = (values: readonly number[]) =>
		values.length < 2 ? Number.NaN : Math.max(...values) - Math.min(...values);
	const selected = of('selectionRate');
	const most = Math.max(...selected);
	return [
		range(selected),
		selected.length < 2 ? Number.NaN : most > 0 ? Math.min(...selected) / most : 1,
		range(of('truePositiveRate')),
		Math.max(range(of('truePositiveRate')), range(of('falsePositiveRate'))),
		range(of('precision')),
	];
}

const NONE = { low: Number.NaN, high: Number.NaN, standardError: Number.NaN, replicates: 0 };

function scoreOf(value: number, interval: Omit<Score, 'value'> = NONE): Score {
	if (!Number.isNaN(value)) return { value, ...interval };
	const reason = 'Undefined: fewer than two groups with enough rows and cases can be compared.';
	return { value, ...NONE, reason };
}
