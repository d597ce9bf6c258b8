import { LibraryError } from '../../errors';
import { FAIRNESS_MEASURES, type FairnessMeasure, type FairnessReport } from './audit';

/** Limits that a model must keep: differences at most, the ratio at least. */
export type FairnessPolicy = Readonly<Partial<Record<FairnessMeasure, number>>> & {
	/** Whether the whole interval must keep the limit (strict), or only the measured value (default). */
	readonly useInterval?: boolean;
};

export interface PolicyResult {
	readonly passed: boolean;
	/** One sentence a limit that is exceeded or cannot be judged. */
	readonly reasons: readonly string[];
}

const NAMES: Record<FairnessMeasure, string> = {
	demographicParityDifference: 'Demographic parity difference',
	demographicParityRatio: 'Demographic parity ratio',
	equalOpportunityDifference: 'Equal opportunity difference',
	equalisedOddsDifference: 'Equalised odds difference',
	predictiveParityDifference: 'Predictive parity difference',
};

/** Judges an audit. A measure that could not be worked out blocks too. Throws INVALID_PARAMETER for a limit outside 0..1. */
export function checkPolicy(report: FairnessReport, policy: FairnessPolicy): PolicyResult {
	const reasons = FAIRNESS_MEASURES.flatMap((measure) => {
		const limit = policy[measure];
		if (limit === undefined) return [];
		if (!(limit >= 0 && limit <= 1)) {
			throw new LibraryError(
				'INVALID_PARAMETER',
				`The limit of ${measure} must be 0..1, got ${limit}.`,
				'Use e.g. 0.1 for a difference, 0.8 for the ratio.',
			);
		}
		return broken(report, measure, limit, policy.useInterval === true);
	});
	return { passed: reasons.length === 0, reasons };
}

function broken(
	report: FairnessReport,
	measure: FairnessMeasure,
	limit: number,
	useInterval: boolean,
): string[] {
	const score = report.measures[measure];
	const name = NAMES[measure];
	const atLeast = measure === 'demographicParityRatio';
	const value = useInterval ? (atLeast ? score.low : score.high) : score.value;
	if (Number.isNaN(value))
		return [`${name} cannot be judged: ${score.reason ?? 'it has no interval.'}`];
	if (atLeast ? value >= limit : value <= limit) return [];
	const end = useInterval ? ` (${atLeast ? 'lower' : 'upper'} end of its interval)` : '';
	const side = atLeast ? 'below' : 'above';
	return [`${name} is ${value.toFixed(3)}${end}, ${side} the limit ${limit}.`];
}
