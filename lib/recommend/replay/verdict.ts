import type { Interval } from '../metrics';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const points = (share: number) => (100 * share).toFixed(1);

/** In plain words, whether the model's lists were hit by more customers than another kind of list. */
export function verdictOf(
	other: string,
	{ ours, theirs, gain }: { ours: Interval; theirs: Interval; gain: Interval },
): string {
	const rates = `${percent(ours.mean)} of the customers bought something from the model’s list, ${percent(theirs.mean)} from ${other}`;
	const range = `difference ${points(gain.mean)} points, 95 % interval ${points(gain.low)} to ${points(gain.high)}`;
	if (gain.low > 0) return `Better than ${other}: ${rates} (${range}).`;
	if (gain.high < 0) return `Worse than ${other}: ${rates} (${range}).`;
	return `No difference from ${other} can be shown: ${rates} (${range}, which includes zero).`;
}
