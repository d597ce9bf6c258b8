import { detectableRise } from '../../math';
import { ALPHA } from './pairs';
import type { Metric } from './resultsOptions';
import type { Comparison, VariantResult, Verdict } from './results';
import { chance, people, percent, pointRange, whole } from './words';

/** What people did, as a noun and as a verb. */
export const DEEDS: Readonly<Record<Metric, { readonly noun: string; readonly verb: string }>> = {
	clicked: { noun: 'clicks', verb: 'clicked' },
	opened: { noun: 'opens', verb: 'opened' },
	converted: { noun: 'buyers', verb: 'bought' },
	unsubscribed: { noun: 'unsubscribes', verb: 'unsubscribed' },
};

/** Nobody mails more. */
const MOST_PEOPLE = 1e7;

const none = (text: string): Verdict => ({ winner: null, text });

/** Which variant is better by the metric, or why that cannot be said yet and how many more people it takes. */
export function verdictOf(
	metric: Metric,
	variants: readonly VariantResult[],
	comparisons: readonly Comparison[],
): Verdict {
	const { noun, verb } = DEEDS[metric];
	const reached = variants.filter((one) => (one[metric]?.of ?? 0) > 0);
	if (reached.length === 0) return none('Nobody has been mailed yet.');
	if (variants.length < 2) return none('There is only one message: there is nothing to compare.');
	if (reached.length < variants.length) return none('Not every variant has reached somebody yet.');
	const own = comparisons.filter((one) => one.metric === metric);
	if (own.length === 0)
		return none(`Nobody has ${verb} yet: there is nothing to compare the variants by.`);
	const sign = metric === 'unsubscribed' ? -1 : 1;
	const shareOf = (one: VariantResult) => one[metric]?.value ?? 0;
	const ranked = [...variants].sort((a, b) => sign * (shareOf(b) - shareOf(a)));
	const [best, next] = ranked;
	if (!best || !next) return none('There is nothing to compare.');
	const against = own.filter((one) => one.first === best.variant || one.second === best.variant);
	if (against.every(({ clear }) => clear)) return won(best, next, metric, against);
	const worse = against.filter(({ clear }) => clear).map((one) => otherOf(one, best.variant));
	const known = worse.length === 0 ? '' : ` ${best.variant} is better than ${worse.join(', ')}.`;
	return none(
		`No winner by ${noun} can be named yet: ${ranked.map((one) => `${one.variant} ${percent(shareOf(one))}`).join(', ')} ${verb}.${known}${more(best, next, metric, against)}`,
	);
}

const otherOf = ({ first, second }: Comparison, name: string) => (first === name ? second : first);

function won(
	best: VariantResult,
	next: VariantResult,
	metric: Metric,
	against: readonly Comparison[],
): Verdict {
	const { verb } = DEEDS[metric];
	const [bestShare, nextShare] = [best[metric]?.value ?? 0, next[metric]?.value ?? 0];
	const closest = against.find((one) => otherOf(one, best.variant) === next.variant);
	if (!closest) return none('There is nothing to compare.');
	const { value, low, high } = closest.difference;
	const turned =
		closest.first === best.variant ? closest.difference : { value: -value, low: -high, high: -low };
	const many = against.length > 1 ? ', corrected for the number of comparisons' : '';
	return {
		winner: best.variant,
		text: `${best.variant} is better: ${percent(bestShare)} ${verb}, against ${percent(nextShare)} with ${next.variant}, a difference of ${pointRange(turned)}; ${chance(closest.adjustedP)}${many}.`,
	};
}

/** How many people it takes, were the difference what it looks like, and what these people could show at all. */
function more(
	best: VariantResult,
	next: VariantResult,
	metric: Metric,
	against: readonly Comparison[],
): string {
	const [a, b] = [best[metric], next[metric]];
	const open = against.find((one) => otherOf(one, best.variant) === next.variant);
	if (!a || !b || !open) return '';
	const least = Math.min(a.of, b.of);
	const told =
		open.peopleNeeded === null
			? ''
			: open.peopleNeeded > MOST_PEOPLE
				? ` ${best.variant} and ${next.variant} do about the same: more people would hardly tell them apart.`
				: ` If ${best.variant} and ${next.variant} are as different as they look, about ${people(open.peopleNeeded - least)} more in each of them would show it.`;
	const rise = detectableRise(b.value, least, ALPHA / Math.max(1, against.length));
	const reach =
		rise === null
			? ` With ${people(least)} a variant no difference can be shown.`
			: ` With ${whole(least)} people a variant only differences from about ${(100 * rise).toFixed(1)} points on are likely to show.`;
	return told + reach;
}
