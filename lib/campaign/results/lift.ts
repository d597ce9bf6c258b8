import { compareShares, holm, peopleNeeded, welch, wilson, type Moments } from '../../math';
import type { Members } from './members';
import type { Purchases } from './purchases';
import { bootstrapLift } from './bootstrapLift';
import type { Bounded } from './bounded';
import type { LiftReport, LiftResult, RevenueLift } from './results';
import { chance, money, people, percent, pointRange, wholeRange } from './words';

/** With fewer buyers a ratio says nothing. */
const LEAST_BUYERS = 5;
const Z = 1.959963984540054;
/** Nobody mails more. */
const MOST_PEOPLE = 1e7;

interface Group {
	readonly buyers: number;
	readonly spent: Moments;
	/** What those spent who spent. */
	readonly values: Float64Array;
}

/** Mailed people against the hold-out group; null when nobody was held out or nobody mailed. */
export function liftOf(
	members: Members,
	purchases: Purchases,
	windowDays: number,
): LiftReport | null {
	const { heldOut, variants: names, rest, hasRest } = members;
	const group = (isIn: (row: number) => boolean) => groupOf(members, purchases, isIn);
	const held = group((row) => heldOut[row] === true);
	const isMailed = (row: number) => heldOut[row] === false;
	const all = group(isMailed);
	if (held.spent.count === 0 || all.spent.count === 0) return null;
	// Those who waited for the winner had another time, and so had those held out among them.
	const parts = hasRest ? [false, true] : [false];
	const variants = parts.flatMap((isRest) => {
		const isPart = (row: number) => !hasRest || rest[row] === isRest;
		const alike = group((row) => heldOut[row] === true && isPart(row));
		const some = [...new Set(names.filter((_, row) => isMailed(row) && isPart(row)))].sort();
		if (alike.spent.count === 0 || (some.length < 2 && !hasRest)) return [];
		return some.map((variant) => {
			const own = group((row) => isMailed(row) && isPart(row) && names[row] === variant);
			return { ...compare(variant, own, alike, purchases.hasAmounts), rest: isRest };
		});
	});
	const adjusted = holm(variants.map(({ pValue }) => pValue));
	const groups = [
		compare('', all, held, purchases.hasAmounts),
		...variants.map((one, i) => ({ ...one, adjustedP: adjusted[i] ?? 1 })),
	];
	return {
		...{ windowDays, orders: purchases.orders },
		groups: groups.map((one) => ({ ...one, text: textOf(one) })),
	};
}

function groupOf(
	{ since }: Members,
	{ bought, revenue }: Purchases,
	isIn: (row: number) => boolean,
): Group {
	let [count, buyers, mean, squares] = [0, 0, 0, 0];
	const values: number[] = [];
	for (let row = 0; row < since.length; row++) {
		if (!isIn(row)) continue;
		const value = revenue[row] ?? 0;
		buyers += bought[row] ?? 0;
		if (value !== 0) values.push(value);
		count++;
		// Welford 1962.
		const off = value - mean;
		mean += off / count;
		squares += off * (value - mean);
	}
	const variance = count > 1 ? squares / (count - 1) : NaN;
	return { buyers, spent: { count, mean, variance }, values: Float64Array.from(values) };
}

const times = ({ value, low, high }: Bounded, by: number): Bounded => ({
	...{ value: value * by, low: low * by, high: high * by },
});

function compare(variant: string, mailed: Group, held: Group, hasAmounts: boolean): LiftResult {
	const [a, b] = [mailed, held].map(({ buyers, spent }) => wilson(buyers, spent.count));
	const compared = a && b && compareShares(a, b);
	if (!compared) throw new RangeError('a group is empty');
	const { difference: value, low, high, pValue } = compared;
	const difference = { value, low, high };
	const enough = Math.min(mailed.buyers, held.buyers) >= LEAST_BUYERS;
	const spread = (1 - a.value) / a.count + (1 - b.value) / b.count;
	return {
		...{ variant, rest: false, mailed: a, heldOut: b, difference, pValue, adjustedP: pValue },
		relative: enough ? ratio(a.value / b.value, spread) : null,
		additionalBuyers: times(difference, a.of),
		revenue: hasAmounts ? revenueLift(mailed, held, enough) : null,
		text: '',
	};
}

/** A ratio less one, with the interval of its logarithm (Katz and others 1978; delta method). */
function ratio(value: number, variance: number): Bounded {
	const reach = Math.exp(Z * Math.sqrt(variance));
	return { value: value - 1, low: value / reach - 1, high: value * reach - 1 };
}

function revenueLift(mailed: Group, held: Group, enough: boolean): RevenueLift | null {
	const compared = welch(mailed.spent, held.spent);
	if (!compared) return null;
	const { difference: value, low, high, pValue } = compared;
	const difference = { value, low, high };
	const [a, b] = [mailed.spent, held.spent];
	const bootstrap = bootstrapLift(
		{ values: mailed.values, count: a.count },
		{ values: held.values, count: b.count },
	);
	const part = ({ count, mean, variance }: Moments) => variance / count / mean ** 2;
	const isPositive = a.mean > 0 && b.mean > 0;
	return {
		...{ mailedPerPerson: a.mean, heldOutPerPerson: b.mean, difference, bootstrap, pValue },
		additional: times(difference, a.count),
		relative: enough && isPositive ? ratio(a.mean / b.mean, part(a) + part(b)) : null,
	};
}

/** What it means, in plain English. */
function textOf(result: LiftResult): string {
	const { variant, mailed, heldOut, difference, adjustedP, ...more } = result;
	const name = more.rest ? `${variant}, after it had won,` : variant;
	const who = variant === '' ? 'The campaign' : name;
	const seen = `${percent(mailed.value, 2)} of ${people(mailed.of)} mailed and ${percent(heldOut.value, 2)} of ${people(heldOut.of)} held out bought`;
	if (mailed.count + heldOut.count < 2 * LEAST_BUYERS)
		return `Too few bought to tell anything: ${mailed.count} of ${people(mailed.of)} mailed and ${heldOut.count} of ${people(heldOut.of)} held out.`;
	if (adjustedP >= 0.05)
		return `No effect of ${variant === '' ? 'the campaign' : name} on buying can be shown yet: ${seen}, a difference of ${pointRange(difference)}; ${chance(adjustedP)}.${needed(mailed, heldOut)}`;
	const way = difference.value > 0 ? 'made more people buy' : 'made fewer people buy';
	return `${who} ${way}: ${seen}, a difference of ${pointRange(difference)}; ${chance(adjustedP)}. ${buyersText(more.additionalBuyers)}${moneyText(more.revenue)}`;
}

function buyersText({ value, low, high }: Bounded): string {
	const fewer = { value: -value, low: -high, high: -low };
	return value > 0
		? `That is about ${wholeRange({ value, low, high })} buyers more than without it.`
		: `That is about ${wholeRange(fewer)} buyers fewer than without it.`;
}

type Counts = { readonly value: number; readonly of: number };

function needed(mailed: Counts, heldOut: Counts): string {
	const each = peopleNeeded(mailed.value, heldOut.value);
	const least = Math.min(mailed.of, heldOut.of);
	if (each > MOST_PEOPLE || each <= least) return '';
	return ` Were the difference as large as it looks, about ${people(each)} in each group would show it.`;
}

function moneyText(revenue: RevenueLift | null): string {
	if (!revenue) return '';
	const { value, low, high } = revenue.additional;
	const told = `${money(value)} (95 % interval ${money(low)} to ${money(high)})`;
	const { bootstrap, pValue } = revenue;
	const isSure = bootstrap === null || bootstrap.low > 0 || bootstrap.high < 0;
	if (pValue < 0.05 && !isSure)
		return ` Whether revenue changed cannot be told yet: by ${told}, but the bootstrap interval reaches across zero.`;
	return pValue < 0.05
		? ` Revenue changed by ${told} because of it.`
		: ` Whether revenue changed cannot be told yet: by ${told}.`;
}
