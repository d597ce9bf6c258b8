/** What Train Model tells of fairness: small, finite JSON, each number before and after mitigation. */
import type { FairnessMeasure, FairnessPolicy, FairnessReport, GroupReport } from '../fairness';
import type { Score } from '../metrics';
import type { ParityMeasure } from './fairnessOptions';

export interface FairnessValue {
	readonly value: number | null;
	/** 95 % bootstrap interval; null where there is none. */
	readonly low: number | null;
	readonly high: number | null;
}

/** Shares, each 0..1 or null where nobody is below the line. */
export interface FairnessRates {
	/** Share that gets the favourable decision. */
	readonly favourable: number | null;
	/** Of those who belong to the favourable class, the share that gets it. */
	readonly truePositiveRate: number | null;
	readonly falsePositiveRate: number | null;
	/** Of those who get it, the share that belongs to the class. */
	readonly precision: number | null;
	readonly accuracy: number | null;
}

export interface FairnessGroup {
	readonly name: string;
	/** Judged rows. */
	readonly rows: number;
	/** Too few rows to say anything: listed, but left out of the differences. */
	readonly small: boolean;
	/** Share that belongs to the favourable class in truth. */
	readonly baseRate: number | null;
	readonly before: FairnessRates;
	readonly after: FairnessRates | null;
}

export interface FairnessColumn {
	readonly column: string;
	readonly groups: readonly FairnessGroup[];
	readonly measures: Readonly<
		Record<
			FairnessMeasure,
			{ readonly before: FairnessValue; readonly after: FairnessValue | null }
		>
	>;
}

export interface TrainFairness {
	/** What is audited, in a sentence. */
	readonly audited: string;
	readonly favourableClass: string;
	readonly columns: readonly FairnessColumn[];
	/** Null: none was asked for. */
	readonly mitigation: {
		readonly method: 'reweigh' | 'thresholds';
		readonly column: string;
		/** Thresholds only. */
		readonly measure: ParityMeasure | null;
		readonly limit: number | null;
		/** Probability of the favourable class from which a group gets it; above 1: nobody; null: the common threshold. */
		readonly thresholds: readonly { readonly group: string; readonly threshold: number | null }[];
	} | null;
	/** Share of right decisions on the judged rows; `price`: what mitigation cost. */
	readonly accuracy: {
		readonly before: number;
		readonly after: number | null;
		readonly price: number | null;
	};
	readonly policy: {
		readonly limits: FairnessPolicy;
		readonly passed: boolean;
		/** Why the model was not handed out. */
		readonly reasons: readonly string[];
	};
	readonly notes: readonly string[];
}

/** One column: the audit before mitigation and, if there was one, after it. */
export function fairnessColumn(
	column: string,
	before: FairnessReport,
	after: FairnessReport | null,
): FairnessColumn {
	const measure = (name: FairnessMeasure) => ({
		before: valueOf(before.measures[name]),
		after: after && valueOf(after.measures[name]),
	});
	const groups = before.groups.map(({ name, rows, small, baseRate }, at): FairnessGroup => {
		const rates = { before: ratesOf(before.groups[at]), after: after && ratesOf(after.groups[at]) };
		return { name, rows, small, baseRate: short(baseRate), ...rates };
	});
	return {
		column,
		groups,
		measures: {
			demographicParityDifference: measure('demographicParityDifference'),
			demographicParityRatio: measure('demographicParityRatio'),
			equalOpportunityDifference: measure('equalOpportunityDifference'),
			equalisedOddsDifference: measure('equalisedOddsDifference'),
			predictiveParityDifference: measure('predictiveParityDifference'),
		},
	};
}

function ratesOf(group: GroupReport | undefined): FairnessRates {
	return {
		favourable: short(group?.selectionRate),
		truePositiveRate: short(group?.truePositiveRate),
		falsePositiveRate: short(group?.falsePositiveRate),
		precision: short(group?.precision),
		accuracy: short(group?.accuracy),
	};
}

const valueOf = ({ value, low, high }: Score): FairnessValue => {
	return { value: short(value), low: short(low), high: short(high) };
};

/** Six digits are enough to read, and keep the item small. */
export function short(value: number | undefined): number | null {
	return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 1e6) / 1e6;
}
