/** When a new version takes the place of the current one, and the words for it. */
import type { Interval } from '../metrics/bootstrap';
import { lessIsBetter } from '../metrics';

export interface Lead {
	/** How much better the new version is in the deciding metric; negative: worse. Up is good, whatever the metric. */
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

export interface PromotionReport {
	/** Whether the new version takes the place of the current one. */
	readonly promoted: boolean;
	/** The current version was asked itself, or its algorithm, settings and columns were trained anew in the same parts. */
	readonly how: 'own predictions' | 'trained anew' | 'not compared';
	readonly currentVersion: number | null;
	readonly metric: string;
	readonly challenger: number | null;
	readonly champion: number | null;
	/** Paired, with its 95 % interval (wider when the new version is the best of several that were tried). */
	readonly lead: Lead | null;
	/** The whole interval must lie above this. */
	readonly margin: number;
	/** Rows that both were judged on. */
	readonly rows: number;
	/** What was compared, how, and why it ended so. */
	readonly reason: string;
}

/**
 * The paired difference (new − current) as a lead. `tried`: how many candidates the new one is the best of; the interval is
 * stretched to the confidence 1 − 0.05 / tried (Bonferroni), so that looking for the best of many does not win by chance.
 */
export function leadOf(
	metric: string,
	difference: Interval & { value: number },
	tried: number,
): Lead {
	const stretch = upperNormal(0.025 / Math.max(1, tried)) / upperNormal(0.025);
	const { value } = difference;
	const low = value - (value - difference.low) * stretch;
	const high = value + (difference.high - value) * stretch;
	if (!lessIsBetter(metric)) return { value, low, high };
	return { value: 0 - value, low: 0 - high, high: 0 - low };
}

/** z with upper tail `p`, 0 < p <= 0.5 (Abramowitz and Stegun 26.2.23, error below 4.5e-4). */
function upperNormal(p: number): number {
	const t = Math.sqrt(-2 * Math.log(p));
	const over = 2.515517 + 0.802853 * t + 0.010328 * t * t;
	return t - over / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
}

/** NaN (no interval) never promotes. */
export const wins = ({ low }: Lead, margin: number): boolean => low > margin;

const number = (value: number) => Number(value.toPrecision(4)).toString();

/** The last sentence of the reason. */
export function verdict(report: Omit<PromotionReport, 'reason'>): string {
	const { metric, challenger, champion, lead, margin, promoted } = report;
	if (challenger === null || champion === null || lead === null) return '';
	const numbers = `${metric}: new ${number(challenger)}, current ${number(champion)}; the new one leads by ${number(lead.value)} (95 % interval ${number(lead.low)} to ${number(lead.high)}).`;
	const bound = margin === 0 ? 'above 0' : `above the margin of ${number(margin)}`;
	return promoted
		? `${numbers} The whole interval lies ${bound}: the new version is the current one now.`
		: `${numbers} The whole interval must lie ${bound}, and it does not: the current version stays, the new one is saved beside it.`;
}
