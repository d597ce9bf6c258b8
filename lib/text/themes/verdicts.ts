/** Which themes rise, fall and are new: tests over all themes at once. */
import { adjustedP, kendallTrend, sharesP } from '../../math';
import type { ThemeTrend } from './report';
import type { Tally } from './tallies';

const SIGNIFICANT = 0.05;
/** A new theme has at most this part of its present share before the date. */
const MOST_BEFORE = 0.2;
const LEAST_NEW = 5;

/** Share of each theme over the periods that have texts, tested by Kendall's tau, adjusted for the number of themes. */
export function themeTrends(themes: readonly Tally[], all: Tally): (ThemeTrend | null)[] {
	const used = Array.from(all.periods.keys()).filter((at) => (all.periods[at]?.rows ?? 0) > 0);
	const trends = themes.map(({ periods }) =>
		kendallTrend(used.map((at) => (periods[at]?.rows ?? 0) / (all.periods[at]?.rows ?? 1))),
	);
	const adjusted = adjustedP(trends.map((trend) => trend?.pValue ?? 1));
	return trends.map((trend, at) => {
		if (!trend) return null;
		const { tau, slope, low, high } = trend;
		const pValue = adjusted[at] ?? 1;
		const moving = pValue <= SIGNIFICANT && tau !== 0;
		const direction = moving ? (tau > 0 ? 'rising' : 'falling') : 'steady';
		return { direction, tau, pValue, slope, low, high };
	});
}

/** New: at least five texts since the date, a share that is at least five times what it was before, and no chance (adjusted). */
export function newThemes(themes: readonly Tally[], all: Tally): boolean[] {
	const pValues = themes.map(({ before, after }) => sharesP(before, all.before, after, all.after));
	const adjusted = adjustedP(pValues);
	return themes.map(({ before, after }, at) => {
		const [then, now] = [before / Math.max(1, all.before), after / Math.max(1, all.after)];
		const rare = then <= MOST_BEFORE * now;
		return rare && after >= LEAST_NEW && all.before > 0 && (adjusted[at] ?? 1) <= SIGNIFICANT;
	});
}
