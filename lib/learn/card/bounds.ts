/** What keeps a card small whatever the data: names are cut, lists are cut and counted, curves are thinned and rounded. */

export const MOST = {
	classes: 50,
	columns: 120,
	leftOut: 100,
	importance: 50,
	leaderboard: 30,
	curves: 6,
	confusion: 12,
	points: 200,
} as const;

const LONGEST_NAME = 200;

export const cut = (text: string, most: number = LONGEST_NAME): string =>
	text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

export const firstOf = <T>(all: readonly T[], most: number) => ({
	shown: all.slice(0, most),
	more: Math.max(0, all.length - most),
});

/** Five significant digits: enough for a chart. */
export const rounded = (value: number): number => Number(value.toPrecision(5));

export const numberOrNull = (value: number | undefined): number | null =>
	value === undefined || !Number.isFinite(value) ? null : value;
