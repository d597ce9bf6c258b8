const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

const ago = (count: number) => (count === 0 ? 'today' : `${days(count)} ago`);

export interface ReasonFacts {
	/** Own purchases on different days. */
	readonly times: number;
	readonly usualDays: number | null;
	/** Since the last own purchase; null without one. */
	readonly daysSinceLast: number | null;
}

/** Why a product is expected, e.g. "Bought 6 times, about every 14 days, last 12 days ago". */
export function basketReason({ times, usualDays, daysSinceLast }: ReasonFacts): string {
	if (times === 0 || daysSinceLast === null) return 'Popular with our customers';
	if (times === 1 || usualDays === null) return `Bought once, ${ago(daysSinceLast)}`;
	const usual = days(Math.max(1, Math.round(usualDays)));
	return times === 2
		? `Bought twice, ${usual} apart, last ${ago(daysSinceLast)}`
		: `Bought ${times} times, about every ${usual}, last ${ago(daysSinceLast)}`;
}
